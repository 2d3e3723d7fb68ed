import type { TypeModule } from '../type-module';
import { text } from '../values';
import { zonesOf } from '../../data-sources/zones';

/** Subnets: the zone by name and by id, and the association of the IPv6 block. */
export const subnet: TypeModule = {
  values: {
    availability_zone: ({ planned, scope }) => {
      const zones = zonesOf(text(planned, 'region') ?? scope.region);
      const byId = zones.find((zone) => zone.id === text(planned, 'availability_zone_id'));
      return (byId ?? zones[0])?.name;
    },
    availability_zone_id: ({ planned, scope }) => {
      const zones = zonesOf(text(planned, 'region') ?? scope.region);
      const byName = zones.find((zone) => zone.name === text(planned, 'availability_zone'));
      return (byName ?? zones[0])?.id;
    },
    ipv6_cidr_block_association_id: ({ planned, prior, seed }) =>
      text(planned, 'ipv6_cidr_block') === undefined
        ? ''
        : (text(prior, 'ipv6_cidr_block_association_id') ?? `subnet-cidr-assoc-${seed.hex(17, 'ipv6')}`),
  },
  // A subnet whose blocks go away leaves its network ACL by itself.
  deleted: (object, world) => {
    for (const acl of world.where('aws_network_acl', 'subnet_ids', object.id)) {
      const rest = (acl.values['subnet_ids'] as string[]).filter((id) => id !== object.id);
      world.put({ ...acl, values: { ...acl.values, subnet_ids: rest } });
    }
  },
};
