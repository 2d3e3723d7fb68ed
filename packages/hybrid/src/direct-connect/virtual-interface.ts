import { DxHostedPrivateVirtualInterface } from '@cdktf/provider-aws/lib/dx-hosted-private-virtual-interface';
import { DxHostedPrivateVirtualInterfaceAccepter } from '@cdktf/provider-aws/lib/dx-hosted-private-virtual-interface-accepter';
import { DxHostedTransitVirtualInterface } from '@cdktf/provider-aws/lib/dx-hosted-transit-virtual-interface';
import { DxHostedTransitVirtualInterfaceAccepter } from '@cdktf/provider-aws/lib/dx-hosted-transit-virtual-interface-accepter';
import { DxPrivateVirtualInterface } from '@cdktf/provider-aws/lib/dx-private-virtual-interface';
import { DxPublicVirtualInterface } from '@cdktf/provider-aws/lib/dx-public-virtual-interface';
import { DxTransitVirtualInterface } from '@cdktf/provider-aws/lib/dx-transit-virtual-interface';
import { Cidr } from '@landbridge/network-core';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { checkRouterAsn } from '../preference/asn';
import { describeInterface } from '../router-config/interface-session';
import type { VirtualPrivateGateway } from '../vpn/virtual-private-gateway';
import type { DirectConnectGateway } from './direct-connect-gateway';
import type { IDirectConnectPort } from './port';
import { sessionArguments, takeVlan, type BgpSession } from './session';

interface CommonProps extends BgpSession {
  readonly name: string;
  readonly port: IDirectConnectPort;
  /** @default none */
  readonly tags?: Readonly<Record<string, string>>;
}

/** The account that the interface is made for, where it is not the port's own. */
export interface HostedFor {
  /** Twelve digits. */
  readonly account: string;
  /** Provider of that account, which accepts. */
  readonly provider: TerraformProvider;
}

export interface PrivateInterfaceProps extends CommonProps {
  readonly to:
    { readonly gateway: DirectConnectGateway } | { readonly virtualPrivateGateway: VirtualPrivateGateway };
  /** Bytes; 9001 are jumbo frames. @default 1500 */
  readonly mtu?: 1500 | 9001;
  /** Reach other sites through AWS's network; costs by the hour and byte. @default false */
  readonly siteLink?: boolean;
  /** @default the port's own account */
  readonly hostedFor?: HostedFor;
}

/**
 * A way into VPCs: to one virtual private gateway, or to several through a Direct Connect gateway.
 *
 * @see https://docs.aws.amazon.com/directconnect/latest/UserGuide/WorkingWithVirtualInterfaces.html
 */
export class PrivateInterface extends Construct {
  readonly virtualInterfaceId: string;

  /** @throws HYB001 one AS number on both sides; HYB007, HYB008, HYB011 to HYB014 the session; HYB017 the gateway */
  constructor(scope: Construct, id: string, props: PrivateInterfaceProps) {
    super(scope, id);
    const { port, to, hostedFor, name, mtu = 1500 } = props;
    const gateway = 'gateway' in to ? to.gateway : to.virtualPrivateGateway;
    if ('gateway' in to) to.gateway.useInterface('virtual-private-gateway', mtu, name, this);
    takeVlan(port, props.vlan, this);
    checkRouterAsn(props.asn, { 'the gateway': gateway.asn }, this);
    const target =
      'gateway' in to ? { dxGatewayId: to.gateway.id } : { vpnGatewayId: to.virtualPrivateGateway.id };
    const session = sessionArguments(props, this);
    const common = { provider: port.provider, name, connectionId: port.connectionId, mtu, ...session };
    const tags = { ...props.tags, Name: name };
    if (hostedFor === undefined) {
      const made = new DxPrivateVirtualInterface(this, 'Resource', {
        ...common,
        ...target,
        sitelinkEnabled: props.siteLink ?? false,
        tags,
      });
      describeInterface(this, {
        name,
        session: props,
        made,
        mtu,
        end: 'direct-connect',
        awsAsn: gateway.asn,
      });
      this.virtualInterfaceId = made.id;
      return;
    }
    const hosted = new DxHostedPrivateVirtualInterface(this, 'Resource', {
      ...common,
      ownerAccountId: hostedFor.account,
    });
    describeInterface(this, {
      name,
      session: props,
      made: hosted,
      mtu,
      end: 'direct-connect',
      awsAsn: gateway.asn,
    });
    const accepted = new DxHostedPrivateVirtualInterfaceAccepter(this, 'Accepter', {
      provider: hostedFor.provider,
      virtualInterfaceId: hosted.id,
      ...target,
      tags,
    });
    this.virtualInterfaceId = accepted.virtualInterfaceId;
  }
}

