import type { AddressBook, ITier, Vpc } from '@landbridge/network-core';
import { DistributedInspection } from '@landbridge/transit';
import { Construct } from 'constructs';
import type { LandscapeData } from './environments';
import { firewallRules } from './firewall-rules';

export interface OwnInspectionProps {
  readonly vpc: Vpc;
  readonly data: LandscapeData;
  readonly addresses: AddressBook;
}

/** Firewalls in a VPC of the landscape, for all of its servers, by the rules of the landscape. */
export class OwnInspection extends Construct {
  constructor(scope: Construct, id: string, { vpc, data, addresses }: OwnInspectionProps) {
    super(scope, id);
    new DistributedInspection(this, 'Zones', {
      vpc,
      tiers: [...vpc.tiers.values()].filter(({ kind }) => INSPECTED.has(kind)),
      inspector: { networkFirewall: { rules: firewallRules(data, addresses) } },
    });
  }
}

const INSPECTED: ReadonlySet<string> = new Set<ITier['kind']>(['isolated', 'database']);
