import { Cidr } from '@landbridge/network-core';
import type { Construct } from 'constructs';
import { TransitError } from '../errors';
import type { InspectionVpcProps } from './inspection-vpc';

/** Refuses a VPC through which packets would not come back, or would change the zone. */
export function checkInspectionVpc(place: Construct, props: InspectionVpcProps): void {
  checkTiers(place, props);
  checkZones(place, props);
  if (props.privateRanges.length === 0) {
    throw new TransitError('TRN043', place, {
      problem: 'inspected packets have no way back to the gateway',
      got: 'no private ranges',
      allowed: 'the blocks that are reached through the gateway',
      fix: "name them, e.g. privateRanges: ['10.0.0.0/8']",
    });
  }
  const own = Cidr.parse(props.addresses.cidr, place);
  const within = props.privateRanges.find((range) => own.contains(Cidr.parse(range, place)));
  if (within === undefined) return;
  throw new TransitError('TRN043', place, {
    problem: 'a private range lies within the inspection VPC itself',
    got: within,
    allowed: `blocks that reach beyond ${own.toString()}`,
    fix: 'name the blocks of those who send through inspection',
  });
}

function checkTiers(place: Construct, { addresses, inspector, internet }: InspectionVpcProps): void {
  const needed = [
    'transit',
    'firewall',
    ...('appliances' in inspector ? ['appliance'] : []),
    ...(internet === 'nat' ? ['public'] : []),
  ];
  const present = Object.keys(addresses.tiers);
  const wrong =
    needed.find((tier) => !present.includes(tier)) ?? present.find((tier) => !needed.includes(tier));
  if (wrong === undefined) return;
  throw new TransitError('TRN042', place, {
    problem: needed.includes(wrong) ? `tier ${wrong} is missing` : `tier ${wrong} does not belong here`,
    got: present.join(', ') || 'no tiers',
    allowed: needed.join(', '),
    fix: needed.includes(wrong)
      ? `add tier ${wrong} to the addresses`
      : 'put workloads into a VPC of their own',
  });
}

/** The zone decides which endpoint a packet passes: each tier has to be in every one of them. */
function checkZones(place: Construct, { addresses }: InspectionVpcProps): void {
  const all = [...new Set(Object.values(addresses.tiers).flatMap((zones) => Object.keys(zones)))];
  for (const [tier, zones] of Object.entries(addresses.tiers)) {
    const missing = all.find((zone) => !(zone in zones));
    if (missing === undefined) continue;
    throw new TransitError('TRN040', place, {
      problem: `tier ${tier} lacks a zone that another tier has: packets would change the zone`,
      got: missing,
      allowed: Object.keys(zones).join(', '),
      fix: `add ${missing} to tier ${tier}`,
    });
  }
}
