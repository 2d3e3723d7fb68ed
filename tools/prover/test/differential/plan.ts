import fc from 'fast-check';

/** Choices that make a landscape. Indices are taken modulo what there is to choose from, so that plans shrink well. */
export interface Plan {
  readonly vpcs: readonly VpcPlan[];
  readonly peerings: readonly { readonly a: number; readonly b: number; readonly accepted: boolean }[];
  readonly transit: TransitPlan | null;
  readonly site: SitePlan | null;
  readonly blockPublicAccess: 'off' | 'block-ingress' | 'block-bidirectional';
  readonly packets: readonly PacketPlan[];
}

export interface VpcPlan {
  readonly block: number;
  readonly ipv6: boolean;
  readonly secondBlock: boolean;
  readonly internetGateway: boolean;
  readonly egressOnly: boolean;
  readonly nat: 'none' | 'public' | 'private';
  /** Table of the NAT gateway's subnet; its default route leads to the internet gateway. */
  readonly natTable: TablePlan;
  readonly subnets: readonly SubnetPlan[];
  readonly tables: readonly TablePlan[];
  readonly mainTable: TablePlan;
  readonly groups: readonly GroupPlan[];
  readonly acls: readonly AclPlan[];
  readonly gatewayEndpoint: boolean;
  readonly interfaceEndpoint: boolean;
  readonly edgeTable: boolean;
  /** Default group and network ACL as they come, or adopted: emptied, or with rules of one's own. */
  readonly defaults: 'theirs' | 'emptied' | 'own';
  readonly style: Style;
}

/** How it is written; must not matter. */
export interface Style {
  readonly inlineRoutes: boolean;
  readonly inlineRules: boolean;
  readonly inlineAcls: boolean;
  readonly adoptedMain: boolean;
}

export interface SubnetPlan {
  readonly zone: 'a' | 'b' | 'c';
  /** Index of a table, or the main table. */
  readonly table: number | null;
  readonly acl: number | null;
  readonly hosts: readonly HostPlan[];
}

export interface HostPlan {
  readonly group: number | null;
  readonly secondGroup: number | null;
  readonly isPublic: boolean;
  readonly forwards: boolean;
  readonly stateful: boolean;
  /** A network interface by itself instead of an instance. */
  readonly bare: boolean;
  /** In the VPC's default group when in no other. */
  readonly inDefaultGroup: boolean;
}

export interface TablePlan {
  /** Sensible routes to everything that the VPC is connected to. */
  readonly sensible: boolean;
  /** Default route: to the internet gateway, a NAT gateway or the transit gateway. */
  readonly way: 'internet' | 'nat' | 'transit' | 'none';
  /** Odd routes; `list`: by a prefix list that holds the block. */
  readonly extra: readonly {
    readonly destination: number;
    readonly target: number;
    readonly list: boolean;
  }[];
  readonly propagates: boolean;
  readonly endpoint: boolean;
}

export interface GroupPlan {
  /** Begins with what a group usually has: everything out, HTTPS and the group itself in. */
  readonly usual: boolean;
  readonly rules: readonly RulePlan[];
}

export interface RulePlan {
  readonly direction: 'in' | 'out';
  readonly protocol: 'tcp' | 'udp' | 'icmp' | '-1';
  readonly ports: number;
  /** A block of the landscape, or a group. */
  readonly source: number;
  readonly kind: 'block' | 'group' | 'self';
}

export interface AclPlan {
  readonly open: boolean;
  readonly rules: readonly {
    readonly direction: 'in' | 'out';
    readonly allow: boolean;
    readonly protocol: 'tcp' | 'udp' | '-1';
    readonly ports: number;
    readonly block: number;
  }[];
}

export interface TransitPlan {
  readonly attachments: readonly {
    readonly zones: number;
    readonly own: boolean;
    readonly applianceMode: boolean;
    readonly ipv6: boolean;
    readonly table: number | null;
    /** Bit set of the tables that it does not propagate to. */
    readonly withheld: number;
    readonly groupReferences: boolean;
  }[];
  readonly tables: number;
  readonly usesDefaults: boolean;
  readonly groupReferences: boolean;
  /** A further VPC with an appliance in each zone, to which the first table leads by default. */
  readonly inspection: {
    readonly stateful: boolean;
    readonly applianceMode: boolean;
    readonly strict: boolean;
  } | null;
  /** Static routes by a prefix list instead of by block. */
  readonly usesLists: boolean;
  /** The last VPC is attached to a second gateway, peered with the first; which routes lead across. */
  readonly far: { readonly there: boolean; readonly back: boolean; readonly associated: boolean } | null;
  readonly statics: readonly {
    readonly table: number;
    readonly destination: number;
    readonly target: number;
  }[];
}

export interface SitePlan {
  readonly on: 'transit' | 'vpn-gateway' | 'direct-connect' | 'direct-connect-transit';
  readonly vpc: number;
  readonly advertises: readonly number[];
  readonly allowSources: boolean;
  /** A second site, on a VPN of the same gateway. */
  readonly branch: boolean;
  readonly table: number | null;
  readonly withheld: number;
}

export interface PacketPlan {
  readonly from: number;
  readonly to: number;
  readonly protocol: 'tcp' | 'udp' | 'icmp';
  readonly port: number;
  readonly ipv6: boolean;
  readonly oneWay: boolean;
  /** Rather to another VPC. */
  readonly across: boolean;
  readonly down: readonly number[];
}

const index = fc.nat(1000);
const often = fc.integer({ min: 0, max: 9 }).map((n) => n > 0);
const mostly = fc.integer({ min: 0, max: 3 }).map((n) => n > 0);
const seldom = fc.integer({ min: 0, max: 4 }).map((n) => n === 4);
const maybe = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(of, { freq: 4, nil: null });

