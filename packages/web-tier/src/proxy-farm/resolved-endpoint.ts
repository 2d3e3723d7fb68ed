import { Port, type AddressPeer, type IConnectable, type InterfaceEndpoint } from '@landbridge/network-core';
import type { IServiceAccess, NameOverride } from './service-access';

/** An inbound endpoint of Route 53 Resolver, e.g. `InboundEndpoint` of `@landbridge/dns`. */
export interface IInboundResolver extends IConnectable {
  readonly endpointId: string;
}

export interface ResolvedEndpointProps {
  /** Interface endpoint with private DNS, in the resolver's VPC. */
  readonly endpoint: InterfaceEndpoint;
  readonly resolver: IInboundResolver;
  /** Names of the service that the private DNS of the endpoint answers. */
  readonly names: readonly [string, ...string[]];
}

/**
 * The way from on-premises to an interface endpoint: its private names are asked through an inbound resolver endpoint, and
 * its interfaces are reached over VPN or Direct Connect. Nothing in between has to be run.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html
 */
export class ResolvedEndpoint implements IServiceAccess {
  readonly names: readonly string[];
  readonly override: NameOverride;

  constructor(private readonly props: ResolvedEndpointProps) {
    this.names = props.names;
    this.override = { forwardTo: props.resolver.endpointId };
  }

  allowFrom(peers: AddressPeer | readonly AddressPeer[]): void {
    this.props.endpoint.connections.allowFromAddresses(peers, Port.tcp(443));
    for (const port of [Port.udp(53), Port.tcp(53)])
      this.props.resolver.connections.allowFromAddresses(peers, port);
  }
}
