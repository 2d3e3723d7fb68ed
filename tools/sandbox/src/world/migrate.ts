import type { TfObject, WorldObject } from '../contract';
import { imagePath, journalPath, writeHead, WORLD_FORMAT, type AnyHead } from './head';
import { encodeRecord } from './record';
import type { Disk } from './disk';

/** Account of objects from the time when a world had one account only. */
const FIRST_ACCOUNT = '123456789012';
const FIRST_REGION = 'eu-west-1';

interface FirstFormat {
  readonly objects?: Record<string, { readonly type: string; readonly v: TfObject }>;
}

/**
 * Brings an older world up to the present form. Format 1 was one JSON document: `objects` by id, each with its type and
 * values, and `seq` with the ordinals. The new head replaces it last, in one step: interrupted before that, the migration
 * simply happens again.
 */
export function migrate(folder: string, head: AnyHead, disk: Disk): void {
  const { objects = {} } = head as FirstFormat;
  const generation = 1;
  const put = Object.entries(objects).map(([id, { type, v }]) => ofFirstFormat(id, type, v));
  const image = imagePath(folder, generation);
  disk.writeFile(image, Buffer.concat(put.map((object) => encodeRecord({ put: [object] }))));
  disk.flush(image);
  disk.writeFile(journalPath(folder, generation), '');
  writeHead(folder, { format: WORLD_FORMAT, generation }, disk);
}

function ofFirstFormat(id: string, type: string, values: TfObject): WorldObject {
  const owner = values['owner_id'];
  const region = values['region'];
  return {
    type,
    account: typeof owner === 'string' && /^\d{12}$/.test(owner) ? owner : FIRST_ACCOUNT,
    region: typeof region === 'string' ? region : FIRST_REGION,
    id,
    values,
  };
}
