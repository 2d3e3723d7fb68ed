import { GlobalacceleratorCustomRoutingAccelerator } from '@cdktf/provider-aws/lib/globalaccelerator-custom-routing-accelerator';
import { GlobalacceleratorCustomRoutingEndpointGroup } from '@cdktf/provider-aws/lib/globalaccelerator-custom-routing-endpoint-group';
import { GlobalacceleratorCustomRoutingListener } from '@cdktf/provider-aws/lib/globalaccelerator-custom-routing-listener';
import type { ISubnet } from '@landbridge/network-core';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { DnsError } from '../errors';
import { AliasTarget } from '../routing/alias-target';
import { PortClaims, type PortSpan } from './port-claims';

export interface CustomRoutingAcceleratorProps {
  /** Up to 64 characters. */
  readonly name: string;
  /** Listener ports; each stands for one destination address and port. */
  readonly ports: readonly PortSpan[];
  /** Subnets with the destinations, by Region. */
  readonly groups: Readonly<Record<string, CustomRoutingGroup>>;
  /** @default the stack's default provider */
  readonly provider?: TerraformProvider;
  /** @default none */
  readonly tags?: Readonly<Record<string, string>>;
}

export interface CustomRoutingGroup {
  /** Subnets of that Region. */
  readonly subnets: readonly ISubnet[];
  /** Ports of the destinations. */
  readonly destinations: PortSpan;
  readonly protocols: readonly ('TCP' | 'UDP')[];
}

/**
 * An accelerator whose listener ports each lead to one address and port in a subnet: several clients to one server, by
 * your own choice (games, calls).
 *
 * @see https://docs.aws.amazon.com/global-accelerator/latest/dg/work-with-custom-routing-accelerators.html
 */
export class CustomRoutingAccelerator extends Construct {
  readonly acceleratorArn: string;
  readonly aliasTarget: AliasTarget;

  /** @throws DNS050, DNS051 the ports; DNS052 a subnet of another Region */
  constructor(scope: Construct, id: string, props: CustomRoutingAcceleratorProps) {
    super(scope, id);
    const { provider } = props;
    new PortClaims().take('listener', 'any', props.ports, this);
    const accelerator = new GlobalacceleratorCustomRoutingAccelerator(this, 'Resource', {
      provider,
      name: props.name,
      ipAddressType: 'IPV4',
      enabled: true,
      tags: props.tags && { ...props.tags },
    });
    this.acceleratorArn = accelerator.id;
    this.aliasTarget = AliasTarget.accelerator(accelerator.dnsName);
    const listener = new GlobalacceleratorCustomRoutingListener(this, 'Listener', {
      provider,
      acceleratorArn: accelerator.id,
      portRange: props.ports.map(({ from, to }) => ({ fromPort: from, toPort: to })),
    });
    for (const [region, group] of Object.entries(props.groups))
      this.group(region, group, listener.id, provider);
  }

  private group(
    region: string,
    group: CustomRoutingGroup,
    listenerArn: string,
    provider: TerraformProvider | undefined,
  ): void {
    const foreign = group.subnets.find(({ vpc }) => vpc.region !== region);
    if (foreign) {
      throw new DnsError('DNS052', this, {
        problem: 'the subnets of an endpoint group lie in its Region',
        got: `a subnet of ${foreign.vpc.name} in ${foreign.vpc.region}`,
        allowed: region,
        fix: 'move it to the group of its Region',
      });
    }
    new PortClaims().take('destinations', 'any', [group.destinations], this);
    new GlobalacceleratorCustomRoutingEndpointGroup(this, region, {
      provider,
      listenerArn,
      endpointGroupRegion: region,
      destinationConfiguration: [
        { fromPort: group.destinations.from, toPort: group.destinations.to, protocols: [...group.protocols] },
      ],
      endpointConfiguration: group.subnets.map(({ subnetId }) => ({ endpointId: subnetId })),
    });
  }
}
