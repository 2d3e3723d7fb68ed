import { Unknown, zoneLabel, type Network } from '@landbridge/terraform-model';
import type { CheckFinding, CheckRule } from '../finding';

/**
 * NAT gateways and load balancers, which need an internet gateway or several zones.
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-working-with.html
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html
 */
export const gatewayRules: CheckRule = function* (network, model) {
  yield* secondGateways(network);
  for (const nat of network.natGateways.values()) {
    if (nat.connectivity !== 'public' || typeof nat.subnet !== 'string') continue;
    const subnet = network.subnets.get(nat.subnet);
    if (subnet === undefined || !network.vpcs.has(subnet.vpc)) continue;
    if (!model.gateways.internet.has(subnet.vpc) && !hasUnknownGateway(network)) {
      const message = `${subnet.vpc} has no internet gateway; AWS refuses a public NAT gateway there`;
      yield {
        code: 'no-internet-gateway',
        severity: 'error',
        component: nat.key,
        message,
        fix: 'attach an internet gateway, or make the NAT gateway private',
      };
    } else if (!leadsOut(network, subnet.key, subnet.vpc)) {
      const message = `the table of ${subnet.key} has no route to an internet gateway, so that nothing leaves by this NAT gateway`;
      yield {
        code: 'nat-without-exit',
        severity: 'error',
        component: nat.key,
        message,
        fix: 'put it into a public subnet',
      };
    }
  }
  for (const balancer of network.loadBalancers.values()) {
    const subnets = balancer.subnets.flatMap((key) => network.subnets.get(key) ?? []);
    if (balancer.subnetDoubt !== undefined || subnets.length === 0) continue;
    const zones = new Set(subnets.map(({ zone }) => zoneLabel(zone)));
    if (balancer.kind === 'application' && zones.size < 2 && subnets.length < 2) {
      const message = 'an application load balancer needs subnets in two zones at least; AWS refuses it';
      yield {
        code: 'too-few-zones',
        severity: 'error',
        component: balancer.key,
        message,
        fix: 'add a subnet in another zone',
      };
    }
    const vpc = subnets[0]?.vpc ?? '';
    if (
      balancer.internal === false &&
      network.vpcs.has(vpc) &&
      !model.gateways.internet.has(vpc) &&
      !hasUnknownGateway(network)
    ) {
      const message = `${vpc} has no internet gateway; AWS refuses an internet-facing load balancer there`;
      yield {
        code: 'no-internet-gateway',
        severity: 'error',
        component: balancer.key,
        message,
        fix: 'attach an internet gateway, or set internal',
      };
    }
  }
};

function* secondGateways(network: Network): Generator<CheckFinding> {
  const seen = new Map<string, string>();
  for (const { key, vpc } of network.internetGateways.values()) {
    if (typeof vpc !== 'string') continue;
    const before = seen.get(vpc);
    if (before !== undefined) {
      yield {
        code: 'second-gateway',
        severity: 'error',
        component: key,
        message: `${vpc} has ${before} already; AWS refuses a second internet gateway`,
        fix: 'remove one of the two',
      };
    }
    seen.set(vpc, key);
  }
}

function hasUnknownGateway(network: Network): boolean {
  return [...network.internetGateways.values()].some(({ vpc }) => vpc instanceof Unknown);
}

function leadsOut(network: Network, subnet: string, vpc: string): boolean {
  const { tables, ofSubnet, main, doubts } = network.routeTables;
  if (doubts.size > 0) return true;
  const table = tables.get(ofSubnet.get(subnet) ?? main.get(vpc) ?? vpc);
  return (
    table === undefined ||
    table.doubts.length > 0 ||
    table.routes.some(
      ({ target }) => target instanceof Unknown || (target !== 'local' && target.kind !== 'peering'),
    )
  );
}
