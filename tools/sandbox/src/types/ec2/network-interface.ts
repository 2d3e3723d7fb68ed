import type { TfObject, TfValue, WorldObject, WorldTransaction, WorldView } from '../../contract';
import type { Making, TypeModule } from '../type-module';
import { blocks, lookUp, patch, text, texts } from '../values';
import { freeAddresses, privateName } from './subnet-addresses';

const regionOf = ({ planned, scope }: Making): string => text(planned, 'region') ?? scope.region;

function count(making: Making, name: string): number {
  const value = making.planned[name];
  return typeof value === 'number' ? value : 0;
}

/** All private addresses, the primary one first. */
function addresses(making: Making): string[] {
  const { planned, world, seed, prior } = making;
  const listed = planned['private_ip_list_enabled'] === true ? texts(planned, 'private_ip_list') : [];
  const given = [
    ...new Set([text(planned, 'private_ip'), ...listed, ...texts(planned, 'private_ips')]),
  ].filter((ip) => ip !== undefined);
  const primary = text(prior, 'private_ip');
  if (primary !== undefined && (given.length === 0 || given.includes(primary))) given.unshift(primary);
  const known = [...new Set(given)];
  const wanted = Math.max(1, known.length, 1 + count(making, 'private_ips_count'));
  return [...known, ...freeAddresses(world, text(planned, 'subnet_id'), seed, wanted - known.length)];
}

function ipv6Addresses({ planned, world, seed, prior }: Making): string[] {
  const given = [...texts(planned, 'ipv6_addresses'), ...texts(planned, 'ipv6_address_list')];
  const wanted =
    typeof planned['ipv6_address_count'] === 'number' ? planned['ipv6_address_count'] : given.length;
  if (given.length >= wanted) return given;
  const before = texts(prior, 'ipv6_addresses');
  return before.length >= wanted
    ? [...before]
    : freeAddresses(world, text(planned, 'subnet_id'), seed.child('ipv6'), wanted, 6);
}

export function vpcOfSubnet(world: WorldView, subnet: string | undefined): string | undefined {
  return text(lookUp(world, ['aws_subnet'], subnet)?.values, 'vpc_id');
}

/** The default group of the VPC of a subnet: what AWS takes where no groups are named. */
export function defaultGroupsOf(world: WorldView, subnet: string | undefined): string[] {
  const vpc = vpcOfSubnet(world, subnet);
  const groups = vpc === undefined ? [] : world.where('aws_security_group', 'vpc_id', vpc);
  return groups.filter((group) => group.values['name'] === 'default').map((group) => group.id);
}

function show(eni: WorldObject, world: WorldView): TfObject {
  const added = world
    .where('aws_network_interface_sg_attachment', 'network_interface_id', eni.id)
    .flatMap((attachment) => text(attachment.values, 'security_group_id') ?? []);
  const [attachment] = world.where('aws_network_interface_attachment', 'network_interface_id', eni.id);
  const attached: TfValue | undefined =
    attachment === undefined
      ? eni.values['attachment']
      : [
          {
            instance: attachment.values['instance_id'] ?? '',
            device_index: attachment.values['device_index'] ?? 0,
            attachment_id: attachment.id,
            network_card_index: attachment.values['network_card_index'] ?? 0,
          },
        ];
  return {
    security_groups: [...new Set([...texts(eni.values, 'security_groups'), ...added])],
    attachment: attached ?? [],
  };
}

/** Groups that an attachment resource added stay with it. */
function takeOver(eni: WorldObject, _making: unknown, world: WorldTransaction): void {
  const own = world
    .where('aws_network_interface_sg_attachment', 'network_interface_id', eni.id)
    .map((attachment) => attachment.values['security_group_id']);
  patch(world, eni, {
    security_groups: texts(eni.values, 'security_groups').filter((group) => !own.includes(group)),
  });
}

/** Elastic network interfaces. */
export const networkInterface: TypeModule = {
  values: {
    private_ip: (making) => addresses(making)[0] ?? '',
    private_ips: addresses,
    private_ip_list: addresses,
    private_ips_count: (making) => Math.max(0, addresses(making).length - 1),
    private_dns_name: (making) => privateName(addresses(making)[0], regionOf(making)),
    ipv6_addresses: ipv6Addresses,
    ipv6_address_list: ipv6Addresses,
    ipv6_address_count: (making) => ipv6Addresses(making).length,
    ipv4_prefixes: () => [],
    ipv4_prefix_count: () => 0,
    ipv6_prefixes: () => [],
    ipv6_prefix_count: () => 0,
    enable_primary_ipv6: () => false,
    interface_type: () => 'interface',
    mac_address: ({ seed }) => `02:${(seed.hex(10, 'mac').match(/../g) ?? []).join(':')}`,
    outpost_arn: () => '',
    security_groups: ({ world, planned, prior }) =>
      prior?.['security_groups'] ?? defaultGroupsOf(world, text(planned, 'subnet_id')),
    'attachment.attachment_id': ({ seed }) => `eni-attach-${seed.hex(17, 'attachment')}`,
  },
  updated: takeOver,
  shown: show,
};

/** The groups of an interface in its own list and by attachments. */
export function groupsOn(eni: WorldObject, world: WorldView): readonly string[] {
  return texts(show(eni, world), 'security_groups');
}

/** The instance to which an interface is attached. */
export function instanceOf(eni: WorldObject, world: WorldView): string | undefined {
  return text(blocks(show(eni, world), 'attachment')[0], 'instance');
}
