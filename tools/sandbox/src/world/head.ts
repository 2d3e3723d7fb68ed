import { join } from 'node:path';
import { LandbridgeError } from '@landbridge/terraform-model';
import { systemCode, type Disk } from './disk';

/** Version of the files' form that this code writes. */
export const WORLD_FORMAT = 2;

/** `world.json`: which form the folder has, and which generation of image and journal counts. */
export interface Head {
  readonly format: typeof WORLD_FORMAT;
  readonly generation: number;
}

export const headPath = (folder: string): string => join(folder, 'world.json');
export const imagePath = (folder: string, generation: number): string =>
  join(folder, `image-${generation}.ndjson`);
export const journalPath = (folder: string, generation: number): string =>
  join(folder, `journal-${generation}.ndjson`);
export const committedPath = (folder: string, generation: number): string =>
  join(folder, `committed-${generation}`);

/** The text of the head, undefined in a folder in which no world has begun. */
export function readHeadText(folder: string, disk: Disk): string | undefined {
  try {
    return disk.readFile(headPath(folder)).toString();
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

export type AnyHead = { readonly format: number } & Record<string, unknown>;

/** Throws SBX103, SBX104 or SBX106 when this is no head of a world that this code can read. */
export function parseHead(text: string, folder: string): AnyHead {
  const place = headPath(folder);
  let head: unknown;
  try {
    head = JSON.parse(text);
  } catch {
    throw new LandbridgeError({
      code: 'SBX103',
      place,
      message: 'the head of the world is no JSON',
      fix: `write {"format":${WORLD_FORMAT},"generation":N} into it, N being the number in the name of the newest journal beside it`,
    });
  }
  if (typeof head !== 'object' || head === null || Array.isArray(head)) throw notAWorld(place);
  const fields = head as Record<string, unknown>;
  // The first form had no number: one document with all objects in it.
  const format = fields['format'] ?? (typeof fields['objects'] === 'object' ? 1 : undefined);
  if (typeof format !== 'number') throw notAWorld(place);
  if (format > WORLD_FORMAT)
    throw new LandbridgeError({
      code: 'SBX104',
      place,
      message: `the world has format ${format}, this Landbridge reads up to ${WORLD_FORMAT}`,
      fix: 'use the newer Landbridge that wrote it, or choose another folder with --world',
    });
  return { ...fields, format };
}

function notAWorld(place: string): LandbridgeError {
  return new LandbridgeError({
    code: 'SBX106',
    place,
    message: 'the file is not the head of a simulated world',
    fix: 'choose another folder with --world',
  });
}

/** Replaces the head in one step: at any moment the file is the old one or the new one. */
export function writeHead(folder: string, head: Head, disk: Disk): void {
  const draft = `${headPath(folder)}.new`;
  disk.writeFile(draft, JSON.stringify(head));
  disk.flush(draft);
  disk.rename(draft, headPath(folder));
}
