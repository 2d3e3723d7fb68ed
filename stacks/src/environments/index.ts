import { dev } from './dev';
import { headquarters } from './headquarters';
import type { Environment, Hub, Place } from './environment';
import { prod, prodFrankfurt } from './prod';
import { shared } from './shared';
import type { SitePlan } from './site';
import { test } from './test';

/** Everything the landscape is made from. */
export interface LandscapeData {
  /** The environment that the others meet in. */
  readonly hub: Hub;
  /** Environments, and further Regions of them, that must never meet one another. */
  readonly environments: readonly Environment[];
  /** Domain below which each environment has a public zone of its own. */
  readonly domain: string;
  /** Domain below which the hub and each environment have a private zone of their own. */
  readonly privateDomain: string;
  /** Address space that every VPC lies in; private subnets route it to the transit gateway. */
  readonly supernet: string;
  /** Blocks that belong to sites, by name; no VPC may overlap them. */
  readonly onPremises: Readonly<Record<string, readonly [string, ...string[]]>>;
  /** Links of the sites to the hub, by the names of `onPremises`. A site without is only known by its blocks. */
  readonly sites: Readonly<Record<string, SitePlan>>;
}

/** An environment with a web tier. */
export type WebEnvironment = Environment & Required<Pick<Environment, 'web'>>;

/** Name of the environment that the place belongs to. */
export function environmentOf({ name, partOf }: Pick<Place, 'name' | 'partOf'>): string {
  return partOf ?? name;
}

/** Environments, each in its first Region only. */
export function firstRegionsOf({
  environments,
}: Pick<LandscapeData, 'environments'>): readonly Environment[] {
  return environments.filter(({ partOf }) => partOf === undefined);
}

/** Places with a web tier. */
export function webTiersOf({ environments }: Pick<LandscapeData, 'environments'>): readonly WebEnvironment[] {
  return environments.filter((place): place is WebEnvironment => place.web !== undefined);
}

/** Environments whose packets pass the inspection VPC. */
export function inspectedOf({ environments }: LandscapeData): readonly Environment[] {
  return environments.filter(
    ({ connection }) => connection.mode === 'inspected' && connection.model === 'centralized',
  );
}

/** Whether the packets of an environment pass firewalls of its own VPC. */
export function inspectsItself({ connection }: Environment): boolean {
  return connection.mode === 'inspected' && connection.model === 'distributed';
}

/** Whether the hub's VPC has firewalls of its own: as soon as an environment has. */
export function hubInspects({ environments }: LandscapeData): boolean {
  return environments.some(inspectsItself);
}

/** Regions that have a transit gateway; the hub's first. */
export function regionsOf({ hub, environments }: LandscapeData): readonly string[] {
  return [...new Set([hub.region, ...environments.map(({ region }) => region)])];
}

export const LANDSCAPE: LandscapeData = {
  hub: shared,
  environments: [dev, test, prod, prodFrankfurt],
  domain: 'landbridge.example',
  privateDomain: 'landbridge.internal',
  supernet: '10.0.0.0/8',
  onPremises: { headquarters: ['10.200.0.0/16'] },
  sites: { headquarters },
};
