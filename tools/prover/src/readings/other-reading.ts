import { choose, type Chosen } from '@landbridge/terraform-model';
import { buildModel, withDown, type Model } from '../model/model';
import { refusals } from './refusals';

/** Other readings of a configuration are asked again and again; so many of them are kept. */
const MOST_KEPT = 512;

const kept = new WeakMap<object, Map<string, Reading>>();

interface Reading {
  readonly model: Model;
  /** What AWS would refuse of it. */
  readonly refused: ReadonlySet<string>;
}

/** The model with some attributes read otherwise, under the same assumptions and failures. */
export function otherReading(model: Model, chosen: readonly Chosen[]): Reading {
  const { configuration } = model.network.reading;
  const assumed = model.assumptions.down ?? [];
  const down = model.failures.list.filter((id) => !assumed.includes(id));
  const made = kept.get(configuration) ?? new Map<string, Reading>();
  kept.set(configuration, made);
  const key = chosen.map(({ address, path, value }) => `${address} ${path} ${String(value)}`).join('\n');
  let fair = made.get(key);
  if (fair === undefined) {
    const other = buildModel(choose(configuration, chosen), model.assumptions);
    fair = { model: other, refused: refusals(other.network) };
    if (made.size < MOST_KEPT) made.set(key, fair);
  }
  return { ...fair, model: withDown(fair.model, down) };
}
