import {
  at,
  hostAddress,
  ODD_BLOCKS,
  secondBlock,
  subnetBlock,
  subnetBlock6,
  vpcBlock,
  vpcBlock6,
} from './addresses';
import { block, inside, ip } from '../walker/address';
import type { HostPlan, Plan } from './plan';

export const INSPECTION_ZONES = ['a', 'b', 'c'] as const;

/** A network interface by itself is attached to nothing, so that it cannot forward: a route to it is a blackhole. */
export const isBare = ({ bare, forwards }: HostPlan): boolean => bare && !forwards;

export interface Host {
  readonly name: string;
  /** Of the resource. */
  readonly address: string;
  readonly vpc: number;
  readonly subnet: number;
  readonly index: number;
  readonly plan: HostPlan;
}

/** What a plan comes to: names of all that will exist, and what AWS would allow among it. */
export class Inventory {
  readonly hosts: readonly Host[];
  readonly peerings: readonly {
    readonly name: string;
    readonly a: number;
    readonly b: number;
    readonly accepted: boolean;
  }[];
  /** VPCs attached to the transit gateway, with the zones of the attachment. */
  readonly attached: ReadonlyMap<number, readonly string[]>;
  /** VPC of the virtual private gateway. */
  readonly siteVpc: number | undefined;
  readonly siteLink: string | undefined;
  readonly branchLink: string | undefined;
  readonly statefulForwarders: readonly string[];

  constructor(readonly plan: Plan) {
    this.hosts = plan.vpcs.flatMap((vpc, v) =>
      vpc.subnets.flatMap((subnet, s) =>
        subnet.hosts.map((host, h) => ({
          name: `h${v}_${s}_${h}`,
          address: `${isBare(host) ? 'aws_network_interface' : 'aws_instance'}.h${v}_${s}_${h}`,
          vpc: v,
          subnet: s,
          index: h,
          plan: host,
        })),
      ),
    );
    this.peerings = this.allowedPeerings();
    this.attached = this.attachedZones();
    const { site } = plan;
    const byTransit = site?.on === 'transit' || site?.on === 'direct-connect-transit';
    const exists = site !== null && (!byTransit || plan.transit !== null);
    this.siteVpc = exists && !byTransit ? site.vpc % plan.vpcs.length : undefined;
    this.siteLink = !exists
      ? undefined
      : site.on === 'direct-connect'
        ? 'aws_dx_private_virtual_interface.site'
        : site.on === 'direct-connect-transit'
          ? 'aws_dx_transit_virtual_interface.site'
          : 'aws_vpn_connection.site';
    this.branchLink =
      exists && site.branch && !site.on.startsWith('direct') ? 'aws_vpn_connection.branch' : undefined;
    this.statefulForwarders = this.hosts
      .filter(({ plan: own }) => own.forwards && own.stateful)
      .map(({ address }) => address)
      .concat(plan.transit?.inspection?.stateful === true ? this.appliances : []);
  }

  /** Appliances of the inspection VPC. */
  get appliances(): string[] {
    return this.inspects ? INSPECTION_ZONES.map((zone) => `aws_instance.fw_${zone}`) : [];
  }

  get inspects(): boolean {
    const { transit } = this.plan;
    return transit !== null && transit.inspection !== null && !transit.usesDefaults;
  }

  /** Blocks that prefix lists hold, one list each. */
  get listed(): string[] {
    const extras = this.plan.vpcs
      .flatMap((vpc) => [vpc.mainTable, vpc.natTable, ...vpc.tables])
      .flatMap((table) => table.extra);
    const byRoutes = extras.filter(({ list }) => list).map(({ destination }) => at(this.blocks, destination));
    const { transit } = this.plan;
    const byTransit =
      transit?.usesLists === true
        ? transit.statics.map(({ destination }) => at(this.blocks, destination))
        : [];
    return [...new Set([...byRoutes, ...byTransit])];
  }

  private blocksOf(v: number): string[] {
    const vpc = at(this.plan.vpcs, v);
    return [vpcBlock(vpc), ...(vpc.secondBlock ? [secondBlock(v)] : [])];
  }

  /** Not with itself, not twice, not between overlapping VPCs. */
  private allowedPeerings(): { name: string; a: number; b: number; accepted: boolean }[] {
    const found = new Map<string, { name: string; a: number; b: number; accepted: boolean }>();
    for (const { a: first, b: second, accepted } of this.plan.peerings) {
      const [a, b] = [first % this.plan.vpcs.length, second % this.plan.vpcs.length].sort(
        (x, y) => x - y,
      ) as [number, number];
      const overlap = this.blocksOf(a).some((each) => this.blocksOf(b).includes(each));
      if (a !== b && !overlap) found.set(`p${a}_${b}`, { name: `p${a}_${b}`, a, b, accepted });
    }
    return [...found.values()];
  }

  /** Name of the transit gateway that VPC `v` is attached to. */
  gatewayOf(v: number): 'tgw' | 'far' {
    return v === this.farVpc ? 'far' : 'tgw';
  }

  get farVpc(): number | undefined {
    const { transit } = this.plan;
    // Whether default tables take peering attachments is left open here.
    if (transit === null || transit.far === null || transit.usesDefaults) return undefined;
    return this.plan.vpcs.length - 1;
  }

