import { instance, modelOf, openGroup, subnet, verdict } from './landscape';

describe('what is not known is unknown, with its name', () => {
  const throughAppliance = (more: Record<string, unknown>): ReturnType<typeof modelOf> =>
    modelOf({
      aws_vpc: { main: { cidr_block: '10.0.0.0/16' } },
      aws_internet_gateway: { main: { vpc_id: '${aws_vpc.main.id}' } },
      aws_subnet: { public: subnet('main', '10.0.0.0/24'), private: subnet('main', '10.0.1.0/24') },
      aws_security_group: { open: openGroup('main') },
      aws_route_table: {
        public: {
          vpc_id: '${aws_vpc.main.id}',
          route: [{ cidr_block: '0.0.0.0/0', gateway_id: '${aws_internet_gateway.main.id}' }],
        },
        private: {
          vpc_id: '${aws_vpc.main.id}',
          route: [
            {
              cidr_block: '0.0.0.0/0',
              network_interface_id: '${aws_instance.nat.primary_network_interface_id}',
            },
          ],
        },
      },
      aws_route_table_association: {
        public: { subnet_id: '${aws_subnet.public.id}', route_table_id: '${aws_route_table.public.id}' },
        private: { subnet_id: '${aws_subnet.private.id}', route_table_id: '${aws_route_table.private.id}' },
      },
      aws_instance: {
        nat: instance('public', '10.0.0.10', 'open', {
          source_dest_check: false,
          associate_public_ip_address: true,
        }),
        app: instance('private', '10.0.1.10', 'open'),
      },
      ...more,
    });

  it('whether an instance that forwards also translates, as a NAT instance does', () => {
    expect(verdict(throughAppliance({}), 'aws_instance.app', 'internet')).toBe('unknown at aws_instance.nat');
  });

  it('by which of its interfaces an appliance sends', () => {
    const model = throughAppliance({
      aws_network_interface: {
        second: {
          subnet_id: '${aws_subnet.private.id}',
          source_dest_check: false,
          attachment: [{ instance: '${aws_instance.nat.id}', device_index: 1 }],
        },
      },
    });
    expect(verdict(model, 'aws_instance.app', 'internet')).toBe('unknown at aws_instance.nat');
  });

  it('what lies in a VPC outside the input', () => {
    const model = modelOf(
      {
        aws_subnet: {
          a: {
            vpc_id: '${data.aws_vpc.given.id}',
            cidr_block: '10.0.1.0/24',
            availability_zone: 'us-east-1a',
          },
          b: {
            vpc_id: '${data.aws_vpc.given.id}',
            cidr_block: '10.0.2.0/24',
            availability_zone: 'us-east-1a',
          },
        },
      },
      {},
      { aws_vpc: { given: { default: true } } },
    );
    expect(verdict(model, 'aws_subnet.a', 'aws_subnet.b')).toMatch(/^unknown at /);
    expect(verdict(model, 'aws_subnet.a', 'internet')).toMatch(/^unknown at /);
  });

  it('where a route of an unmodelled kind leads', () => {
    const model = modelOf({
      aws_vpc: { main: { cidr_block: '10.0.0.0/16' } },
      aws_subnet: { a: subnet('main', '10.0.1.0/24') },
      aws_route: {
        cloud_wan: {
          route_table_id: '${aws_vpc.main.main_route_table_id}',
          destination_cidr_block: '10.0.0.0/8',
          core_network_arn: '${aws_networkmanager_core_network.wan.arn}',
        },
      },
      aws_networkmanager_core_network: { wan: { global_network_id: 'global-network-0123456789abcdef0' } },
    });
    expect(verdict(model, 'aws_subnet.a', '10.9.0.1')).toBe('unknown at aws_networkmanager_core_network.wan');
    expect(verdict(model, 'aws_subnet.a', '192.0.2.1')).toBe('blocked at aws_vpc.main');
  });

  it('what an on-premises router advertises, where nobody says it; but not what is elsewhere', () => {
    const model = modelOf({
      aws_vpc: { main: { cidr_block: '10.0.0.0/16' } },
      aws_subnet: { a: subnet('main', '10.0.1.0/24') },
      aws_vpn_gateway: { main: { vpc_id: '${aws_vpc.main.id}' } },
      aws_customer_gateway: { hq: { bgp_asn: 65010, ip_address: '198.51.100.1', type: 'ipsec.1' } },
      aws_vpn_connection: {
        hq: {
          customer_gateway_id: '${aws_customer_gateway.hq.id}',
          vpn_gateway_id: '${aws_vpn_gateway.main.id}',
          type: 'ipsec.1',
        },
      },
      aws_vpn_gateway_route_propagation: {
        main: {
          vpn_gateway_id: '${aws_vpn_gateway.main.id}',
          route_table_id: '${aws_vpc.main.main_route_table_id}',
        },
      },
    });
    expect(verdict(model, 'aws_subnet.a', '10.200.0.1')).toBe('unknown at aws_vpn_connection.hq');
    expect(verdict(model, 'aws_subnet.a', '10.0.1.20')).toBe('reachable');
  });
});
