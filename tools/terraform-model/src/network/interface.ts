import { type Unknown } from '../value';

export type InterfaceKind =
  | 'instance'
  | 'nat-gateway'
  | 'load-balancer'
  | 'interface-endpoint'
  | 'gateway-load-balancer-endpoint'
  | 'firewall-endpoint'
  | 'resolver'
  | 'workload'
  | 'unattached';

/** An elastic network interface. */
export interface NetworkInterface {
  readonly key: string;
  /** The resource a person would name: the instance, load balancer, function…; its address labels the interface. */
  readonly owner: string;
  readonly kind: InterfaceKind;
  readonly vpc: string;
  readonly subnet: string;
  readonly ipv4: readonly InterfaceAddress[];
  readonly ipv6: readonly InterfaceAddress[];
  readonly groups: readonly string[];
  /** Why the list of groups may be incomplete. */
  readonly groupDoubt: Unknown | undefined;
  /** Security groups do not apply to it at all (NAT gateway, endpoint of a gateway load balancer, NLB without groups). */
  readonly ungrouped: boolean;
  readonly sourceDestCheck: boolean | Unknown;
}

export interface InterfaceAddress {
  /** Undefined where AWS chooses it within the subnet. */
  readonly address: bigint | undefined;
  /** Its public IPv4 counterpart: an Elastic IP's key or the owner of an automatic address. */
  readonly public: PublicAddress | Unknown | undefined;
}

export interface PublicAddress {
  /** Elastic IP's resource, or `<resource>.public_ip` for an automatic address. */
  readonly label: string;
  readonly address: bigint | undefined;
}

/** Interfaces by key, with what cannot be placed. */
export interface Interfaces {
  readonly interfaces: Map<string, NetworkInterface>;
  /** Owners whose subnet or VPC is not known, with the reason. */
  readonly adrift: Map<string, Unknown>;
}
