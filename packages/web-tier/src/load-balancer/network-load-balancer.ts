import { LbListener } from '@cdktf/provider-aws/lib/lb-listener';
import { LbListenerCertificate } from '@cdktf/provider-aws/lib/lb-listener-certificate';
import { Cidr, type ISubnet, type ITier } from '@landbridge/network-core';
import { Construct } from 'constructs';
import { WebError } from '../errors';
import type { NetworkTargetGroup } from '../targets/network-target-group';
import { LoadBalancer, type LoadBalancerProps } from './load-balancer';
import { subnetsOf, type LoadBalancerScheme } from './subnets';

export type NetworkLoadBalancerProps = Omit<LoadBalancerProps, 'scheme'> & {
  /** One subnet in each zone. */
  readonly subnets: ITier | readonly ISubnet[];
  /** Send traffic to targets of other zones; between zones it costs by the byte. @default false */
  readonly crossZone?: boolean;
  /** Judge traffic that comes by PrivateLink by the security group too. @default true */
  readonly guardPrivateLink?: boolean;
  /** Which addresses DNS answers to clients in a zone. @default 'any_availability_zone' */
  readonly clientRouting?:
    'any_availability_zone' | 'availability_zone_affinity' | 'partial_availability_zone_affinity';
} & NetworkAddresses;

/** Static addresses by zone id. */
export type NetworkAddresses =
  | {
      readonly scheme: 'internet-facing';
      /** Allocation ids of Elastic IPs. @default addresses of AWS */
      readonly elasticIps?: Readonly<Record<string, string>>;
    }
  | {
      readonly scheme: 'internal';
      /** Addresses inside the zone's subnet. @default AWS chooses */
      readonly privateAddresses?: Readonly<Record<string, string>>;
    };

export type NetworkListenerProps = {
  readonly port: number;
  /** Its protocol is the listener's, but for TLS. */
  readonly forwardTo: NetworkTargetGroup;
} & (
  | { readonly protocol: 'TCP' | 'UDP' | 'TCP_UDP' }
  | {
      readonly protocol: 'TLS';
      /** First certificate is the default one; the others are chosen by name (SNI). */
      readonly certificates: Readonly<Record<string, string>>;
      /** @default 'ELBSecurityPolicy-TLS13-1-2-2021-06' */
      readonly sslPolicy?: string;
      /** @default 'None' */
      readonly alpn?: 'HTTP1Only' | 'HTTP2Only' | 'HTTP2Optional' | 'HTTP2Preferred' | 'None';
    }
);

/** Protocols of target groups that a listener can send to. */
const TARGETS = { TCP: ['TCP'], TLS: ['TCP', 'TLS'], UDP: ['UDP'], TCP_UDP: ['TCP_UDP'] } as const;

/**
 * A network load balancer: one address in each zone, security groups from its first day (they cannot be added later).
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/network/introduction.html
 */
export class NetworkLoadBalancer extends LoadBalancer {
  /** @throws WEB001, WEB002 the subnets; WEB010 an address */
  constructor(scope: Construct, id: string, props: NetworkLoadBalancerProps) {
    super(
      scope,
      id,
      props,
      (place) => {
        const subnets = subnetsOf(props.subnets, props.vpc, props.scheme, 1, place);
        checkAddresses(subnets, props, place);
        return subnets;
      },
      (subnets) => ({
        loadBalancerType: 'network',
        subnetMapping: subnets.map(({ subnetId, zone }) => ({ subnetId, ...addressOf(zone, props) })),
        enableCrossZoneLoadBalancing: props.crossZone ?? false,
        enforceSecurityGroupInboundRulesOnPrivateLinkTraffic: props.guardPrivateLink === false ? 'off' : 'on',
        dnsRecordClientRoutingPolicy: props.clientRouting,
        // A static address is held by one load balancer at a time: the old one lets it go first.
        lifecycle: { createBeforeDestroy: !hasStaticAddresses(props) },
      }),
    );
  }

