import type { Resource } from '@landbridge/terraform-model';
import { inside, ip, ipText, same, type Ip } from '../address';
import type { WalkerAssumptions } from '../assumptions';
import type { Interface, Subnet } from '../world';
import type { Values } from './values';

/**
 * Everything with an address in a subnet. Addresses that the configuration leaves to AWS are chosen here: any free
 * address of the subnet, and any public one.
 */
export function readInterfaces(
  values: Values,
  subnets: ReadonlyMap<string, Subnet>,
  assumed: WalkerAssumptions['addresses'] = {},
): Map<string, Interface> {
  const found = new Map<string, Interface>();
  const withElasticIp = new Set(elasticIpOwners(values));
  let publicCount = 0;
  const newPublic = (): Ip => ({ family: 4, bits: ip('192.0.2.0').bits + BigInt((publicCount += 1)) });

  const add = (
    id: string,
    resource: Resource,
    made: Omit<Interface, 'id' | 'addresses' | 'publicAddress' | 'publicNat'> & {
      given: readonly string[];
      hasPublic: boolean;
    },
  ): void => {
    const { given, hasPublic, ...rest } = made;
    const own = assumed[resource.address];
    const addresses = [
      ...given,
      ...(own?.private === undefined ? [] : [own.private]),
      ...(own?.ipv6 === undefined ? [] : [own.ipv6]),
    ].map(ip);
    const chosen = addresses.some(({ family }) => family === 4)
      ? []
      : freeAddress(subnets.get(made.subnet), [...found.values()]);
    const isPublic = hasPublic || own?.public !== undefined;
    found.set(id, {
      id,
      ...rest,
      addresses: [...addresses, ...chosen],
      publicAddress: isPublic ? (own?.public === undefined ? newPublic() : ip(own.public)) : undefined,
      publicNat: made.kind === 'nat' && isPublic,
    });
  };

  // Given addresses first, so that chosen ones do not collide with them.
  const hosts = values.ofType('aws_instance', 'aws_network_interface');
  const settled = (resource: Resource): boolean =>
    values.text(resource.values, 'private_ip') !== undefined ||
    values.texts(resource.values, 'private_ips').length > 0;
  for (const resource of [...hosts.filter(settled), ...hosts.filter((each) => !settled(each))]) {
    const { address, type, values: own } = resource;
    const subnet = values.target(own, 'subnet_id');
    if (subnet === undefined) continue;
    const vpc = subnets.get(subnet)?.vpc ?? '';
    const groups = values.targets(
      own,
      type === 'aws_instance' ? 'vpc_security_group_ids' : 'security_groups',
    );
    add(address, resource, {
      kind: 'host',
      subnet,
      given: [
        ...(values.text(own, 'private_ip') === undefined ? [] : [values.text(own, 'private_ip') ?? '']),
        ...values.texts(own, 'private_ips'),
        ...values.texts(own, 'ipv6_addresses'),
      ],
      groups:
        groups.length > 0 ? groups.map((each) => adoptedDefault(values, each)) : [`${vpc}#default-group`],
      forwards: !values.flag(own, 'source_dest_check', true),
      hasPublic: withElasticIp.has(address) || launchesPublic(values, resource, subnet),
    });
  }
  for (const resource of values.ofType('aws_nat_gateway')) {
    const { address, values: own } = resource;
    const ownIp = values.text(own, 'private_ip');
    add(address, resource, {
      kind: 'nat',
      subnet: values.target(own, 'subnet_id') ?? '',
      given: ownIp === undefined ? [] : [ownIp],
      groups: [],
      forwards: true,
      hasPublic: values.text(own, 'connectivity_type') !== 'private',
    });
  }
  for (const resource of values.ofType('aws_vpc_endpoint')) {
    const { address, values: own } = resource;
    if (values.text(own, 'vpc_endpoint_type') !== 'Interface') continue;
    const vpc = values.target(own, 'vpc_id') ?? '';
    const groups = values.targets(own, 'security_group_ids').map((each) => adoptedDefault(values, each));
    for (const subnet of values.targets(own, 'subnet_ids')) {
      add(`${address}#${subnet}`, resource, {
        kind: 'endpoint',
        subnet,
        given: [],
        groups: groups.length > 0 ? groups : [`${vpc}#default-group`],
        forwards: false,
        hasPublic: false,
      });
    }
  }
  return found;
}

function adoptedDefault(values: Values, group: string): string {
  const adopted = values.ofType('aws_default_security_group').find(({ address }) => address === group);
  return adopted === undefined ? group : `${values.target(adopted.values, 'vpc_id') ?? ''}#default-group`;
}

function elasticIpOwners(values: Values): string[] {
  return [
    ...values
      .ofType('aws_eip')
      .flatMap(({ values: own }) => [
        values.target(own, 'instance'),
        values.target(own, 'network_interface'),
      ]),
    ...values
      .ofType('aws_eip_association')
      .flatMap(({ values: own }) => [
        values.target(own, 'instance_id'),
        values.target(own, 'network_interface_id'),
      ]),
  ].flatMap((each) => each ?? []);
}

function launchesPublic(values: Values, { type, values: own }: Resource, subnet: string): boolean {
  if (type !== 'aws_instance') return false;
  const asked = values.text(own, 'associate_public_ip_address');
  if (asked !== undefined) return asked === 'true';
  const home = values.ofType('aws_subnet').find(({ address }) => address === subnet);
  return home !== undefined && values.flag(home.values, 'map_public_ip_on_launch', false);
}

/** AWS keeps the first four addresses and the last. */
function freeAddress(subnet: Subnet | undefined, taken: readonly Interface[]): Ip[] {
  const home = subnet?.blocks.find(({ family }) => family === 4);
  if (subnet === undefined || home === undefined) return [];
  const used = taken.filter((each) => each.subnet === subnet.id).flatMap(({ addresses }) => addresses);
  for (let bits = home.last - 1n; bits > home.first + 3n; bits -= 1n) {
    const candidate: Ip = { family: 4, bits };
    if (!used.some((each) => same(each, candidate))) return [candidate];
  }
  throw new Error(`no free address in ${subnet.id} next to ${used.map(ipText).join(', ')}`);
}

export const inSubnet = (subnet: Subnet, address: Ip): boolean =>
  subnet.blocks.some((each) => inside(address, each));
