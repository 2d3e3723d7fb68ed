import {
  Port,
  type AddressPeer,
  type GatewayEndpoint,
  type ISubnet,
  type ITier,
  type IVpc,
} from '@landbridge/network-core';
import { Construct } from 'constructs';
import { WebError } from '../errors';
import { NetworkLoadBalancer } from '../load-balancer/network-load-balancer';
import { AutoScalingGroup } from '../scaling/auto-scaling-group';
import type { LaunchProps } from '../scaling/launch';
import { TargetTracking } from '../scaling/policies';
import { NetworkTargetGroup } from '../targets/network-target-group';
import { proxyScript } from './proxy-script';
import type { IServiceAccess, NameOverride } from './service-access';

export interface ProxyFarmProps {
  readonly vpc: IVpc;
  /** Tier whose tables have the route to the gateway endpoint: load balancer and proxies stand here, in two zones at least. */
  readonly subnets: ITier;
  readonly endpoint: GatewayEndpoint;
  /** Names that may be asked for, and those below them, e.g. `s3.eu-west-1.amazonaws.com`. */
  readonly allowedNames: readonly string[];
  /** Static addresses of the load balancer by zone id, which on-premises name servers answer with. */
  readonly addresses: Readonly<Record<string, string>>;
  /** Image (Amazon Linux 2023) and instance type. */
  readonly launch: Pick<LaunchProps, 'imageId' | 'instanceType' | 'instanceProfile'>;
  /** @default 2 to 6 */
  readonly size?: { readonly min: number; readonly max: number };
  /** @default true */
  readonly deletionProtection?: boolean;
  /** @default none */
  readonly tags?: Readonly<Record<string, string>>;
}

/** Processor load in percent that the farm keeps near to. */
const CPU_PERCENT = 50;

/**
 * The way from on-premises to a gateway endpoint, which by itself serves only packets that begin in the VPC: an internal
 * network load balancer with static addresses, and proxies behind it that begin connections of their own, to allowed
 * names only.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html
 */
export class ProxyFarm extends Construct implements IServiceAccess {
  readonly names: readonly string[];
  readonly override: NameOverride;
  readonly loadBalancer: NetworkLoadBalancer;
  readonly proxies: AutoScalingGroup;

  /** @throws WEB050 no name, or one that is none; and as {@link NetworkLoadBalancer} and {@link AutoScalingGroup} */
  constructor(scope: Construct, id: string, props: ProxyFarmProps) {
    super(scope, id);
    const { vpc, subnets, endpoint, allowedNames, tags } = props;
    this.check(allowedNames, props.addresses, [...subnets.subnets.values()]);
    this.names = allowedNames;
    this.override = { answerWith: Object.values(props.addresses) };
    this.loadBalancer = new NetworkLoadBalancer(this, 'Front', {
      vpc,
      subnets,
      scheme: 'internal',
      privateAddresses: props.addresses,
      crossZone: true,
      ...(props.deletionProtection !== undefined && { deletionProtection: props.deletionProtection }),
      ...(tags && { tags }),
    });
    const group = new NetworkTargetGroup(this, 'Targets', {
      vpc,
      port: 443,
      // Clients are on-premises: replies have to come back through the load balancer whatever the route is.
      preserveClientIp: false,
      healthCheck: { protocol: 'TCP' },
      ...(tags && { tags }),
    });
    this.loadBalancer.listen('tls', { protocol: 'TCP', port: 443, forwardTo: group });
    this.proxies = new AutoScalingGroup(this, 'Proxies', {
      vpc,
      subnets,
      launch: { ...props.launch, userData: proxyScript(allowedNames) },
      size: props.size ?? { min: 2, max: 6 },
      // Started first, a proxy might be given an address that is meant for the load balancer.
      after: this.loadBalancer.ready,
      ...(tags && { tags }),
    });
    group.addFleet(this.proxies);
    this.proxies.connections.allowToAddresses(endpoint.peer, Port.tcp(443));
    new TargetTracking(this, 'Load', { group: this.proxies, keep: { cpuPercent: CPU_PERCENT } });
  }

  allowFrom(peers: AddressPeer | readonly AddressPeer[]): void {
    this.loadBalancer.connections.allowFromAddresses(peers, Port.tcp(443));
  }

  private check(
    names: readonly string[],
    addresses: Readonly<Record<string, string>>,
    subnets: readonly ISubnet[],
  ): void {
    const wrong = names.find((name) => !/^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(name));
    if (names.length === 0 || wrong !== undefined) {
      throw new WebError('WEB050', this, {
        problem: 'a proxy farm allows names of the service',
        got: wrong === undefined ? '[]' : JSON.stringify(wrong),
        allowed: 'names like s3.eu-west-1.amazonaws.com',
        fix: 'name what may be asked for; everything else is refused',
      });
    }
    const missing = subnets.find(({ zone }) => addresses[zone] === undefined);
    if (missing === undefined) return;
    throw new WebError('WEB010', this, {
      problem: 'name servers answer with an address in each zone',
      got: `none for ${missing.zone}`,
      allowed: `an address in ${missing.cidr ?? 'its subnet'}`,
      fix: 'add it',
    });
  }
}
