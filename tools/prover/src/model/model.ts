import {
  Unknown,
  readNetwork,
  type Configuration,
  type Network,
  type Prefix,
  type Subnet,
} from '@landbridge/terraform-model';
import type { Assumptions } from '../assume/assumptions';
import type { Family } from '../headers/headers';
import { checkAssumedNames } from './assumed-names';
import { readBlocks, type Blocks } from './blocks';
import { Failures } from './failures';
import { buildPorts, type Ports } from './ports';
import { buildServices, type Services } from './services';
import { buildSites, type Sites } from './sites';
import { Synthetic } from './synthetic';

/** A landscape ready to be asked: the network, what is assumed about the rest of the world, and what is down. */
export interface Model {
  readonly network: Network;
  readonly assumptions: Assumptions;
  readonly blocks: Blocks;
  readonly ports: Ports;
  readonly sites: Sites;
  readonly services: Services;
  readonly synthetic: Synthetic;
  readonly gateways: GatewayIndex;
  readonly subnetsOf: ReadonlyMap<string, readonly Subnet[]>;
  readonly failures: Failures;
  /** Results that depend on the failures; a model with other failures starts afresh. */
  readonly memo: Map<string, unknown>;
  /** Results that no failure changes; shared by all models of one landscape. */
  readonly lasting: Map<string, unknown>;
}

/** Gateways by the VPC they are attached to. */
export interface GatewayIndex {
  readonly internet: ReadonlyMap<string, string>;
  readonly egressOnly: ReadonlyMap<string, string>;
  readonly vpn: ReadonlyMap<string, string>;
}

/** Throws LandbridgeError where an assumption names nothing or is malformed. */
export function buildModel(configuration: Configuration, assumptions: Assumptions = {}): Model {
  const network = readNetwork(configuration, {
    zoneIds: new Map(Object.entries(assumptions.zoneIds ?? {})),
    peeringStatus: new Map(Object.entries(assumptions.peeringStatus ?? {})),
  });
  checkAssumedNames(network, assumptions);
  const synthetic = new Synthetic();
  const blocks = readBlocks(network);
  const sites = buildSites(network, assumptions);
  const subnetsOf = new Map<string, Subnet[]>();
  for (const subnet of network.subnets.values()) {
    const list = subnetsOf.get(subnet.vpc);
    if (list) list.push(subnet);
    else subnetsOf.set(subnet.vpc, [subnet]);
  }
  return {
    network,
    assumptions,
    blocks,
    sites,
    synthetic,
    ports: buildPorts(network, blocks, assumptions, synthetic),
    services: buildServices(network, assumptions, synthetic),
    gateways: {
      internet: byVpc(network.internetGateways.values()),
      egressOnly: byVpc(network.egressOnlyGateways.values()),
      vpn: byVpc(network.vpnGateways.values()),
    },
    subnetsOf,
    failures: Failures.of(network, new Set(sites.byName.keys()), assumptions.down ?? []),
    memo: new Map(),
    lasting: new Map(),
  };
}

/** The same landscape with more failures in force; everything unaffected is shared. */
export function withDown(model: Model, down: readonly string[]): Model {
  if (down.length === 0) return model;
  const ids = [...model.failures.list, ...down];
  return {
    ...model,
    failures: Failures.of(model.network, new Set(model.sites.byName.keys()), ids),
    memo: new Map(),
  };
}

export function remember<T>(model: Model, key: string, make: () => T): T {
  return rememberIn(model.memo, key, make);
}

/** As {@link remember}, for what no failure changes. */
export function rememberLasting<T>(model: Model, key: string, make: () => T): T {
  return rememberIn(model.lasting, key, make);
}

function rememberIn<T>(memo: Map<string, unknown>, key: string, make: () => T): T {
  const known = memo.get(key);
  if (known !== undefined) return known as T;
  const made = make();
  memo.set(key, made);
  return made;
}

/** VPC keys whose blocks hold the address. */
export function vpcsHolding(model: Model, family: Family, value: bigint): string[] {
  return model.blocks.holders.of(family, value);
}

export function subnetHolding(model: Model, vpc: string, family: Family, value: bigint): Subnet | undefined {
  return (model.subnetsOf.get(vpc) ?? []).find((subnet) => {
    const block = model.blocks.ofSubnet.get(subnet.key)?.[family];
    return block && !(block instanceof Unknown) && within(block, family, value);
  });
}

function within(block: Prefix, family: Family, value: bigint): boolean {
  return block.family === family && block.first <= value && value <= block.last;
}

function byVpc(
  gateways: Iterable<{ readonly key: string; readonly vpc: string | Unknown | undefined }>,
): Map<string, string> {
  const result = new Map<string, string>();
  for (const gateway of gateways) if (typeof gateway.vpc === 'string') result.set(gateway.vpc, gateway.key);
  return result;
}
