import type { AddressPlan, EnvironmentPlan } from '@landbridge/network-core';
import { hubInspects, inspectedOf, inspectsItself, type LandscapeData } from './environments';
import { withFirewall } from './firewall-tier';

/** Name of the VPC that each environment has; part of the ledger's keys: `dev/vpc/private/euw1-az1`. */
export const VPC = 'vpc';
/** Name of the inspection VPC, which the hub has when an environment is inspected. */
export const INSPECTION_VPC = 'inspection';

/** What the landscape asks of the address ledger. */
export function addressPlan(data: LandscapeData): AddressPlan {
  const { hub, environments, supernet, onPremises } = data;
  const vpcs: EnvironmentPlan['vpcs'] = {
    [VPC]: hubInspects(data) ? withFirewall(hub.vpc) : hub.vpc,
    ...(inspectedOf(data).length === 0 ? {} : { [INSPECTION_VPC]: hub.inspection }),
  };
  const plans = environments.map((environment): [string, EnvironmentPlan] => {
    const { name, cidr, vpc } = environment;
    return [
      name,
      { block: { cidr }, vpcs: { [VPC]: inspectsItself(environment) ? withFirewall(vpc) : vpc } },
    ];
  });
  return {
    supernets: { main: supernet },
    reserved: onPremises,
    environments: {
      [hub.name]: { block: { cidr: hub.cidr }, vpcs },
      ...Object.fromEntries(plans),
    },
  };
}