const rarely = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | null> =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: of });

const tablePlan: fc.Arbitrary<TablePlan> = fc.record({
  sensible: often,
  way: fc.constantFrom('internet', 'nat', 'transit', 'none', 'internet', 'nat'),
  extra: fc.array(fc.record({ destination: index, target: index, list: seldom }), { maxLength: 2 }),
  propagates: mostly,
  endpoint: mostly,
});

const rulePlan: fc.Arbitrary<RulePlan> = fc.record({
  direction: fc.constantFrom('in', 'in', 'out'),
  protocol: fc.constantFrom('tcp', 'tcp', 'udp', 'icmp', '-1'),
  ports: index,
  source: index,
  kind: fc.constantFrom('block', 'block', 'group', 'self'),
});

const aclPlan: fc.Arbitrary<AclPlan> = fc.record({
  open: mostly,
  rules: fc.array(
    fc.record({
      direction: fc.constantFrom('in', 'out'),
      allow: fc.boolean(),
      protocol: fc.constantFrom('tcp', 'udp', '-1'),
      ports: index,
      block: index,
    }),
    { maxLength: 4 },
  ),
});

const hostPlan: fc.Arbitrary<HostPlan> = fc.record({
  group: rarely(index),
  secondGroup: rarely(index),
  isPublic: fc.boolean(),
  forwards: seldom,
  stateful: fc.boolean(),
  bare: seldom,
  inDefaultGroup: seldom,
});

const subnetPlan: fc.Arbitrary<SubnetPlan> = fc.record({
  zone: fc.constantFrom('a', 'b', 'c', 'a', 'b'),
  table: fc.option(index, { freq: 3, nil: null }),
  acl: rarely(index),
  hosts: fc.array(hostPlan, { minLength: 0, maxLength: 2 }),
});

const vpcPlan: fc.Arbitrary<VpcPlan> = fc.record({
  block: index,
  ipv6: fc.boolean(),
  secondBlock: seldom,
  internetGateway: mostly,
  egressOnly: fc.boolean(),
  nat: fc.constantFrom('none', 'public', 'public', 'private'),
  natTable: tablePlan.map((plan) => ({ ...plan, way: 'internet' as const })),
  subnets: fc.array(subnetPlan, { minLength: 1, maxLength: 4 }),
  tables: fc.array(tablePlan, { minLength: 1, maxLength: 3 }),
  mainTable: tablePlan,
  groups: fc.array(fc.record({ usual: mostly, rules: fc.array(rulePlan, { maxLength: 4 }) }), {
    minLength: 1,
    maxLength: 2,
  }),
  acls: fc.array(aclPlan, { minLength: 1, maxLength: 2 }),
  gatewayEndpoint: fc.boolean(),
  interfaceEndpoint: seldom,
  edgeTable: seldom,
  defaults: fc.constantFrom('theirs', 'theirs', 'theirs', 'theirs', 'own', 'own', 'emptied'),
  style: fc.record({
    inlineRoutes: fc.boolean(),
    inlineRules: fc.boolean(),
    inlineAcls: fc.boolean(),
    adoptedMain: fc.boolean(),
  }),
});

const transitPlan: fc.Arbitrary<TransitPlan> = fc.record({
  attachments: fc.array(
    fc.record({
      zones: fc.constantFrom(7, 7, 7, 7, 3, 1, 5, 0),
      own: fc.boolean(),
      applianceMode: fc.boolean(),
      ipv6: fc.boolean(),
      table: fc.option(index, { freq: 8, nil: null }),
      withheld: fc.constantFrom(0, 0, 0, 1, 2, 4, 7),
      groupReferences: fc.boolean(),
    }),
    { minLength: 4, maxLength: 4 },
  ),
  tables: fc.integer({ min: 1, max: 3 }),
  usesDefaults: seldom,
  groupReferences: fc.boolean(),
  inspection: rarely(fc.record({ stateful: mostly, applianceMode: fc.boolean(), strict: mostly })),
  usesLists: seldom,
  far: fc.option(fc.record({ there: often, back: often, associated: often }), { freq: 2, nil: null }),
  statics: fc.array(fc.record({ table: index, destination: index, target: index }), { maxLength: 3 }),
});

const sitePlan: fc.Arbitrary<SitePlan> = fc.record({
  on: fc.constantFrom('transit', 'vpn-gateway', 'direct-connect', 'direct-connect-transit'),
  vpc: index,
  advertises: fc.array(index, { minLength: 1, maxLength: 2 }),
  allowSources: seldom,
  branch: fc.boolean(),
  table: fc.option(index, { freq: 8, nil: null }),
  withheld: fc.constantFrom(0, 0, 0, 1, 2, 4, 7),
});

const packetPlan: fc.Arbitrary<PacketPlan> = fc.record({
  from: index,
  to: index,
  protocol: fc.constantFrom('tcp', 'tcp', 'tcp', 'udp', 'icmp'),
  port: index,
  ipv6: fc.boolean(),
  oneWay: seldom,
  across: mostly,
  down: fc.oneof(
    { weight: 2, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.array(index, { maxLength: 2 }) },
  ),
});

export const planArbitrary: fc.Arbitrary<Plan> = fc.record({
  vpcs: fc.array(vpcPlan, { minLength: 2, maxLength: 4 }),
  peerings: fc.array(fc.record({ a: index, b: index, accepted: often }), { maxLength: 2 }),
  transit: maybe(transitPlan),
  site: maybe(sitePlan),
  blockPublicAccess: fc.constantFrom('off', 'off', 'off', 'off', 'block-ingress', 'block-bidirectional'),
  packets: fc.array(packetPlan, { minLength: 6, maxLength: 10 }),
});
