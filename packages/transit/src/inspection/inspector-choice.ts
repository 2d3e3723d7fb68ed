import type { IVpc } from '@landbridge/network-core';
import type { Construct } from 'constructs';
import { ApplianceFleet, type ApplianceSettings } from './appliance-fleet';
import type { IInspector } from './inspector';
import { NetworkFirewall, type FirewallRuleset } from './network-firewall';

/** Who inspects: AWS Network Firewall, or appliances behind a Gateway Load Balancer (these need an `appliance` tier). */
export type InspectorChoice =
  { readonly networkFirewall: FirewallRuleset } | { readonly appliances: ApplianceSettings };

export interface InspectorProps {
  readonly vpc: IVpc;
  readonly inspector: InspectorChoice;
  readonly tags?: Readonly<Record<string, string>>;
}

/** The inspector in tier `firewall` of a VPC. @throws NET011 the VPC has no such tier */
export function makeInspector(scope: Construct, { vpc, inspector, tags }: InspectorProps): IInspector {
  const firewall = vpc.tier('firewall');
  if ('networkFirewall' in inspector) {
    return new NetworkFirewall(scope, 'Firewall', {
      vpc,
      subnets: firewall,
      tags,
      ...inspector.networkFirewall,
    });
  }
  return new ApplianceFleet(scope, 'Appliances', {
    vpc,
    endpoints: firewall,
    appliances: vpc.tier('appliance'),
    tags,
    ...inspector.appliances,
  });
}
