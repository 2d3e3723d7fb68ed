import {
  appendAllocations,
  checkDisjoint,
  Cidr,
  type Ledger,
  type OwnedBlock,
} from '@landbridge/network-core';
import { addressPlan } from '../address-plan';
import { firstRegionsOf, inspectedOf, type LandscapeData } from '../environments';
import type { Place } from '../environments/environment';
import { StacksError } from '../errors';

/**
 * Refuses data from which no landscape follows, before any construct is made.
 *
 * @throws STK002 names or accounts · STK003 the ledger lacks a block · STK005 inspection · STK006 Regions · NET001, NET002 a malformed block · NET004 two
 * blocks overlap · NET009 the data asks for another block than the ledger gave
 */
export function checkLandscape(data: LandscapeData, ledger: Ledger): void {
  const all = [data.hub, ...data.environments];
  all.forEach(checkForm);
  checkUnique(all, 'name');
  checkUnique([data.hub, ...firstRegionsOf(data)], 'account');
  data.environments.forEach((place) => checkFurtherRegion(place, firstRegionsOf(data)));
  checkRegions(data);
  checkInspection(data);
  checkBlocks(data, all);
  checkLedger(data, ledger);
}

function checkForm({ name, account }: Place): void {
  const refuse = (field: string, got: string, allowed: string): never => {
    throw new StacksError('STK002', `environments/${name}`, {
      problem: `${field} of the environment is malformed`,
      got: `'${got}'`,
      allowed,
      fix: `correct the ${field}`,
    });
  };
  if (!/^[a-z][a-z0-9-]*$/.test(name))
    refuse('name', name, 'lower case letters, digits and hyphens, a letter first');
  if (!/^\d{12}$/.test(account)) refuse('account', account, 'twelve digits');
}

function checkUnique(environments: readonly Place[], field: 'name' | 'account'): void {
  const seen = new Map<string, string>();
  for (const environment of environments) {
    const other = seen.get(environment[field]);
    if (other !== undefined) {
      throw new StacksError('STK002', `environments/${environment.name}`, {
        problem: `${field} is taken by environment ${other}`,
        got: environment[field],
        allowed: `a ${field} of its own`,
        fix: `give the environment another ${field}`,
      });
    }
    seen.set(environment[field], environment.name);
  }
}

/** A further Region of an environment lies in its account, and says so by its name: names choose what is planned. */
function checkFurtherRegion(place: Place, environments: readonly Place[]): void {
  if (place.partOf === undefined) return;
  const first = environments.find(({ name }) => name === place.partOf);
  const refuse = (problem: string, got: string, allowed: string, fix: string): never => {
    throw new StacksError('STK002', `environments/${place.name}`, { problem, got, allowed, fix });
  };
  if (first === undefined) {
    const names = environments.map(({ name }) => name).join(', ');
    return refuse('it is part of an environment that is not there', place.partOf, names, 'correct partOf');
  }
  if (first.account !== place.account)
    refuse('a further Region lies in another account', place.account, first.account, 'correct the account');
  if (!place.name.startsWith(`${first.name}-`))
    refuse('a further Region is named otherwise', place.name, `${first.name}-…`, 'rename it');
}

/** Every Region with environments has a transit gateway of the hub's, with an AS number of its own. */
function checkRegions({ hub, environments }: LandscapeData): void {
  for (const { name, region } of [hub, ...environments]) {
    if (region in hub.gateways) continue;
    throw new StacksError('STK006', `environments/${name}`, {
      problem: 'the Region has no transit gateway',
      got: region,
      allowed: Object.keys(hub.gateways).join(', '),
      fix: `give the Region an AS number in gateways of environments/${hub.name}.ts`,
    });
  }
  const numbers = Object.values(hub.gateways);
  const twice = numbers.find((asn, position) => numbers.indexOf(asn) !== position);
  if (twice === undefined) return;
  throw new StacksError('STK006', `environments/${hub.name}`, {
    problem: 'two transit gateways have one AS number',
    got: String(twice),
    allowed: 'an AS number of its own for each Region',
    fix: 'change one of them',
  });
}

/** An environment does not depend on zones that it is not in itself: a firewall stands in each of its own. */
function checkInspection(data: LandscapeData): void {
  for (const { name, vpc, region } of inspectedOf(data)) {
    if (region !== data.hub.region) {
      throw new StacksError('STK005', `environments/${name}`, {
        problem: 'an inspected environment lies in another Region than the inspection VPC',
        got: region,
        allowed: data.hub.region,
        fix: "use model: 'distributed' or connection mode 'own', or move the environment",
      });
    }
    const missing = vpc.zones.find((zone) => !data.hub.inspection.zones.includes(zone));
    if (missing === undefined) continue;
    throw new StacksError('STK005', `environments/${name}`, {
      problem: 'an inspected environment has a zone without a firewall',
      got: missing,
      allowed: data.hub.inspection.zones.join(', '),
      fix: `add ${missing} to the inspection VPC in environments/${data.hub.name}.ts, then run \`landbridge allocate\``,
    });
  }
}

/** Written blocks; what the ledger chose is disjoint by its own laws. */
function checkBlocks(data: LandscapeData, environments: readonly Place[]): void {
  const sites = Object.entries(data.onPremises).flatMap(([name, cidrs]) =>
    cidrs.map((cidr) => block(`on-premises/${name}`, cidr)),
  );
  checkDisjoint([...environments.map(({ name, cidr }) => block(`environments/${name}`, cidr)), ...sites]);
  const fixed = environments.flatMap(({ name, vpc }) =>
    vpc.block.cidr === undefined ? [] : [block(`environments/${name}/vpc`, vpc.block.cidr)],
  );
  checkDisjoint([...fixed, ...sites]);
}

function block(key: string, cidr: string): OwnedBlock {
  return { key, cidr: Cidr.parse(cidr, key) };
}

/** Allocating must change nothing: then the ledger holds all that is asked for, in the sizes asked for. */
function checkLedger(data: LandscapeData, ledger: Ledger): void {
  const missing = appendAllocations(ledger, addressPlan(data)).entries.slice(ledger.entries.length);
  if (missing.length === 0) return;
  const [first, ...more] = missing.map(({ key }) => key);
  throw new StacksError('STK003', 'address-ledger.json', {
    problem: 'the ledger lacks blocks that the landscape asks for',
    got: `no entry for ${first}${more.length === 0 ? '' : ` and ${more.length} more`}`,
    allowed: 'an entry for each block of src/environments',
    fix: 'run `landbridge allocate` and commit the ledger',
  });
}
