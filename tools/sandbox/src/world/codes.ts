/** Error codes of the simulated account's store, one line each; the README's table is made from this. */
export const WORLD_CODES = {
  SBX101: 'The world folder cannot be made, read or written.',
  SBX102: 'The disk that holds the world is full.',
  SBX103: 'A record of the world is damaged or half-written.',
  SBX104: 'The world was written by a newer Landbridge.',
  SBX105: 'Another process holds the world and does not let go.',
  SBX106: 'The folder holds something that is not a world.',
  SBX107: 'A change of the world was asked for after it was closed.',
  SBX108: 'The raised quotas (quotas.json of the world folder) cannot be read.',
} as const;

export type WorldCode = keyof typeof WORLD_CODES;