  private attachedZones(): Map<number, string[]> {
    const attached = new Map<number, string[]>();
    const { transit } = this.plan;
    if (transit === null) return attached;
    this.plan.vpcs.forEach((vpc, v) => {
      // Of two attached VPCs with one CIDR AWS propagates the first; which was first is not to be seen.
      const twin = [...attached.keys()].some((each) => vpcBlock(at(this.plan.vpcs, each)) === vpcBlock(vpc));
      if (twin) return;
      const { zones } = at(transit.attachments, v);
      const present = [...new Set(vpc.subnets.map(({ zone }) => zone))].sort();
      const chosen = present.filter((_, n) => (zones & (1 << n)) !== 0);
      if (chosen.length > 0) attached.set(v, chosen);
    });
    return attached;
  }

  addressOf({ vpc, subnet, index }: Host): string {
    return hostAddress(at(this.plan.vpcs, vpc), vpc, subnet, index);
  }

  /** Whether every VPC with such addresses has a host there: what a free address would do is nobody's to say. */
  private isHeldEverywhere(address: string): boolean {
    const wanted = ip(address);
    return this.plan.vpcs.every(
      (_, v) =>
        !this.blocksOf(v).some((each) => inside(wanted, block(each))) ||
        this.hosts.some((host) => host.vpc === v && this.addressOf(host) === address),
    );
  }

  /** Every block that something in the landscape has, and some that nothing has. */
  get blocks(): string[] {
    return [
      ...this.plan.vpcs.flatMap((vpc, v) => [
        ...this.blocksOf(v),
        ...(vpc.ipv6 ? [vpcBlock6(v)] : []),
        ...vpc.subnets.map((_, s) => subnetBlock(vpc, v, s)),
        ...(vpc.ipv6 ? vpc.subnets.map((_, s) => subnetBlock6(v, s)) : []),
      ]),
      ...this.hosts.map(
        ({ vpc, subnet, index }) => `${hostAddress(at(this.plan.vpcs, vpc), vpc, subnet, index)}/32`,
      ),
      ...ODD_BLOCKS,
    ];
  }

  /** What a table of VPC `v` can lead to. */
  targetsOf(v: number): string[] {
    const vpc = at(this.plan.vpcs, v);
    return [
      ...(vpc.internetGateway ? [`aws_internet_gateway.v${v}`] : []),
      ...(vpc.nat === 'none' ? [] : [`aws_nat_gateway.v${v}`]),
      ...this.peerings
        .filter(({ a, b }) => a === v || b === v)
        .map(({ name }) => `aws_vpc_peering_connection.${name}`),
      ...(this.attached.has(v) ? [`aws_ec2_transit_gateway.${this.gatewayOf(v)}`] : []),
      ...(this.siteVpc === v ? ['aws_vpn_gateway.vgw'] : []),
      ...this.hosts.filter((host) => host.vpc === v && host.plan.forwards).map(({ address }) => address),
    ];
  }

  groupsOf(v: number): string[] {
    return at(this.plan.vpcs, v).groups.map((_, n) => `v${v}_g${n}`);
  }

  /** Groups that a rule in VPC `v` may name: its own and those of accepted peers; over the transit gateway too. */
  referableFrom(v: number): string[] {
    const peers = this.peerings
      .filter(({ a, b, accepted }) => accepted && (a === v || b === v))
      .map(({ a, b }) => (a === v ? b : a));
    const transit = this.attached.has(v) ? [...this.attached.keys()] : [];
    return [...new Set([v, ...peers, ...transit])].flatMap((each) => [
      ...this.groupsOf(each),
      `v${each}_open`,
    ]);
  }

  /** Ends of traffic. */
  get ends(): string[] {
    return [
      ...this.hosts.map(({ address }) => address),
      ...this.hosts.map(({ address }) => address),
      'internet',
      ...(this.siteLink === undefined ? [] : ['192.168.0.10', '192.168.4.10']),
      ...(this.branchLink === undefined ? [] : ['192.168.128.10']),
    ];
  }

  get onlyDestinations(): string[] {
    return [
      'service:com.amazonaws.us-east-1.s3',
      ...this.plan.vpcs.flatMap((vpc, v) => (vpc.interfaceEndpoint ? [`aws_vpc_endpoint.sqs${v}`] : [])),
      ...this.hosts
        .slice(0, 2)
        .map((host) => this.addressOf(host))
        .filter((address) => this.isHeldEverywhere(address)),
    ];
  }

  /** What can fail. */
  get failures(): string[] {
    return [
      ...new Set(this.plan.vpcs.flatMap(({ subnets }) => subnets.map(({ zone }) => `az:us-east-1${zone}`))),
      ...this.hosts.filter(({ plan }) => plan.forwards).map(({ address }) => address),
      ...this.plan.vpcs.flatMap((vpc, v) => (vpc.nat === 'none' ? [] : [`aws_nat_gateway.v${v}`])),
      ...this.peerings.map(({ name }) => `aws_vpc_peering_connection.${name}`),
      ...this.appliances,
      ...[...this.attached.keys()].map((v) => `aws_ec2_transit_gateway_vpc_attachment.v${v}`),
      ...(this.siteLink === undefined ? [] : [this.siteLink]),
    ];
  }
}
