import type { Resource } from '../configuration';
import { Unknown } from '../value';
import { inside, type Prefix } from './prefix';
import type { Reading } from './reading';
import type { Vpc } from './vpc';
import { readZone, type Zone } from './zone';

export interface Subnet {
  readonly key: string;
  readonly vpc: string;
  readonly zone: Zone;
  readonly ipv4: Prefix | Unknown | undefined;
  readonly ipv6: Prefix | Unknown | undefined;
  readonly mapsPublicIp: boolean | Unknown;
  readonly assignsIpv6: boolean | Unknown;
  readonly dns64: boolean | Unknown;
  readonly tags: Readonly<Record<string, string>>;
  readonly region: string | undefined;
  readonly account: string | undefined;
}

export interface SubnetReading {
  readonly subnets: Map<string, Subnet>;
  /** Subnets of which the VPC is not known, with the reason. */
  readonly adrift: Map<string, Unknown>;
}

export function readSubnets(
  reading: Reading,
  zoneIds: ReadonlyMap<string, string>,
  vpcs: ReadonlyMap<string, Vpc>,
): SubnetReading {
  const subnets = new Map<string, Subnet>();
  const adrift = new Map<string, Unknown>();
  const defaultVpcs = reading.of('aws_default_vpc');
  for (const resource of reading.of('aws_subnet', 'aws_default_subnet')) {
    const isDefault = resource.type === 'aws_default_subnet';
    const said = reading.key(resource, 'vpc_id') ?? (isDefault ? defaultVpcs[0]?.address : undefined);
    const vpc = said instanceof Unknown ? onlyVpcAround(reading, resource, said, vpcs) : said;
    if (typeof vpc !== 'string') {
      adrift.set(resource.address, vpc ?? new Unknown(`the VPC of ${resource.address} is not said`));
      continue;
    }
    const written = reading.prefix(resource.values['ipv6_cidr_block']);
    const ipv6 = written instanceof Unknown ? (reading.chosenBlock(resource.address) ?? written) : written;
    const isNative = reading.flag(resource.values['ipv6_native'], false) === true;
    const ipv4 = reading.prefix(resource.values['cidr_block']);
    subnets.set(resource.address, {
      key: resource.address,
      vpc,
      zone: readZone(reading, resource, zoneIds),
      ipv4:
        ipv4 ?? (isNative ? undefined : new Unknown(`the IPv4 block of ${resource.address} is not known`)),
      ipv6,
      mapsPublicIp: reading.flag(resource.values['map_public_ip_on_launch'], isDefault),
      assignsIpv6: isNative || reading.flag(resource.values['assign_ipv6_address_on_creation'], false),
      dns64: reading.flag(resource.values['enable_dns64'], false),
      tags: reading.tags(resource),
      region: resource.region,
      account: resource.account,
    });
  }
  return { subnets, adrift };
}

/** Of several VPCs that may be meant the one that holds the subnet's block: AWS refuses a subnet in any other. */
function onlyVpcAround(
  reading: Reading,
  { values }: Resource,
  open: Unknown,
  vpcs: ReadonlyMap<string, Vpc>,
): string | Unknown {
  const block = reading.prefix(values['cidr_block']);
  if (open.choices === undefined || block === undefined || block instanceof Unknown) return open;
  const possible = open.choices.flatMap((choice) => {
    const entity = reading.entity(choice);
    const vpc = entity && !(entity instanceof Unknown) ? vpcs.get(entity.key) : undefined;
    const isOutside = vpc?.doubts.length === 0 && !vpc.blocks.some((around) => inside(block, around));
    return isOutside ? [] : [vpc?.key];
  });
  return (possible.length === 1 ? possible[0] : undefined) ?? open;
}
