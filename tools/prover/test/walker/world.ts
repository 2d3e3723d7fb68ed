import type { Block, Ip } from './address';

/** What the walker believes exists, read from a configuration; ids are resource addresses. */
export interface World {
  readonly vpcs: ReadonlyMap<string, Vpc>;
  readonly subnets: ReadonlyMap<string, Subnet>;
  readonly tables: ReadonlyMap<string, Table>;
  readonly interfaces: ReadonlyMap<string, Interface>;
  readonly groups: ReadonlyMap<string, Group>;
  readonly acls: ReadonlyMap<string, Acl>;
  readonly internetGateways: ReadonlyMap<
    string,
    { readonly id: string; readonly vpc: string; readonly table?: string }
  >;
  readonly egressOnlyGateways: ReadonlyMap<string, { readonly id: string; readonly vpc: string }>;
  readonly peerings: ReadonlyMap<string, Peering>;
  readonly transit: Transit;
  readonly hybrid: Hybrid;
  readonly endpoints: ReadonlyMap<string, GatewayEndpoint>;
  readonly prefixLists: ReadonlyMap<string, readonly Block[]>;
  readonly blockPublicAccess: ReadonlyMap<string, string>;
  /** Exclusions by VPC or subnet. */
  readonly exclusions: ReadonlyMap<string, string>;
  readonly services: ReadonlyMap<string, readonly Ip[]>;
  /** Ends of which the walker was not taught what becomes of packets there. */
  readonly ends: ReadonlySet<string>;
  readonly statefulForwarders: ReadonlySet<string>;
}

export interface Vpc {
  readonly id: string;
  readonly region: string;
  readonly blocks: readonly Block[];
  readonly mainTable: string;
}

export interface Subnet {
  readonly id: string;
  readonly vpc: string;
  readonly blocks: readonly Block[];
  readonly zone: string;
  readonly table: string;
  readonly acl: string;
}

export type RouteOrigin = 'local' | 'static' | 'prefix-list' | 'propagated';

export interface Route {
  readonly block: Block;
  readonly origin: RouteOrigin;
  /** `local`, or the address of the target. */
  readonly target: string;
}

export interface Table {
  readonly id: string;
  readonly vpc: string;
  readonly routes: readonly Route[];
  /** Virtual private gateways whose routes it takes. */
  readonly propagating: readonly string[];
  /** A prefix list that is not known: its routes might be anything. */
  readonly hasUnknownRoutes: boolean;
}

export interface Interface {
  readonly id: string;
  readonly kind: 'host' | 'nat' | 'endpoint';
  readonly subnet: string;
  readonly addresses: readonly Ip[];
  readonly publicAddress: Ip | undefined;
  readonly groups: readonly string[];
  readonly forwards: boolean;
  /** For NAT gateways: whether it has a public address to translate to. */
  readonly publicNat: boolean;
}

export interface GroupRule {
  readonly direction: 'in' | 'out';
  readonly protocol: number | 'any';
  readonly from: number;
  readonly to: number;
  readonly blocks: readonly Block[];
  readonly group: string | undefined;
  /** A prefix list of which nobody says what is in it: what the rule allows is not known. */
  readonly unknown?: string;
}

export interface Group {
  readonly id: string;
  readonly vpc: string;
  readonly rules: readonly GroupRule[];
}

export interface AclRule {
  readonly direction: 'in' | 'out';
  readonly number: number;
  readonly allow: boolean;
  readonly protocol: number | 'any';
  readonly from: number;
  readonly to: number;
  readonly block: Block;
}

export interface Acl {
  readonly id: string;
  readonly rules: readonly AclRule[];
}

export interface Peering {
  readonly id: string;
  readonly vpcs: readonly [string, string];
  readonly active: boolean;
}

export interface Transit {
  readonly gateways: ReadonlyMap<
    string,
    { readonly id: string; readonly region: string; readonly groupReferences: boolean }
  >;
  readonly attachments: ReadonlyMap<string, Attachment>;
  readonly tables: ReadonlyMap<string, TransitTable>;
  /** Attachment → table, per gateway for peering attachments: key `<attachment>@<gateway>`. */
  readonly associations: ReadonlyMap<string, string>;
}

export interface Attachment {
  readonly id: string;
  readonly kind: 'vpc' | 'vpn' | 'peering' | 'dx';
  readonly gateways: readonly string[];
  readonly vpc?: string;
  readonly subnets: readonly string[];
  readonly ipv6: boolean;
  readonly applianceMode: boolean;
  readonly groupReferences: boolean;
}

export interface TransitTable {
  readonly id: string;
  readonly gateway: string;
  readonly statics: readonly {
    readonly block: Block;
    readonly attachment: string | 'blackhole';
    readonly byList: boolean;
  }[];
  readonly propagated: readonly string[];
}

export interface Hybrid {
  readonly vpnGateways: ReadonlyMap<string, { readonly id: string; readonly vpc: string }>;
  readonly links: ReadonlyMap<string, Link>;
  readonly sites: ReadonlyMap<string, Site>;
  readonly dxAssociations: readonly DxAssociation[];
}

/** VPN connection or virtual interface. */
export interface Link {
  readonly id: string;
  readonly kind: 'vpn' | 'private-vif' | 'transit-vif';
  /** Virtual private, transit or Direct Connect gateway. */
  readonly gateway: string;
  readonly staticRoutes: readonly Block[] | undefined;
  readonly connection: string | undefined;
  readonly site: string | undefined;
  readonly advertises: readonly Advertised[];
}

export interface Advertised {
  readonly block: Block;
  readonly pathLength: number;
  readonly med: number;
  readonly preference: number;
}

export interface Site {
  readonly id: string;
  readonly blocks: readonly Block[];
  readonly allowSources: readonly Block[] | undefined;
  readonly internet: boolean;
}

export interface DxAssociation {
  readonly id: string;
  readonly dxGateway: string;
  readonly gateway: string;
  readonly allowed: readonly Block[] | undefined;
}

export interface GatewayEndpoint {
  readonly id: string;
  readonly vpc: string;
  readonly service: string;
}
