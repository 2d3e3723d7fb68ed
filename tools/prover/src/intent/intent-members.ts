import type { Model } from '../model/model';
import { Groups } from './groups';
import type { Intent, IntentFile } from './intent-schema';

/** An intent with the ends that it means, each in the words of `landbridge trace`. */
export interface IntentMembers {
  readonly intent: Intent;
  readonly from: readonly string[];
  readonly to: readonly string[];
}

/** Who is meant by each intent. Throws PRV103 and PRV104, as `prove` does. */
export function intentMembers(model: Model, file: IntentFile, place = 'intents'): IntentMembers[] {
  const groups = new Groups(model, file, place);
  const texts = (names: string | readonly string[]): string[] =>
    groups.members(names).map(({ text }) => text);
  return file.intents.map((intent) => ({ intent, from: texts(intent.from), to: texts(intent.to) }));
}
