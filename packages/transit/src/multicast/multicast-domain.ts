import { Ec2TransitGatewayMulticastDomain } from '@cdktf/provider-aws/lib/ec2-transit-gateway-multicast-domain';
import { Ec2TransitGatewayMulticastDomainAssociation } from '@cdktf/provider-aws/lib/ec2-transit-gateway-multicast-domain-association';
import { Ec2TransitGatewayMulticastGroupMember } from '@cdktf/provider-aws/lib/ec2-transit-gateway-multicast-group-member';
import { Ec2TransitGatewayMulticastGroupSource } from '@cdktf/provider-aws/lib/ec2-transit-gateway-multicast-group-source';
import type { ITier } from '@landbridge/network-core';
import { Construct } from 'constructs';
import type { IAttachment } from '../attachments/attachment';
import type { ITransitGateway } from '../gateway/transit-gateway';
import { checkMulticastDomain } from './check-multicast-domain';

/** Subnets of one attached VPC whose interfaces may take part. */
export interface MulticastSubnets {
  readonly attachment: IAttachment;
  readonly subnets: ITier;
}

/** Ids of network interfaces by name; names become part of addresses. */
export type Interfaces = Readonly<Record<string, string>>;

/**
 * Who joins and who may send. AWS takes IGMP or registered sources, not both:
 * - `igmp`: hosts join by IGMPv2, anybody in the subnets may send; hosts without IGMP are registered in `members`;
 * - `static-members`: members are registered, anybody in the subnets may send;
 * - `static-sources`: members and sources are registered, only sources may send.
 */
export type MulticastGroups =
  | { readonly mode: 'igmp'; readonly members?: Readonly<Record<string, Interfaces>> }
  | { readonly mode: 'static-members'; readonly members: Readonly<Record<string, Interfaces>> }
  | {
      readonly mode: 'static-sources';
      readonly members: Readonly<Record<string, Interfaces>>;
      readonly sources: Readonly<Record<string, Interfaces>>;
    };

export interface MulticastDomainProps {
  readonly gateway: ITransitGateway & { readonly multicast: boolean };
  /** Name tag. */
  readonly name: string;
  /** Subnets by name of their VPC. */
  readonly subnets: Readonly<Record<string, MulticastSubnets>>;
  /** Members and sources by group address, e.g. `{ '239.1.1.1': { feed: eni.id } }`. */
  readonly groups: MulticastGroups;
  /**
   * Whether associations from accounts that the domain is shared with are accepted without asking.
   *
   * @default false
   */
  readonly autoAccept?: boolean;
  /**
   * Tags besides `Name`.
   *
   * @default none
   */
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * A multicast domain: a group of subnets between which the gateway routes multicast.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/tgw/multicast-domains-about.html
 */
export class MulticastDomain extends Construct {
  readonly id: string;

  /** @throws TRN055 the gateway has no multicast; TRN056 no group address; TRN057 a subnet lies in another domain */
  constructor(scope: Construct, id: string, props: MulticastDomainProps) {
    super(scope, id);
    checkMulticastDomain(this, props);
    const { groups } = props;
    const { provider } = props.gateway;
    const domain = new Ec2TransitGatewayMulticastDomain(this, 'Resource', {
      provider,
      transitGatewayId: props.gateway.id,
      igmpv2Support: groups.mode === 'igmp' ? 'enable' : 'disable',
      staticSourcesSupport: groups.mode === 'static-sources' ? 'enable' : 'disable',
      autoAcceptSharedAssociations: props.autoAccept === true ? 'enable' : 'disable',
      tags: { ...props.tags, Name: props.name },
    });
    this.id = domain.id;
    const associations = this.associate(props);
    const common = { provider, transitGatewayMulticastDomainId: this.id, dependsOn: associations };
    forEachInterface(
      new Construct(this, 'Members'),
      groups.members ?? {},
      (folder, name, groupIpAddress, networkInterfaceId) => {
        new Ec2TransitGatewayMulticastGroupMember(folder, name, {
          ...common,
          groupIpAddress,
          networkInterfaceId,
        });
      },
    );
    if (groups.mode !== 'static-sources') return;
    forEachInterface(
      new Construct(this, 'Sources'),
      groups.sources,
      (folder, name, groupIpAddress, networkInterfaceId) => {
        new Ec2TransitGatewayMulticastGroupSource(folder, name, {
          ...common,
          groupIpAddress,
          networkInterfaceId,
        });
      },
    );
  }

  private associate({
    gateway,
    subnets,
  }: MulticastDomainProps): Ec2TransitGatewayMulticastDomainAssociation[] {
    const folder = new Construct(this, 'Subnets');
    return Object.entries(subnets).flatMap(([name, { attachment, subnets: tier }]) => {
      const vpc = new Construct(folder, name);
      return [...tier.subnets].map(
        ([zone, { subnetId }]) =>
          new Ec2TransitGatewayMulticastDomainAssociation(vpc, zone, {
            provider: gateway.provider,
            transitGatewayMulticastDomainId: this.id,
            transitGatewayAttachmentId: attachment.id,
            subnetId,
          }),
      );
    });
  }
}

function forEachInterface(
  folder: Construct,
  groups: Readonly<Record<string, Interfaces>>,
  visit: (folder: Construct, name: string, group: string, interfaceId: string) => void,
): void {
  for (const [group, interfaces] of Object.entries(groups)) {
    const groupFolder = new Construct(folder, group);
    for (const [name, interfaceId] of Object.entries(interfaces))
      visit(groupFolder, name, group, interfaceId);
  }
}
