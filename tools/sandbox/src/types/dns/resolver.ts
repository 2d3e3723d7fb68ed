import type { TfValue, WorldObject, WorldView } from '../../contract';
import { freeAddresses } from '../ec2/subnet-addresses';
import type { TypeModule } from '../type-module';
import { blocks, lookUp, text, texts } from '../values';

/** Inbound and outbound endpoints of the VPC resolver, with an address in each subnet. */
export const resolverEndpoint: TypeModule = {
  id: ({ planned, seed }) => `rslvr-${planned['direction'] === 'INBOUND' ? 'in' : 'out'}-${seed.hex(17)}`,
  values: {
    host_vpc_id: ({ planned, world }) =>
      lookUp(world, ['aws_subnet'], text(blocks(planned, 'ip_address')[0], 'subnet_id'))?.values['vpc_id'] ??
      lookUp(world, ['aws_security_group'], texts(planned, 'security_group_ids')[0])?.values['vpc_id'] ??
      '',
    'ip_address.ip_id': ({ seed }) => `rni-${seed.hex(17, 'address')}`,
    'ip_address.ip': ({ planned, world, seed }) =>
      freeAddresses(world, text(blocks(planned, 'ip_address')[0], 'subnet_id'), seed, 1)[0] ?? '',
    'ip_address.ipv6': () => '',
  },
};

/** Whether the object is shared with anybody, as it shows itself. */
function shareStatus(object: WorldObject, world: WorldView): TfValue {
  const arn = text(object.values, 'arn');
  return arn !== undefined && world.where('aws_ram_resource_association', 'resource_arn', arn).length > 0
    ? 'SHARED_BY_ME'
    : 'NOT_SHARED';
}

/** Rules, query logs, firewall groups: things that RAM can share. */
export const shareable: TypeModule = {
  shown: (object, world) => ({ share_status: shareStatus(object, world) }),
};

/** A setting that every VPC has: creating turns it on, destroying turns it back. */
export const vpcSetting: TypeModule = {
  values: {
    owner_id: ({ planned, world, scope }) =>
      lookUp(world, ['aws_vpc'], text(planned, 'resource_id'))?.account ?? scope.account,
  },
};
