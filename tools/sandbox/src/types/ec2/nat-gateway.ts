import type { Making, TypeModule } from '../type-module';
import { blocks, lookUp, text, texts } from '../values';
import { freeAddresses } from './subnet-addresses';

const isRegional = ({ planned }: Making): boolean => planned['availability_mode'] === 'regional';
const zonal = <T>(making: Making, value: T): T | string => (isRegional(making) ? '' : value);

/** NAT gateways: zonal ones with an interface in their subnet, regional ones with addresses by zone. */
export const natGateway: TypeModule = {
  values: {
    availability_mode: () => 'zonal',
    vpc_id: ({ planned, world }) =>
      lookUp(world, ['aws_subnet'], text(planned, 'subnet_id'))?.values['vpc_id'] ?? '',
    private_ip: (making) =>
      zonal(making, freeAddresses(making.world, text(making.planned, 'subnet_id'), making.seed, 1)[0] ?? ''),
    network_interface_id: (making) => zonal(making, `eni-${making.seed.hex(17, 'interface')}`),
    public_ip: ({ planned, world }) =>
      lookUp(world, ['aws_eip'], text(planned, 'allocation_id'))?.values['public_ip'] ?? '',
    association_id: ({ planned, seed }) =>
      text(planned, 'allocation_id') === undefined ? '' : `eipassoc-${seed.hex(17, 'association')}`,
    secondary_allocation_ids: () => [],
    secondary_private_ip_addresses: ({ planned, world, seed }) => {
      const count = planned['secondary_private_ip_address_count'];
      const wanted = typeof count === 'number' ? count : texts(planned, 'secondary_allocation_ids').length;
      return freeAddresses(world, text(planned, 'subnet_id'), seed.child('secondary'), wanted);
    },
    secondary_private_ip_address_count: ({ planned }) =>
      Math.max(
        texts(planned, 'secondary_private_ip_addresses').length,
        texts(planned, 'secondary_allocation_ids').length,
      ),
    auto_provision_zones: (making) => (isRegional(making) ? 'enabled' : ''),
    auto_scaling_ips: (making) => (isRegional(making) ? 'enabled' : ''),
    regional_nat_gateway_auto_mode: (making) =>
      isRegional(making)
        ? blocks(making.planned, 'availability_zone_address').length > 0
          ? 'disabled'
          : 'enabled'
        : '',
    regional_nat_gateway_address: () => [],
    route_table_id: (making) => (isRegional(making) ? `rtb-${making.seed.hex(17, 'regional')}` : ''),
  },
};
