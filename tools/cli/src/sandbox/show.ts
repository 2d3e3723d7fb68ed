import type { ListedObject, WorldListing } from '@landbridge/sandbox';

export { showWorld } from '@landbridge/sandbox';

/** Account and Region, then one line for each type with its number and names. */
export function listingLines(world: string, { accounts, objects, damage }: WorldListing): readonly string[] {
  const damaged = damage.map((record) => `damaged: ${JSON.stringify(record)}`);
  if (objects === 0) return [`sandbox ${world} is empty`, ...damaged];
  const lines = Object.entries(accounts).flatMap(([account, regions]) =>
    Object.entries(regions).flatMap(([region, types]) => [
      `${account} ${region}`,
      ...Object.entries(types).map(([type, listed]) => typeLine(type, listed)),
    ]),
  );
  return [`sandbox ${world}: ${objects} objects`, ...lines, ...damaged];
}

const NAMES_SHOWN = 6;

function typeLine(type: string, objects: readonly ListedObject[]): string {
  const names = objects.slice(0, NAMES_SHOWN).map(({ id, name }) => name ?? id);
  const more = objects.length > NAMES_SHOWN ? ', …' : '';
  return `  ${String(objects.length).padStart(4)}  ${type.padEnd(46)} ${names.join(', ')}${more}`;
}
