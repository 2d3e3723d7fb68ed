import type { Intent } from '../intent/intent-schema';
import { failuresOf } from '../intent/failure-classes';
import type { Member } from '../intent/member';
import type { Model } from '../model/model';
import type { Engine } from './engine';

/** A state of the world in which intents are judged: fair, or with one failure. */
export interface Weather {
  readonly model: Model;
  /** In the words of `--down`; undefined in fair weather. */
  readonly under: string | undefined;
}

/** Models with one more failure, made once for all intents. */
export class Weathers {
  private readonly known = new Map<string, Weather>();
  readonly fair: Weather;

  constructor(
    private readonly engine: Engine,
    private readonly model: Model,
  ) {
    this.fair = { model, under: undefined };
  }

  /** Fair weather first, then every single failure that the intent survives. */
  of(intent: Intent): readonly Weather[] {
    const failures = new Set((intent.survives ?? []).flatMap((name) => failuresOf(this.model, name)));
    return [this.fair, ...[...failures].map((failure) => this.under(failure))];
  }

  private under(failure: string): Weather {
    let weather = this.known.get(failure);
    if (weather === undefined) {
      weather = { model: this.engine.withDown(this.model, [failure]), under: failure };
      this.known.set(failure, weather);
    }
    return weather;
  }
}

/**
 * Whether a member is itself struck by the failures in force: then nothing is asked of it. That a whole side is
 * struck is another matter.
 */
export function isStruck({ model, under }: Weather, member: Member): boolean {
  if (under === undefined) return false;
  const { failures, network } = model;
  if (failures.resource(member.text) || under === member.text) return true;
  if (member.subnets.length === 0) return false;
  return member.subnets.every((key) => {
    const subnet = network.subnets.get(key);
    return subnet !== undefined && failures.subnet(subnet);
  });
}
