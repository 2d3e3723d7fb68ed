import { Symmetry } from '../classes/symmetry';
import type { IntentFile } from '../intent/intent-schema';
import { rememberLasting, type Model } from '../model/model';

/** Of fewer VPCs than this none is worth being compared with another. */
const FEW = 6;

/**
 * Compares the VPCs of a landscape, so that like ones are proved once: {@link prove} does it by itself when nobody has
 * done it before.
 */
export function compare(model: Model, file: IntentFile): void {
  symmetryOf(model, file);
}

/** What is alike in the landscape, as far as the intents do not tell it apart. */
export function symmetryOf(model: Model, { groups, intents }: IntentFile): Symmetry | undefined {
  if (model.network.vpcs.size < FEW) return undefined;
  const blocks = Object.values(groups).flatMap(({ cidrs }) => cidrs ?? []);
  const ends = intents.flatMap(({ from, to, except }) => [
    ...[from, to].flat(),
    ...(except ?? []).flatMap((exception) => [exception.from ?? [], exception.to ?? []].flat()),
  ]);
  const texts = [...blocks, ...ends.filter((end) => /^[0-9a-f.:]+(\/\d+)?$/i.test(end))];
  return rememberLasting(model, `symmetry ${texts.join(' ')}`, () => new Symmetry(model, texts));
}
