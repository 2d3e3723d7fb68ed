import type { AddressPlan } from '@landbridge/network-core';
import type { LandscapeData } from './environments';

/** Name of the VPC that each environment has; part of the ledger's keys: `dev/vpc/private/euw1-az1`. */
export const VPC = 'vpc';

/** What the landscape asks of the address ledger. */
export function addressPlan({ hub, environments, supernet, onPremises }: LandscapeData): AddressPlan {
  const plans = [hub, ...environments].map(({ name, cidr, vpc }) => [
    name,
    { block: { cidr }, vpcs: { [VPC]: vpc } },
  ]);
  return {
    supernets: { main: supernet },
    reserved: onPremises,
    environments: Object.fromEntries(plans),
  };
}
