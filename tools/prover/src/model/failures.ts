import { LandbridgeError, type Network, type Subnet } from '@landbridge/terraform-model';

/** Not in a Region, or in a building of their own; the Region that the provider gives them says nothing of where they are. */
const ELSEWHERE = [
  'aws_dx_',
  'aws_customer_gateway',
  'aws_globalaccelerator_',
  'aws_cloudfront_',
  'aws_route53_',
];

/** What is out of order: resources, tunnels, zones, Regions, sites. */
export class Failures {
  static readonly none = new Failures(new Set(), undefined);
  private readonly hasRegions: boolean;

  private constructor(
    private readonly ids: ReadonlySet<string>,
    private readonly network: Network | undefined,
  ) {
    this.hasRegions = [...ids].some((id) => id.startsWith('region:'));
  }

  /** Throws PRV010 for an id that names nothing. */
  static of(network: Network, sites: ReadonlySet<string>, ids: readonly string[]): Failures {
    if (ids.length === 0) return Failures.none;
    for (const id of ids) check(network, sites, id);
    return new Failures(new Set(ids), network);
  }

  get list(): readonly string[] {
    return [...this.ids];
  }

  get isEmpty(): boolean {
    return this.ids.size === 0;
  }

  /** Whether a resource is down, by itself or with its Region. */
  resource(key: string | undefined): boolean {
    if (key === undefined) return false;
    return this.ids.has(key) || (this.hasRegions && this.isDownWithRegion(key));
  }

  private isDownWithRegion(key: string): boolean {
    const resource = this.network?.reading.resource(key);
    if (resource === undefined || ELSEWHERE.some((prefix) => resource.type.startsWith(prefix))) return false;
    return this.region(resource.region);
  }

  tunnels(connection: string): 0 | 1 | 2 {
    if (this.ids.has(connection)) return 0;
    const down = [1, 2].filter((tunnel) => this.ids.has(`${connection}/tunnel${tunnel}`)).length;
    return (2 - down) as 0 | 1 | 2;
  }

  site(name: string): boolean {
    return this.ids.has(`on-premises:${name}`);
  }

  region(name: string | undefined): boolean {
    return name !== undefined && this.ids.has(`region:${name}`);
  }

  /** Subnets fail with their zone and Region. */
  subnet(subnet: Subnet): boolean {
    if (this.ids.size === 0) return false;
    const { zone } = subnet;
    return (
      this.ids.has(subnet.key) ||
      (zone.name !== undefined && this.ids.has(`az:${zone.name}`)) ||
      (zone.id !== undefined && this.ids.has(`az:${zone.id}`)) ||
      this.region(subnet.region)
    );
  }
}

function check(network: Network, sites: ReadonlySet<string>, id: string): void {
  const [head, rest] = id.includes(':')
    ? [id.slice(0, id.indexOf(':')), id.slice(id.indexOf(':') + 1)]
    : ['', ''];
  if (head === 'region' && rest !== '') return;
  if (head === 'az' && rest !== '') {
    for (const { zone } of network.subnets.values()) if (zone.name === rest || zone.id === rest) return;
    throw unknownId(id, 'no subnet of the model lies in that zone');
  }
  if (head === 'on-premises') {
    if (sites.has(rest)) return;
    throw unknownId(id, 'the assumptions name no such site');
  }
  const resource = id.replace(/\/tunnel[12]$/, '');
  if (network.reading.resource(resource)) return;
  throw unknownId(id, 'the model holds no such resource');
}

function unknownId(id: string, why: string): LandbridgeError {
  return new LandbridgeError({
    code: 'PRV010',
    message: `nothing can fail by the name ${JSON.stringify(id)}: ${why}`,
    fix: 'name a resource address, <vpn connection>/tunnel1, az:<zone>, region:<name> or on-premises:<site>',
  });
}
