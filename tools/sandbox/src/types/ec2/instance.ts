import type { TfObject, TfValue, WorldObject, WorldTransaction } from '../../contract';
import { zonesOf } from '../../data-sources/zones';
import type { Making, TypeModule } from '../type-module';
import { blocks, lookUp, text, texts } from '../values';
import { defaultGroupsOf } from './network-interface';
import { freeAddresses, privateName, publicAddress, publicName } from './subnet-addresses';

const regionOf = ({ planned, scope }: Making): string => text(planned, 'region') ?? scope.region;

/** The interface that the configuration made itself and gives to the instance as its first. */
function ownInterface({ planned, world }: Making): WorldObject | undefined {
  const primary = blocks(planned, 'primary_network_interface')[0];
  const first = blocks(planned, 'network_interface').find((nic) => nic['device_index'] === 0);
  return lookUp(
    world,
    ['aws_network_interface'],
    text(primary, 'network_interface_id') ?? text(first, 'network_interface_id'),
  );
}

/** The subnet named, that of the own interface, or the first of the default VPC. */
function subnetOf(making: Making): WorldObject | undefined {
  const { planned, world, scope } = making;
  const named = text(planned, 'subnet_id') ?? text(ownInterface(making)?.values, 'subnet_id');
  if (named !== undefined) return lookUp(world, ['aws_subnet'], named);
  return world
    .list('aws_subnet', { account: scope.account, region: regionOf(making) })
    .find((subnet) => subnet.values['default_for_az'] === true);
}

function isPublic(making: Making): boolean {
  const chosen = making.planned['associate_public_ip_address'];
  return typeof chosen === 'boolean' ? chosen : subnetOf(making)?.values['map_public_ip_on_launch'] === true;
}

function privateIp(making: Making): string {
  const { prior, planned, world, seed } = making;
  const own = ownInterface(making);
  return (
    text(planned, 'private_ip') ??
    text(prior, 'private_ip') ??
    text(own?.values, 'private_ip') ??
    freeAddresses(world, subnetOf(making)?.id, seed, 1)[0] ??
    ''
  );
}

const publicIp = (making: Making): string => (isPublic(making) ? publicAddress(making.seed, 'instance') : '');

const nothing = (): TfValue => '';
const off = (): TfValue => false;

/** EC2 instances: addresses from the subnet, what the API shows of one that runs. */
export const instance: TypeModule = {
  values: {
    instance_state: () => 'running',
    availability_zone: (making) =>
      subnetOf(making)?.values['availability_zone'] ?? zonesOf(regionOf(making))[0]?.name,
    subnet_id: (making) => subnetOf(making)?.id ?? '',
    private_ip: privateIp,
    private_dns: (making) => privateName(privateIp(making) || undefined, regionOf(making)),
    associate_public_ip_address: isPublic,
    public_ip: publicIp,
    public_dns: (making) => publicName(publicIp(making) || undefined, regionOf(making)),
    primary_network_interface_id: (making) =>
      ownInterface(making)?.id ?? `eni-${making.seed.hex(17, 'interface')}`,
    vpc_security_group_ids: (making) =>
      ownInterface(making)?.values['security_groups'] ?? defaultGroupsOf(making.world, subnetOf(making)?.id),
    security_groups: () => [],
    secondary_private_ips: () => [],
    ipv6_addresses: ({ planned, world, seed }) => {
      const wanted = planned['ipv6_address_count'];
      return typeof wanted === 'number'
        ? freeAddresses(world, text(planned, 'subnet_id'), seed.child('ipv6'), wanted, 6)
        : [];
    },
    ipv6_address_count: ({ planned }) => texts(planned, 'ipv6_addresses').length,
    tenancy: () => 'default',
    instance_initiated_shutdown_behavior: () => 'stop',
    disable_api_stop: off,
    disable_api_termination: off,
    ebs_optimized: off,
    monitoring: off,
    enable_primary_ipv6: () => null,
    placement_partition_number: () => 0,
    host_id: nothing,
    host_resource_group_arn: () => null,
    iam_instance_profile: nothing,
    instance_lifecycle: nothing,
    key_name: nothing,
    outpost_arn: nothing,
    password_data: nothing,
    placement_group: nothing,
    placement_group_id: nothing,
    spot_instance_request_id: nothing,
    user_data_base64: () => null,
    root_block_device: ({ seed }) => [rootDevice(seed.hex(17, 'root'))],
    'root_block_device.volume_id': ({ seed }) => `vol-${seed.hex(17, 'root')}`,
    'root_block_device.device_name': () => '/dev/xvda',
    'root_block_device.volume_type': () => 'gp3',
    'root_block_device.volume_size': () => 8,
    'root_block_device.iops': () => 3000,
    'root_block_device.throughput': () => 125,
    'root_block_device.encrypted': off,
    'root_block_device.kms_key_id': nothing,
    metadata_options: () => [
      {
        http_endpoint: 'enabled',
        http_protocol_ipv6: 'disabled',
        http_put_response_hop_limit: 2,
        http_tokens: 'required',
        instance_metadata_tags: 'disabled',
      },
    ],
    'metadata_options.http_put_response_hop_limit': () => 2,
    'metadata_options.http_tokens': () => 'required',
    'metadata_options.instance_metadata_tags': () => 'disabled',
    maintenance_options: () => [{ auto_recovery: 'default' }],
    enclave_options: () => [{ enabled: false }],
    private_dns_name_options: () => [
      {
        enable_resource_name_dns_a_record: false,
        enable_resource_name_dns_aaaa_record: false,
        hostname_type: 'ip-name',
      },
    ],
    capacity_reservation_specification: () => [
      { capacity_reservation_preference: 'open', capacity_reservation_target: [] },
    ],
    cpu_options: () => [{ amd_sev_snp: '', core_count: 1, threads_per_core: 2 }],
    primary_network_interface: (making) => [
      {
        network_interface_id: ownInterface(making)?.id ?? `eni-${making.seed.hex(17, 'interface')}`,
        delete_on_termination: true,
      },
    ],
  },
  created: attachOwnInterfaces,
  deleted: detachOwnInterfaces,
};

function rootDevice(id: string): TfObject {
  return {
    delete_on_termination: true,
    device_name: '/dev/xvda',
    encrypted: false,
    iops: 3000,
    kms_key_id: '',
    tags: {},
    tags_all: {},
    throughput: 125,
    volume_id: `vol-${id}`,
    volume_size: 8,
    volume_type: 'gp3',
  };
}

function attachOwnInterfaces(object: WorldObject, making: Making, world: WorldTransaction): void {
  const nics = [
    ...blocks(object.values, 'network_interface'),
    ...blocks(making.planned, 'primary_network_interface'),
  ];
  for (const nic of nics) {
    const eni = lookUp(world, ['aws_network_interface'], text(nic, 'network_interface_id'));
    if (eni === undefined) continue;
    const attachment = {
      instance: object.id,
      device_index: nic['device_index'] ?? 0,
      network_card_index: nic['network_card_index'] ?? 0,
      attachment_id: `eni-attach-${making.seed.hex(17, eni.id)}`,
    };
    world.put({ ...eni, values: { ...eni.values, attachment: [attachment] } });
  }
}

function detachOwnInterfaces(object: WorldObject, world: WorldTransaction): void {
  for (const nic of [
    ...blocks(object.values, 'network_interface'),
    ...blocks(object.values, 'primary_network_interface'),
  ]) {
    const eni = lookUp(world, ['aws_network_interface'], text(nic, 'network_interface_id'));
    if (eni !== undefined) world.put({ ...eni, values: { ...eni.values, attachment: [] } });
  }
}
