import { Reference, type Configuration, type Resource, type Value } from '@landbridge/terraform-model';

/** Services without a Region: the provider's Region says nothing of where they are. */
const GLOBAL = [
  'aws_route53_',
  'aws_route53recovery',
  'aws_globalaccelerator_',
  'aws_cloudfront_',
  'aws_iam_',
];

/**
 * What is down when the named things are down: a resource goes with its Region, with the zone of its subnet (with
 * all zones, where it lies in several), and with what it is attached to.
 */
export class Liveness {
  private readonly down: ReadonlySet<string>;

  constructor(
    private readonly configuration: Configuration,
    down: readonly string[] = [],
  ) {
    this.down = new Set(down);
  }

  /** Why `address` is down; undefined while it is up. */
  whyDown(address: string, seen: ReadonlySet<string> = new Set()): string | undefined {
    if (this.down.size === 0 || seen.has(address)) return undefined;
    if (this.down.has(address)) return `${address} is down`;
    const resource = this.configuration.resources.get(address);
    if (resource === undefined) return undefined;
    const regional = !GLOBAL.some((prefix) => resource.type.startsWith(prefix));
    if (regional && resource.region !== undefined && this.down.has(`region:${resource.region}`)) {
      return `Region ${resource.region} is down`;
    }
    const path = new Set([...seen, address]);
    return this.zoneDown(resource) ?? this.carrierDown(resource, path) ?? this.allSubnetsDown(resource, path);
  }

  private zoneDown({ values }: Resource): string | undefined {
    for (const key of ['availability_zone', 'availability_zone_id']) {
      const zone = values[key];
      if (typeof zone === 'string' && this.down.has(`az:${zone}`)) return `zone ${zone} is down`;
    }
    return undefined;
  }

  /** The one thing that it cannot be without: subnet, instance or interface. */
  private carrierDown({ values }: Resource, seen: ReadonlySet<string>): string | undefined {
    for (const key of ['subnet_id', 'instance', 'network_interface', 'network_interface_id']) {
      const carrier = values[key];
      const why = carrier instanceof Reference ? this.whyDown(carrier.resource, seen) : undefined;
      if (why !== undefined) return why;
    }
    return undefined;
  }

  private allSubnetsDown({ values }: Resource, seen: ReadonlySet<string>): string | undefined {
    const subnets = ['subnets', 'vpc_zone_identifier', 'subnet_mapping'].flatMap((key) =>
      subnetsIn(values[key]),
    );
    if (subnets.length === 0) return undefined;
    const reasons = subnets.map((subnet) => this.whyDown(subnet, seen));
    return reasons.every((reason) => reason !== undefined)
      ? `every subnet is down: ${reasons[0]}`
      : undefined;
  }
}

function subnetsIn(value: Value | undefined): string[] {
  if (value instanceof Reference) return [value.resource];
  if (Array.isArray(value)) return value.flatMap((entry: Value) => subnetsIn(entry));
  if (typeof value === 'object' && value !== null && 'subnet_id' in value)
    return subnetsIn(value['subnet_id']);
  return [];
}
