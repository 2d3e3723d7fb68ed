/** What the map shows, before anybody says where. */
export interface MapGraph {
  readonly boxes: readonly MapBox[];
  readonly links: readonly MapLink[];
}

export type BoxKind = 'region' | 'vpc' | 'transit-gateway' | 'direct-connect-gateway' | 'site' | 'internet';

/** Something with a place of its own. */
export interface MapBox {
  readonly id: string;
  readonly kind: BoxKind;
  readonly label: string;
  readonly detail: string;
  /** The Region that it lies in. */
  readonly within?: string;
  /** Of a VPC: its zones from left to right. */
  readonly zones: readonly MapZone[];
  /** Of a transit gateway: its route tables. Of a VPC: its gateways. */
  readonly marks: readonly MapMark[];
}

export interface MapZone {
  /** In the words of `--down`; undefined where the zone is not said. */
  readonly failure: string | undefined;
  readonly label: string;
  readonly subnets: readonly MapSubnet[];
}

export interface MapSubnet {
  readonly key: string;
  readonly label: string;
  readonly detail: string;
  readonly marks: readonly MapMark[];
}

/** Something small: a server, a gateway, a table. */
export interface MapMark {
  readonly key: string;
  readonly kind: MarkKind;
  readonly label: string;
}

export type MarkKind =
  | 'instance'
  | 'nat-gateway'
  | 'load-balancer'
  | 'endpoint'
  | 'firewall'
  | 'resolver'
  | 'workload'
  | 'interface'
  | 'internet-gateway'
  | 'egress-only-gateway'
  | 'vpn-gateway'
  | 'route-table';

/** A connection of two boxes. */
export interface MapLink {
  /** Its resource, in the words of `--down`. */
  readonly key: string;
  readonly kind: 'attachment' | 'peering' | 'gateway-peering' | 'vpn' | 'direct-connect' | 'internet';
  readonly from: string;
  readonly to: string;
  readonly label: string;
}
