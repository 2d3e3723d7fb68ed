import { Unknown } from '../value';
import type { Prefix } from './prefix';
import type { Reading } from './reading';
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

export function readSubnets(reading: Reading, zoneIds: ReadonlyMap<string, string>): SubnetReading {
  const subnets = new Map<string, Subnet>();
  const adrift = new Map<string, Unknown>();
  const defaultVpcs = reading.of('aws_default_vpc');
  for (const resource of reading.of('aws_subnet', 'aws_default_subnet')) {
    const isDefault = resource.type === 'aws_default_subnet';
    const vpc = reading.key(resource, 'vpc_id') ?? (isDefault ? defaultVpcs[0]?.address : undefined);
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
