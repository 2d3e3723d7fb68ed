import {
  ImportedSecurityGroup,
  Peer,
  type AddressPeer,
  type IConnectable,
  type ITier,
  type IVpc,
  type Port,
} from '@landbridge/network-core';
import { Construct } from 'constructs';
import { SHARED_SERVICES } from './shared-services';

export interface LinkServicesProps {
  /** The environment's servers. */
  readonly servers: { readonly vpc: IVpc; readonly tier: ITier; readonly securityGroupId: string };
  /** The hub's VPC and the security group of each service. */
  readonly hub: { readonly vpc: IVpc; securityGroupId(service: string): string };
}

/** One end of a conversation: its group, and where its members stand. */
interface End extends IConnectable {
  readonly tier: ITier;
}

/**
 * Rules in both accounts by which servers of an environment and shared services find each other. They name the subnets
 * of the two tiers, which hold nothing else: that works over a peering, across Regions and through inspection alike.
 */
export class LinkServices extends Construct {
  constructor(scope: Construct, id: string, { servers, hub }: LinkServicesProps) {
    super(scope, id);
    const app = this.end('App', servers.vpc, servers.tier, servers.securityGroupId);
    for (const [tier, { id: name, serves, asks }] of Object.entries(SHARED_SERVICES)) {
      const service = this.end(name, hub.vpc, hub.vpc.tier(tier), hub.securityGroupId(tier));
      for (const port of serves) this.allow(app, service, port);
      for (const port of asks) this.allow(service, app, port);
    }
  }

  private end(id: string, vpc: IVpc, tier: ITier, securityGroupId: string): End {
    const { connections } = new ImportedSecurityGroup(this, id, { vpc, securityGroupId });
    return { connections, tier };
  }

  private allow(from: End, to: End, port: Port): void {
    from.connections.allowToAddresses(addressesOf(to.tier), port);
    to.connections.allowFromAddresses(addressesOf(from.tier), port);
  }
}

/** Blocks of a tier's subnets. */
export function addressesOf({ subnets }: ITier): AddressPeer[] {
  return [...subnets.values()].flatMap(({ cidr }) => (cidr === undefined ? [] : [Peer.cidr(cidr)]));
}
