import type { AddressPlan, EnvironmentPlan } from '@landbridge/network-core';
import { inspectedOf, type LandscapeData } from './environments';

/** Name of the VPC that each environment has; part of the ledger's keys: `dev/vpc/private/euw1-az1`. */
export const VPC = 'vpc';
/** Name of the inspection VPC, which the hub has when an environment is inspected. */
export const INSPECTION_VPC = 'inspection';

/** What the landscape asks of the address ledger. */
export function addressPlan(data: LandscapeData): AddressPlan {
  const { hub, environments, supernet, onPremises } = data;
  const vpcs: EnvironmentPlan['vpcs'] =
    inspectedOf(data).length === 0
      ? { [VPC]: hub.vpc }
      : { [VPC]: hub.vpc, [INSPECTION_VPC]: hub.inspection };
  const plans = environments.map(({ name, cidr, vpc }): [string, EnvironmentPlan] => [
    name,
    { block: { cidr }, vpcs: { [VPC]: vpc } },
  ]);
  return {
    supernets: { main: supernet },
    reserved: onPremises,
    environments: {
      [hub.name]: { block: { cidr: hub.cidr }, vpcs },
      ...Object.fromEntries(plans),
    },
  };
}
