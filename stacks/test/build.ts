import { appendAllocations, EMPTY_LEDGER, readLedger, type Ledger } from '@landbridge/network-core';
import { synthesizeApp, type Template } from '@landbridge/testing';
import committed from '../address-ledger.json';
import { addressPlan } from '../src/address-plan';
import { LANDSCAPE, type LandscapeData } from '../src/environments';
import type { Environment } from '../src/environments/environment';
import { buildLandscape } from '../src/landscape';

/** The ledger of the repository. */
export const LEDGER = readLedger(committed, 'address-ledger.json');

/** The landscape with one environment changed; the others are as committed. */
export function withEnvironment(name: string, change: Partial<Environment>): LandscapeData {
  const environments = LANDSCAPE.environments.map((environment) =>
    environment.name === name ? { ...environment, ...change } : environment,
  );
  return { ...LANDSCAPE, environments };
}

/** The landscape with everything in the hub's Region, in zones that dev has. */
export function inOneRegion(data: LandscapeData = LANDSCAPE): LandscapeData {
  const { region, vpc } = data.hub;
  const environments = data.environments.map((place) =>
    place.region === region ? place : { ...place, region, vpc: { ...place.vpc, zones: vpc.zones } },
  );
  const nat = { mode: 'per-zone' } as const;
  return {
    ...data,
    environments: environments.map((place) => ({ ...place, connection: { mode: 'own', nat } })),
  };
}

/** What `landbridge allocate` would make of a ledger. */
export function allocate(data: LandscapeData, ledger: Ledger = EMPTY_LEDGER): Ledger {
  return appendAllocations(ledger, addressPlan(data));
}

export function build(data: LandscapeData = LANDSCAPE, ledger: Ledger = LEDGER): Map<string, Template> {
  return synthesizeApp((app) => buildLandscape(app, data, ledger));
}
