import type { TfObject } from '../../src/contract';
import { FORMS } from '../../src/types/forms';

/** The import id of an applied resource; undefined for a type that cannot be imported. */
export function importIdOf(type: string, state: TfObject): string | undefined {
  const form = FORMS[type];
  const id = state['id'] === undefined ? form?.id : '{id}';
  const template = form?.import === undefined ? id : form.import[0];
  return template?.replace(/\{([^{}]+)\}/g, (_, names: string) => {
    const found = names.split('|').map((name) => state[name]);
    return String(found.find((value) => value !== undefined && value !== null && value !== '') ?? '');
  });
}