export interface TransitInterfaceProps extends CommonProps {
  readonly gateway: DirectConnectGateway;
  /** Bytes; 8500 are what a transit gateway carries. @default 1500 */
  readonly mtu?: 1500 | 8500;
  /** Reach other sites through AWS's network; costs by the hour and byte. @default false */
  readonly siteLink?: boolean;
  /** @default the port's own account */
  readonly hostedFor?: HostedFor;
}

/**
 * A way to transit gateways through a Direct Connect gateway.
 *
 * @see https://docs.aws.amazon.com/directconnect/latest/UserGuide/direct-connect-transit-gateways.html
 */
export class TransitInterface extends Construct {
  readonly virtualInterfaceId: string;

  /** @throws HYB001 one AS number on both sides; HYB007, HYB008, HYB011 to HYB014 the session; HYB017 the gateway */
  constructor(scope: Construct, id: string, props: TransitInterfaceProps) {
    super(scope, id);
    const { port, gateway, hostedFor, name, mtu = 1500 } = props;
    gateway.useInterface('transit-gateway', mtu, name, this);
    takeVlan(port, props.vlan, this);
    checkRouterAsn(props.asn, { 'the gateway': gateway.asn }, this);
    const session = sessionArguments(props, this);
    const common = { provider: port.provider, name, connectionId: port.connectionId, mtu, ...session };
    const tags = { ...props.tags, Name: name };
    if (hostedFor === undefined) {
      const made = new DxTransitVirtualInterface(this, 'Resource', {
        ...common,
        dxGatewayId: gateway.id,
        sitelinkEnabled: props.siteLink ?? false,
        tags,
      });
      describeInterface(this, {
        name,
        session: props,
        made,
        mtu,
        end: 'direct-connect',
        awsAsn: gateway.asn,
      });
      this.virtualInterfaceId = made.id;
      return;
    }
    const hosted = new DxHostedTransitVirtualInterface(this, 'Resource', {
      ...common,
      ownerAccountId: hostedFor.account,
    });
    describeInterface(this, {
      name,
      session: props,
      made: hosted,
      mtu,
      end: 'direct-connect',
      awsAsn: gateway.asn,
    });
    const accepted = new DxHostedTransitVirtualInterfaceAccepter(this, 'Accepter', {
      provider: hostedFor.provider,
      virtualInterfaceId: hosted.id,
      dxGatewayId: gateway.id,
      tags,
    });
    this.virtualInterfaceId = accepted.virtualInterfaceId;
  }
}

export interface PublicInterfaceProps extends Omit<CommonProps, 'advertises'> {
  /** Public blocks that the router advertises; AWS verifies that they are yours. */
  readonly prefixes: readonly [string, ...string[]];
}

/** Bytes; a public virtual interface has no jumbo frames. */
const PUBLIC_MTU = 1500;

/**
 * A way to AWS's public addresses.
 *
 * @see https://docs.aws.amazon.com/directconnect/latest/UserGuide/WorkingWithVirtualInterfaces.html
 */
export class PublicInterface extends Construct {
  readonly virtualInterfaceId: string;

  /** @throws HYB011, HYB012, HYB014 the session; HYB013 too many prefixes */
  constructor(scope: Construct, id: string, props: PublicInterfaceProps) {
    super(scope, id);
    const { port, name, prefixes } = props;
    takeVlan(port, props.vlan, this);
    for (const prefix of prefixes) Cidr.parse(prefix, this.node.path);
    const made = new DxPublicVirtualInterface(this, 'Resource', {
      provider: port.provider,
      name,
      connectionId: port.connectionId,
      ...sessionArguments(props, this),
      routeFilterPrefixes: [...prefixes],
      tags: { ...props.tags, Name: name },
    });
    describeInterface(this, {
      name,
      session: { ...props, advertises: prefixes },
      made,
      mtu: PUBLIC_MTU,
      end: 'public-interface',
      awsAsn: undefined,
    });
    this.virtualInterfaceId = made.id;
  }
}