  /**
   * Takes a port. Who may come in is up to `connections`.
   *
   * @throws WEB003 the port; WEB004 no certificate; WEB008 the target group's protocol
   */
  listen(key: string, props: NetworkListenerProps): void {
    const { protocol, port, forwardTo } = props;
    if (protocol !== 'UDP') this.takePort(port, 'tcp', this);
    if (protocol.includes('UDP')) this.takePort(port, 'udp', this);
    const allowed: readonly string[] = TARGETS[protocol];
    if (!allowed.includes(forwardTo.protocol)) {
      throw new WebError('WEB008', this, {
        problem: 'the target group does not fit the listener',
        got: `${protocol} to ${forwardTo.protocol}`,
        allowed: `${protocol} to ${allowed.join(' or ')}`,
        fix: 'give both one protocol',
      });
    }
    const place = new Construct(this, key);
    const [first, ...others] = protocol === 'TLS' ? Object.entries(props.certificates) : [];
    if (protocol === 'TLS' && first === undefined) {
      throw new WebError('WEB004', place, {
        problem: 'a TLS listener has certificates',
        got: '0',
        allowed: 'one at least',
        fix: 'pass a certificate',
      });
    }
    const { provider } = this.vpc;
    const listener = new LbListener(place, 'Resource', {
      provider,
      loadBalancerArn: this.loadBalancerArn,
      port,
      protocol,
      certificateArn: first?.[1],
      sslPolicy: protocol === 'TLS' ? (props.sslPolicy ?? 'ELBSecurityPolicy-TLS13-1-2-2021-06') : undefined,
      alpnPolicy: protocol === 'TLS' ? props.alpn : undefined,
      defaultAction: [{ type: 'forward', targetGroupArn: forwardTo.targetGroupArn }],
    });
    for (const [name, certificateArn] of others) {
      new LbListenerCertificate(place, name, { provider, listenerArn: listener.arn, certificateArn });
    }
    forwardTo.sendFrom(this);
  }
}

function addressOf(
  zone: string,
  addresses: NetworkAddresses,
): { allocationId?: string; privateIpv4Address?: string } {
  if (addresses.scheme === 'internet-facing') return { allocationId: addresses.elasticIps?.[zone] };
  return { privateIpv4Address: addresses.privateAddresses?.[zone] };
}

function hasStaticAddresses(addresses: NetworkAddresses): boolean {
  const given = addresses.scheme === 'internal' ? addresses.privateAddresses : addresses.elasticIps;
  return Object.keys(given ?? {}).length > 0;
}

function checkAddresses(subnets: readonly ISubnet[], addresses: NetworkAddresses, place: Construct): void {
  const byZone: Readonly<Record<string, string>> =
    addresses.scheme === 'internal' ? (addresses.privateAddresses ?? {}) : (addresses.elasticIps ?? {});
  const refuse = (problem: string, got: string, allowed: string): never => {
    throw new WebError('WEB010', place, { problem, got, allowed, fix: 'correct the addresses' });
  };
  const scheme: LoadBalancerScheme = addresses.scheme;
  for (const [zone, address] of Object.entries(byZone)) {
    const subnet = subnets.find((one) => one.zone === zone);
    if (!subnet)
      refuse('the load balancer has no subnet in that zone', zone, subnets.map((one) => one.zone).join(', '));
    if (scheme === 'internal' && subnet?.cidr !== undefined && !contains(subnet.cidr, address)) {
      refuse('the address does not lie in the subnet', address, subnet.cidr);
    }
  }
  const given = Object.keys(byZone).length;
  if (scheme === 'internet-facing' && given > 0 && given !== subnets.length) {
    refuse('Elastic IPs are given for all zones or for none', `${given}`, `0 or ${subnets.length}`);
  }
}

function contains(cidr: string, address: string): boolean {
  return Cidr.parse(cidr, 'subnet').contains(Cidr.parse(`${address}/32`, 'address'));
}
