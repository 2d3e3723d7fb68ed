import { overlaps, Unknown, type Network, type Peering, type Prefix } from '@landbridge/terraform-model';
import type { CheckFinding, CheckRule } from '../finding';

/**
 * VPC peering.
 * @see https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html
 */
export const peeringRules: CheckRule = function* (network) {
  const routed = routedVpcs(network);
  for (const peering of network.peerings.values()) {
    const { requester, accepter, key } = peering;
    if (requester instanceof Unknown || accepter instanceof Unknown) continue;
    yield* overlapping(network, peering, requester, accepter);
    const users = routed.get(key) ?? new Set();
    if (peering.status !== 'active') {
      const severity = users.size > 0 ? 'error' : 'warning';
      const message = `the peering is ${peering.status} (${peering.statusBecause}), so that every route to it is a blackhole`;
      yield {
        code: 'peering-not-active',
        severity,
        component: key,
        message,
        fix: 'accept it: auto_accept in one account, an accepter resource in two',
      };
    }
    for (const [here, there] of [
      [requester, accepter],
      [accepter, requester],
    ] as const) {
      if (!users.has(here) || users.has(there) || !network.vpcs.has(there)) continue;
      const message = `${here} has a route to the peering and ${there} has none, so that no reply comes back`;
      yield {
        code: 'one-sided-peering',
        severity: 'warning',
        component: key,
        message,
        fix: `add a route to ${key} in ${there}`,
      };
    }
  }
  yield* strayRoutes(network);
};

function* overlapping(
  network: Network,
  peering: Peering,
  requester: string,
  accepter: string,
): Generator<CheckFinding> {
  if (requester === accepter) {
    yield {
      code: 'peering-with-itself',
      severity: 'error',
      component: peering.key,
      message: 'a VPC cannot be peered with itself',
      fix: 'name two VPCs',
    };
    return;
  }
  for (const a of network.vpcs.get(requester)?.blocks ?? []) {
    const b = network.vpcs.get(accepter)?.blocks.find((block) => overlaps(a, block));
    if (b === undefined) continue;
    const message = `${a.text} of ${requester} overlaps ${b.text} of ${accepter}; AWS fails such a peering`;
    yield {
      code: 'overlapping-peers',
      severity: 'error',
      component: peering.key,
      message,
      fix: 'renumber one of the two, or join them in another way',
    };
    return;
  }
}

/** Peering → VPCs with a route to it. */
function routedVpcs(network: Network): Map<string, Set<string>> {
  const result = new Map<string, Set<string>>();
  for (const table of network.routeTables.tables.values()) {
    for (const { target } of table.routes) {
      if (target === 'local' || target instanceof Unknown || target.kind !== 'peering') continue;
      const vpcs = result.get(target.key) ?? new Set<string>();
      result.set(target.key, vpcs.add(table.vpc));
    }
  }
  return result;
}

/** Routes to a peering that the VPC is no part of, or for addresses that the peer does not have. */
function* strayRoutes(network: Network): Generator<CheckFinding> {
  for (const table of network.routeTables.tables.values()) {
    for (const { target, destination, said } of table.routes) {
      if (target === 'local' || target instanceof Unknown || target.kind !== 'peering') continue;
      const peering = network.peerings.get(target.key);
      if (
        peering === undefined ||
        peering.requester instanceof Unknown ||
        peering.accepter instanceof Unknown
      )
        continue;
      if (peering.requester !== table.vpc && peering.accepter !== table.vpc) {
        const message = `${target.key} does not belong to ${table.vpc}; AWS refuses the route`;
        yield {
          code: 'foreign-target',
          severity: 'error',
          component: said,
          message,
          fix: 'route to a peering of this VPC',
        };
        continue;
      }
      const peer = network.vpcs.get(peering.requester === table.vpc ? peering.accepter : peering.requester);
      if (
        peer === undefined ||
        peer.doubts.length > 0 ||
        destination instanceof Unknown ||
        'prefixList' in destination
      )
        continue;
      if (!peer.blocks.some((block) => overlaps(block, destination))) {
        const message = `${destination.text} holds no address of ${peer.key}; a peering carries nothing else, so that the packets are lost`;
        yield {
          code: 'transitive-peering',
          severity: 'error',
          component: said,
          message,
          fix: `route ${textOf(peer.blocks)}, or use a transit gateway`,
        };
      }
    }
  }
}

function textOf(blocks: readonly Prefix[]): string {
  return blocks.map(({ text }) => text).join(', ');
}
