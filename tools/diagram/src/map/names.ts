import type { Model } from '@landbridge/prover';
import { isMap } from '@landbridge/terraform-model';

/** What a person calls a resource: its tag `Name`, else its own name, else the name in its address. */
export function nameOf({ network }: Model, key: string): string {
  const resource = network.reading.resource(key);
  const tags = resource?.values['tags'];
  const tagged = isMap(tags) ? tags['Name'] : undefined;
  const named = [tagged, resource?.values['name']].find((name) => typeof name === 'string' && name !== '');
  return typeof named === 'string' ? named : (resource?.name ?? key);
}
