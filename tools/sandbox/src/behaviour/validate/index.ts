import type { BlockSchema, TfObject } from '../../contract';
import type { Diagnostic } from '../../protocol/messages';
import type { TypeFacts } from '../facts';

/** What the provider refuses about a configuration before it is planned. */
export function validateResource(_block: BlockSchema, _facts: TypeFacts, _config: TfObject): Diagnostic[] {
  return [];
}
