import regionFacts from './facts/regions.json';

export interface Zone {
  readonly name: string;
  /** Zone id, the same for all accounts here. AWS maps names to ids for each account. */
  readonly id: string;
}

export interface RegionFacts {
  readonly zones?: readonly Zone[];
  readonly partition: string;
  readonly dnsSuffix: string;
  /** In words, e.g. `Europe (Ireland)`. */
  readonly name: string;
}

export const REGIONS: Readonly<Record<string, RegionFacts>> = regionFacts.regions;

/** The Availability Zones of a Region; for a Region that the facts do not have, three of the usual form. */
export function zonesOf(region: string): readonly Zone[] {
  const known = REGIONS[region]?.zones;
  if (known !== undefined && known.length > 0) return known;
  return ['a', 'b', 'c'].map((letter, index) => ({
    name: `${region}${letter}`,
    id: `${region}-az${index + 1}`,
  }));
}
