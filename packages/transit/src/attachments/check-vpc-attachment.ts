import type { ITier, IVpc } from '@landbridge/network-core';
import type { Construct, IConstruct } from 'constructs';
import { TransitError } from '../errors';
import { checkQuota } from '../quotas/check-quota';
import type { VpcAttachmentProps } from './vpc-attachment';

/** Refuses an attachment that AWS would refuse, or that would leave a zone cut off. */
export function checkVpcAttachment(place: Construct, props: VpcAttachmentProps): ITier {
  const { gateway, vpc } = props;
  if (gateway.region !== vpc.region) {
    throw new TransitError('TRN031', place, {
      problem: `VPC ${vpc.name} and the gateway lie in different Regions`,
      got: vpc.region,
      allowed: gateway.region,
      fix: 'attach the VPC to a gateway of its own Region and peer the gateways',
    });
  }
  const tier = props.tier ?? onlyTransitTier(place, vpc);
  checkZones(place, vpc, tier);
  if (props.ipv6 === true && vpc.ipv6CidrBlocks.length === 0) {
    throw new TransitError('TRN034', place, {
      problem: `VPC ${vpc.name} has no IPv6 block`,
      got: 'ipv6: true',
      allowed: 'ipv6: false',
      fix: 'give the VPC an IPv6 block, or leave ipv6 out',
    });
  }
  claim(place, vpc, gateway.id);
  return tier;
}

function onlyTransitTier(place: Construct, vpc: IVpc): ITier {
  const tiers = [...vpc.tiers.values()].filter(({ kind }) => kind === 'transit');
  const [tier] = tiers;
  if (tier && tiers.length === 1) return tier;
  throw new TransitError('TRN033', place, {
    problem: `VPC ${vpc.name} does not say which tier holds the attachment`,
    got: `${tiers.length} tiers of kind transit`,
    allowed: 'one, or the tier prop',
    fix: tier ? 'name the tier' : 'add a transit tier (/28 is enough) to the VPC',
  });
}

/** Packets enter the gateway in the sender's zone: a zone without an attachment subnet is cut off. */
function checkZones(place: Construct, vpc: IVpc, attached: ITier): void {
  for (const tier of vpc.tiers.values()) {
    const missing = [...tier.subnets.keys()].find((zone) => !attached.subnets.has(zone));
    if (missing === undefined) continue;
    throw new TransitError('TRN030', place, {
      problem: `tier ${tier.name} of ${vpc.name} has a subnet in a zone without an attachment subnet`,
      got: missing,
      allowed: [...attached.subnets.keys()].join(', '),
      fix: `add ${missing} to tier ${attached.name}`,
    });
  }
}

/** Gateways by VPC, of one construct tree. */
const attached = new WeakMap<IConstruct, Map<string, Map<string, string>>>();

function claim(place: Construct, vpc: IVpc, gatewayId: string): void {
  const { root } = place.node;
  const byVpc = attached.get(root) ?? new Map<string, Map<string, string>>();
  attached.set(root, byVpc);
  const gateways = byVpc.get(vpc.vpcId) ?? new Map<string, string>();
  byVpc.set(vpc.vpcId, gateways);
  const other = gateways.get(gatewayId);
  if (other !== undefined) {
    throw new TransitError('TRN032', place, {
      problem: `VPC ${vpc.name} is attached to this gateway already`,
      got: 'a second attachment',
      allowed: `only ${other}`,
      fix: 'add subnets to the attachment that exists',
    });
  }
  gateways.set(gatewayId, place.node.path);
  checkQuota(place, 'gatewaysPerVpc', gateways.size);
}
