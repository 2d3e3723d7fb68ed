import { join } from 'node:path';

/** Files of the last proof. */
export function proofFiles({ root }: { readonly root: string }): {
  readonly json: string;
  readonly text: string;
} {
  return { json: join(root, '.landbridge/proof.json'), text: join(root, '.landbridge/proof.txt') };
}
