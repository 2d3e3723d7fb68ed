import type { Orbits } from '../classes/orbits';
import { TRIVIAL, type Classes, type Symmetry } from '../classes/symmetry';
import { failuresOf } from '../intent/failure-classes';
import type { Intent } from '../intent/intent-schema';
import type { Member } from '../intent/member';
import type { Model } from '../model/model';
import type { Engine } from './engine';

/** A state of the world in which intents are judged: fair, or with one failure. */
export interface Weather {
  readonly model: Model;
  /** In the words of `--down`; undefined in fair weather. */
  readonly under: string | undefined;
  /** What is alike all the same. */
  readonly classes: Classes;
  /** Every pair is walked by itself: for comparison. */
  readonly isPlain: boolean;
}

/** Failures of things that are alike, of which one is looked at. */
export interface Storm {
  readonly weather: Weather;
  readonly size: number;
  /** What was found of the one, said of each of the others. */
  others(found: { readonly from: Member; readonly to: Member }): Iterable<Spoken>;
}

export interface Spoken {
  readonly from: Member;
  readonly to: Member;
  readonly weather: Weather;
}

export interface States {
  readonly fair: Weather;
  /** Fair weather and every single failure. */
  readonly count: number;
  /** The failures, those alike taken together of which the same is asked. */
  storms(asked: Orbits): readonly Storm[];
}

/** Models with one more failure, made once for all intents. */
export class Weathers {
  private readonly known = new Map<string, Weather>();
  readonly fair: Weather;

  constructor(
    private readonly engine: Engine,
    private readonly model: Model,
    private readonly symmetry: Symmetry | undefined,
    private readonly isPlain = false,
  ) {
    this.fair = { model, under: undefined, classes: this.classesUnder([]), isPlain };
  }

  /** Fair weather, and every single failure that the intent survives. */
  of(intent: Intent): States {
    const failures = new Set((intent.survives ?? []).flatMap((name) => failuresOf(this.model, name)));
    return { fair: this.fair, count: failures.size + 1, storms: (asked) => this.storms(failures, asked) };
  }

  private storms(failures: Iterable<string>, asked: Orbits): Storm[] {
    const alike = new Map<string, string[]>();
    for (const failure of failures) {
      const key = this.kindOf(failure, asked);
      const list = alike.get(key);
      if (list === undefined) alike.set(key, [failure]);
      else list.push(failure);
    }
    return [...alike.values()].map((list) => this.storm(list));
  }

  private storm(failures: readonly string[]): Storm {
    const [first = '', ...others] = failures;
    const spoken = (
      { from, to }: { readonly from: Member; readonly to: Member },
      failure: string,
    ): Spoken => {
      const swap = (address: string) => this.swapped(address, first, failure);
      return { from: moved(from, swap), to: moved(to, swap), weather: this.under(failure) };
    };
    return {
      weather: this.under(first),
      size: failures.length,
      *others(found) {
        for (const failure of others) yield spoken(found, failure);
      },
    };
  }

  /** What an address becomes when the components of two failing things change places. */
  private swapped(address: string, one: string, other: string): string {
    const { classes } = this.fair;
    const [a, b] = [classes.placeOf(resourceOf(one)), classes.placeOf(resourceOf(other))];
    return a === undefined || b === undefined || this.symmetry === undefined
      ? address
      : this.symmetry.moved(address, a.component, b.component);
  }

  private kindOf(failure: string, asked: Orbits): string {
    const { classes } = this.fair;
    const resource = resourceOf(failure);
    const place = classes.placeOf(resource);
    if (place === undefined) return failure;
    const kind = asked.kindOf(place.component);
    return `${classes.classOf(place.component)} ${kind} ${place.at} ${failure.slice(resource.length)}`;
  }

  private under(failure: string): Weather {
    let weather = this.known.get(failure);
    if (weather === undefined) {
      const model = this.engine.withDown(this.model, [failure]);
      weather = { model, under: failure, classes: this.classesUnder([failure]), isPlain: this.isPlain };
      this.known.set(failure, weather);
    }
    return weather;
  }

  private classesUnder(failures: readonly string[]): Classes {
    const struck = [...this.model.failures.list, ...failures].map(resourceOf);
    return this.symmetry?.without(struck) ?? TRIVIAL;
  }
}

function resourceOf(failure: string): string {
  return failure.replace(/\/tunnel[12]$/, '');
}

function moved(member: Member, swap: (address: string) => string): Member {
  const { text, vpc, subnets } = member;
  return {
    ...member,
    text: swap(text),
    ...(vpc !== undefined && { vpc: swap(vpc) }),
    subnets: subnets.map(swap),
  };
}

/**
 * Whether a member is itself struck by the failures in force: then nothing is asked of it. That a whole side is
 * struck is another matter.
 */
export function isStruck({ model, under }: Pick<Weather, 'model' | 'under'>, member: Member): boolean {
  if (under === undefined) return false;
  const { failures, network } = model;
  if (failures.resource(member.text) || under === member.text) return true;
  if (member.subnets.length === 0) return false;
  return member.subnets.every((key) => {
    const subnet = network.subnets.get(key);
    return subnet !== undefined && failures.subnet(subnet);
  });
}
