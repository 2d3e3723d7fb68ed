import { Construct } from 'constructs';
import { NetworkError } from '../errors';
import { tierPropsOf } from './check-addresses';
import { subnetIpv6 } from './ipv6';
import type { ITier, IVpc } from './ivpc';
import type { SecondaryCidrs } from './secondary-cidrs';
import { Subnet } from './subnet';
import { SubnetMap } from './subnet-map';
import type { VpcProps } from './vpc-props';

/** The tiers of a VPC: `<tier>/<zone>` under it. @throws NET012 a tier is declared and has no addresses */
export function makeTiers(
  vpc: IVpc & Construct,
  props: VpcProps,
  secondary: SecondaryCidrs,
): Map<string, ITier> {
  const tiers = new Map<string, ITier>();
  for (const [tier, zones] of Object.entries(props.addresses.tiers)) {
    const options = tierPropsOf(props, tier, vpc);
    const scope = new Construct(vpc, tier);
    const subnets = Object.entries(zones).map(([zone, { ipv4, ipv6 }]) => {
      return new Subnet(scope, zone, {
        vpc,
        tier,
        options,
        zone,
        cidr: ipv4,
        ipv6Cidr: ipv6 === undefined ? undefined : subnetIpv6(vpc.ipv6CidrBlocks[0] ?? '', ipv6),
        dependsOn: ipv4 === undefined ? undefined : secondary.before(ipv4),
        tags: props.tags,
      });
    });
    const byZone = new Map(subnets.map((subnet) => [subnet.zone, subnet]));
    tiers.set(tier, new SubnetMap(vpc, tier, options.kind, byZone));
  }
  const strange = Object.keys(props.tiers ?? {}).find((name) => !tiers.has(name));
  if (strange === undefined) return tiers;
  throw new NetworkError('NET012', vpc, {
    problem: `tier ${strange} has no addresses`,
    allowed: `one of [${[...tiers.keys()].join(', ')}]`,
    fix: 'add the tier to the address plan and run `landbridge allocate`, or remove it here',
  });
}
