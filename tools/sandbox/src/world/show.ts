import type { TfObject, WorldView } from '../contract';
import type { Damage } from './record';
import { WorldStore } from './store';

/** What exists, by account, Region and type; global objects stand under the Region `global`. */
export interface WorldListing {
  readonly accounts: Readonly<
    Record<string, Readonly<Record<string, Readonly<Record<string, readonly ListedObject[]>>>>>
  >;
  readonly objects: number;
  /** Records that cannot be read; what they held is not listed. */
  readonly damage: readonly Damage[];
}

export interface ListedObject {
  readonly id: string;
  /** Value of the `Name` tag or the `name` attribute. */
  readonly name?: string;
  readonly values: TfObject;
}

/** Lists the world in `folder`, whole or damaged. */
export async function showWorld(folder: string): Promise<WorldListing> {
  const store = await WorldStore.open(folder);
  try {
    return await store.readWhole((view, files) => ({
      ...list(view, files.image.typeNames),
      damage: files.damage,
    }));
  } finally {
    await store.close();
  }
}

function list(view: WorldView, types: readonly string[]): Pick<WorldListing, 'accounts' | 'objects'> {
  const accounts: Record<string, Record<string, Record<string, ListedObject[]>>> = {};
  let objects = 0;
  for (const type of [...types].sort())
    for (const object of view.list(type)) {
      const regions = (accounts[object.account] ??= {});
      const listed = ((regions[object.region] ??= {})[type] ??= []);
      const name = nameOf(object.values);
      listed.push({ id: object.id, ...(name !== undefined && { name }), values: object.values });
      objects++;
    }
  return { accounts, objects };
}

function nameOf(values: TfObject): string | undefined {
  const tags = values['tags'];
  const tagged = tags !== null && typeof tags === 'object' && 'Name' in tags ? tags['Name'] : undefined;
  const name = tagged ?? values['name'];
  return typeof name === 'string' ? name : undefined;
}
