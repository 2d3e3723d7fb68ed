import type { TfObject, WorldObject, WorldView } from '../../contract';
import type { Making, TypeModule } from '../type-module';
import { lookUp, text, texts } from '../values';
import { privateName, publicAddress, publicName } from './subnet-addresses';

const publicIp = ({ seed, prior }: Making): string => text(prior, 'public_ip') ?? publicAddress(seed, 'eip');

/** What holds the address now: the address's own arguments, an association, a NAT gateway. */
function holder(eip: WorldObject, world: WorldView): TfObject {
  const [association] = world.where('aws_eip_association', 'allocation_id', eip.id);
  const [nat] = [
    ...world.where('aws_nat_gateway', 'allocation_id', eip.id),
    ...world.where('aws_nat_gateway', 'secondary_allocation_ids', eip.id),
  ];
  const byNat =
    nat === undefined
      ? undefined
      : {
          network_interface: text(nat.values, 'network_interface_id') ?? '',
          private_ip: text(nat.values, 'private_ip') ?? '',
        };
  const instance = text(association?.values, 'instance_id') ?? text(eip.values, 'instance');
  const direct = text(association?.values, 'network_interface_id') ?? text(eip.values, 'network_interface');
  const machine = lookUp(world, ['aws_instance'], instance);
  const network_interface = direct ?? text(machine?.values, 'primary_network_interface_id');
  if (network_interface === undefined && byNat === undefined)
    return { instance: '', network_interface: '', private_ip: '', private_dns: '', association_id: '' };
  const eni = lookUp(world, ['aws_network_interface'], network_interface);
  const private_ip =
    text(association?.values, 'private_ip_address') ??
    text(eip.values, 'associate_with_private_ip') ??
    text(machine?.values, 'private_ip') ??
    text(eni?.values, 'private_ip') ??
    byNat?.private_ip;
  const attached = attachedInstance(eni);
  return {
    instance: instance ?? attached ?? '',
    network_interface: network_interface ?? byNat?.network_interface ?? '',
    private_ip: private_ip ?? '',
    private_dns: privateName(private_ip, eip.region),
    association_id: association?.id ?? `eipassoc-${eip.id.slice(-17)}`,
  };
}

function attachedInstance(eni: WorldObject | undefined): string | undefined {
  const attachment = eni?.values['attachment'];
  const first = Array.isArray(attachment) ? attachment[0] : undefined;
  return first !== null && typeof first === 'object' ? text(first as TfObject, 'instance') : undefined;
}

/** Elastic IP addresses. */
export const eip: TypeModule = {
  values: {
    public_ip: publicIp,
    public_dns: (making) => publicName(publicIp(making), making.scope.region),
    instance: () => '',
    network_interface: () => '',
    private_ip: () => '',
    private_dns: () => '',
    association_id: () => '',
  },
  created: (object, _making, world) =>
    world.put({ ...object, values: { ...object.values, ...holder(object, world) } }),
  updated: (object, _making, world) =>
    world.put({ ...object, values: { ...object.values, ...holder(object, world) } }),
  shown: (object, world) => holder(object, world),
};

const address = ({ planned, world }: Making): WorldObject | undefined => {
  const allocation = text(planned, 'allocation_id');
  if (allocation !== undefined) return lookUp(world, ['aws_eip'], allocation);
  const ip = text(planned, 'public_ip');
  return ip === undefined ? undefined : world.where('aws_eip', 'public_ip', ip)[0];
};

export const eipAssociation: TypeModule = {
  values: {
    allocation_id: (making) => address(making)?.id ?? '',
    public_ip: (making) => text(address(making)?.values, 'public_ip') ?? '',
    network_interface_id: ({ planned, world }) =>
      text(
        lookUp(world, ['aws_instance'], text(planned, 'instance_id'))?.values,
        'primary_network_interface_id',
      ) ?? '',
    instance_id: ({ planned, world }) =>
      attachedInstance(lookUp(world, ['aws_network_interface'], text(planned, 'network_interface_id'))) ?? '',
    private_ip_address: ({ planned, world }) =>
      text(lookUp(world, ['aws_instance'], text(planned, 'instance_id'))?.values, 'private_ip') ??
      text(
        lookUp(world, ['aws_network_interface'], text(planned, 'network_interface_id'))?.values,
        'private_ip',
      ) ??
      texts(planned, 'private_ips')[0] ??
      '',
  },
  shown: (object, world) =>
    lookUp(world, ['aws_eip'], text(object.values, 'allocation_id')) === undefined ? undefined : {},
};
