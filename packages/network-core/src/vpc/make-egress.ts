import type { Construct } from 'constructs';
import { NetworkError } from '../errors';
import { EgressOnlyAccess } from './egress-only-access';
import { InternetAccess } from './internet-access';
import type { ITier, IVpc } from './ivpc';
import { NatGateways } from './nat';
import type { VpcProps } from './vpc-props';

/** Gateways of a VPC and the default routes to them. @throws NET013 NAT without a public tier; NET017 NAT64 without NAT; NET028 nobody uses it */
export function makeEgress(vpc: IVpc & Construct, props: VpcProps): void {
  const nat = props.nat ?? { mode: 'none' };
  const { tags } = props;
  const publicTiers = tiersOf(vpc, 'public');
  const privateTiers = tiersOf(vpc, 'private');
  const nat64 = new Set(Object.keys(props.tiers ?? {}).filter((tier) => props.tiers?.[tier]?.nat64 === true));
  if (props.ipv6Egress === 'egress-only') {
    checkIpv6(vpc, props);
    const ipv6 = privateTiers.some((tier) =>
      [...tier.subnets.values()].some((subnet) => subnet.ipv6Cidr !== undefined),
    );
    if (!ipv6) throw unused(vpc, "ipv6Egress: 'egress-only'", 'a tier of kind private with IPv6');
    new EgressOnlyAccess(vpc, 'Ipv6Egress', { vpc, tiers: privateTiers, tags });
  }
  const needsGateway = publicTiers.length > 0 || nat.mode === 'regional';
  const access = needsGateway
    ? new InternetAccess(vpc, 'Internet', { vpc, tiers: publicTiers, tags })
    : undefined;
  if (nat.mode === 'none') {
    checkNat64(vpc, nat64);
    return;
  }
  if (!access) {
    throw new NetworkError('NET013', vpc, {
      problem: 'NAT needs a public tier',
      got: `tiers [${[...vpc.tiers.keys()].join(', ')}]`,
      allowed: 'a tier of kind public',
      fix: "add a public tier, or use nat: { mode: 'regional' } or 'none'",
    });
  }
  if (privateTiers.length === 0) throw unused(vpc, `nat: { mode: '${nat.mode}' }`, 'a tier of kind private');
  const internetGateway = access.gateway;
  new NatGateways(vpc, 'Nat', { vpc, nat, publicTiers, privateTiers, nat64, internetGateway, tags });
}

function tiersOf(vpc: IVpc, kind: ITier['kind']): ITier[] {
  return [...vpc.tiers.values()].filter((tier) => tier.kind === kind);
}

function unused(vpc: IVpc, got: string, allowed: string): NetworkError {
  return new NetworkError('NET028', vpc, {
    problem: 'no tier would use that way out',
    got,
    allowed,
    fix: 'make the tier that leaves one of kind private, or leave the way out',
  });
}

function checkIpv6(vpc: IVpc, props: VpcProps): void {
  if (props.ipv6 !== undefined) return;
  throw new NetworkError('NET017', vpc, {
    problem: 'an egress-only internet gateway needs a VPC with IPv6',
    got: "ipv6Egress: 'egress-only'",
    allowed: "a VPC with ipv6: { from: 'amazon' } or { from: 'ipam' }",
    fix: 'give the VPC an IPv6 block, or leave ipv6Egress out',
  });
}

function checkNat64(vpc: IVpc, nat64: ReadonlySet<string>): void {
  if (nat64.size === 0) return;
  throw new NetworkError('NET017', vpc, {
    problem: 'NAT64 is done by a NAT gateway, and the VPC has none',
    got: `nat64 for [${[...nat64].join(', ')}]`,
    allowed: "nat: { mode: 'single' }, 'per-zone' or 'regional'",
    fix: 'give the VPC NAT gateways, or leave nat64 out',
  });
}
