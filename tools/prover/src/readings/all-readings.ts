/**
 * Answers that hold however a plan is read. A plan shows what an expression refers to and not how, so that some ids are
 * open among several, and others were taken for granted. An answer is given where every reading gives the same; else it
 * is unknown, and says what it depends on.
 */
import {
  openAttributes,
  type Alternative,
  type Chosen,
  type Configuration,
  type OpenAttribute,
} from '@landbridge/terraform-model';
import type { Model } from '../model/model';
import { otherReading } from './other-reading';
import { refusals } from './refusals';

/** Readings of one question that are tried at the most, fewer of a large plan: each is read again as a whole. */
const MOST_READINGS = 2500;
const MOST_RESOURCES_READ = 2_000_000;

/** What has to be known of an answer. */
export interface Answering<T> {
  readonly ask: (model: Model) => T;
  /** What must be the same in all readings; undefined where the answer is unknown. */
  readonly verdict: (answer: T) => string | undefined;
  /** Reasons of an answer that is unknown. */
  readonly reasons: (answer: T) => readonly string[];
  /** The answer, unknown because it depends on something. */
  readonly open: (answer: T, because: string) => T;
}

/**
 * The answer in all readings of the model's configuration: with every open attribute that matters chosen in every way,
 * and then with each index that was taken for granted computed in each other way.
 */
export function inAllReadings<T>(model: Model, answering: Answering<T>): T {
  const readings = readingsOf(model.network.reading.configuration);
  if (readings.open.length === 0 && readings.alternatives.length === 0) return answering.ask(model);
  const search = new Search(model, answering, readings.open);
  const first = search.settle([]);
  if (first === undefined) return answering.ask(model);
  const verdict = answering.verdict(first.answer);
  if (verdict === undefined) return first.answer;
  for (const { said, changes } of readings.alternatives) {
    if (search.isExhausted)
      return answering.open(
        first.answer,
        `the indexes of the plan can be read in too many ways: ask its state, or its source`,
      );
    const other = search.settle([...first.chosen, ...changes]);
    if (other === undefined || answering.verdict(other.answer) === verdict) continue;
    return answering.open(first.answer, `it depends on how ${said} is computed, which a plan does not show`);
  }
  return first.answer;
}

/** Whether there is but one way to read the model's configuration: true of everything but plans. */
export function isReadInOneWay({ network }: Model): boolean {
  const { open, alternatives } = readingsOf(network.reading.configuration);
  return open.length === 0 && alternatives.length === 0;
}

/** An answer, and the reading in which it was given. */
interface Settled<T> {
  readonly answer: T;
  readonly chosen: readonly Chosen[];
}

class Search<T> {
  private left: number;
  private readonly asRead: { readonly model: Model; readonly refused: ReadonlySet<string> };

  constructor(
    private readonly model: Model,
    private readonly answering: Answering<T>,
    private readonly open: readonly OpenAttribute[],
  ) {
    const { size } = model.network.reading.configuration.resources;
    this.left = Math.min(MOST_READINGS, Math.ceil(MOST_RESOURCES_READ / Math.max(1, size)));
    this.asRead = { model, refused: refusals(model.network) };
  }

  get isExhausted(): boolean {
    return this.left <= 0;
  }

  /** The answer where all open attributes that matter are chosen in every way; undefined where AWS refuses this reading. */
  settle(chosen: readonly Chosen[]): Settled<T> | undefined {
    const { model, refused } = chosen.length === 0 ? this.asRead : otherReading(this.model, chosen);
    // What AWS refuses of the configuration anyway tells nothing about a reading.
    this.left -= 1;
    if ([...refused].some((each) => !this.asRead.refused.has(each))) return undefined;
    const answer = this.answering.ask(model);
    if (this.answering.verdict(answer) !== undefined) return { answer, chosen };
    const attribute = this.decisive(answer, chosen);
    return attribute === undefined ? { answer, chosen } : this.overChoices(answer, attribute, chosen);
  }

  private overChoices(
    answer: T,
    { address, path, unknown }: OpenAttribute,
    chosen: readonly Chosen[],
  ): Settled<T> | undefined {
    const { verdict, open } = this.answering;
    let agreed: Settled<T> | undefined;
    for (const value of unknown.choices ?? []) {
      if (this.left <= 0)
        return { answer: open(answer, `${unknown.because}; there are too many ways to read it`), chosen };
      const next = this.settle([...chosen, { address, path, value }]);
      if (next === undefined) continue;
      if (verdict(next.answer) === undefined) return next;
      if (agreed !== undefined && verdict(agreed.answer) !== verdict(next.answer))
        return { answer: open(answer, unknown.because), chosen };
      agreed ??= next;
    }
    return agreed;
  }

  /** The open attribute of which an unknown answer speaks. */
  private decisive(answer: T, chosen: readonly Chosen[]): OpenAttribute | undefined {
    const reasons = this.answering.reasons(answer);
    return this.open.find(
      ({ address, path, unknown }) =>
        reasons.some((reason) => reason.includes(unknown.because)) &&
        !chosen.some((each) => each.address === address && each.path === path),
    );
  }
}

interface Readings {
  readonly open: readonly OpenAttribute[];
  readonly alternatives: readonly Alternative[];
}

const readings = new WeakMap<Configuration, Readings>();

function readingsOf(configuration: Configuration): Readings {
  let known = readings.get(configuration);
  if (known === undefined) {
    const { alternatives } = configuration;
    // Only plans are read in several ways: what Terraform JSON leaves open has no choices.
    known = alternatives === undefined ? NONE : { open: openAttributes(configuration), alternatives };
    readings.set(configuration, known);
  }
  return known;
}

const NONE: Readings = { open: [], alternatives: [] };
