import { modelOf, verdict } from './landscape';

/** One VPC in the ways people write Terraform: count, for_each, inline routes and rules, adopted defaults. */
const model = modelOf(
  {
    aws_vpc: {
      main: { cidr_block: '10.0.0.0/16', assign_generated_ipv6_cidr_block: true, enable_dns_hostnames: true },
    },
    aws_subnet: {
      public: {
        count: 2,
        vpc_id: '${aws_vpc.main.id}',
        cidr_block: '${cidrsubnet(aws_vpc.main.cidr_block, 8, count.index)}',
        ipv6_cidr_block: '${cidrsubnet(aws_vpc.main.ipv6_cidr_block, 8, count.index)}',
        assign_ipv6_address_on_creation: true,
        availability_zone: '${data.aws_availability_zones.available.names[count.index]}',
        map_public_ip_on_launch: true,
      },
      private: {
        for_each: '${toset(["a", "b"])}',
        vpc_id: '${aws_vpc.main.id}',
        cidr_block: '10.0.1${each.key == "a" ? 1 : 2}.0/24',
        availability_zone: 'us-east-1${each.key}',
      },
    },
    aws_internet_gateway: { main: { vpc_id: '${aws_vpc.main.id}' } },
    aws_default_route_table: {
      main: {
        default_route_table_id: '${aws_vpc.main.default_route_table_id}',
        route: [
          { cidr_block: '0.0.0.0/0', gateway_id: '${aws_internet_gateway.main.id}' },
          { ipv6_cidr_block: '::/0', gateway_id: '${aws_internet_gateway.main.id}' },
        ],
      },
    },
    aws_eip: { nat: { domain: 'vpc' } },
    aws_nat_gateway: {
      main: { subnet_id: '${aws_subnet.public[0].id}', allocation_id: '${aws_eip.nat.id}' },
    },
    aws_route_table: {
      private: {
        vpc_id: '${aws_vpc.main.id}',
        route: { cidr_block: '0.0.0.0/0', nat_gateway_id: '${aws_nat_gateway.main.id}' },
      },
    },
    aws_route_table_association: {
      private: {
        for_each: '${aws_subnet.private}',
        subnet_id: '${each.value.id}',
        route_table_id: '${aws_route_table.private.id}',
      },
    },
    aws_default_security_group: { main: { vpc_id: '${aws_vpc.main.id}' } },
    aws_security_group: {
      web: {
        vpc_id: '${aws_vpc.main.id}',
        ingress: [
          {
            from_port: 80,
            to_port: 80,
            protocol: 'tcp',
            cidr_blocks: ['0.0.0.0/0'],
            ipv6_cidr_blocks: ['::/0'],
          },
        ],
        egress: [{ from_port: 0, to_port: 0, protocol: '-1', cidr_blocks: ['0.0.0.0/0'] }],
      },
      database: {
        vpc_id: '${aws_vpc.main.id}',
        ingress: {
          from_port: 5432,
          to_port: 5432,
          protocol: 'tcp',
          security_groups: ['${aws_security_group.web.id}'],
        },
      },
      one_host: {
        vpc_id: '${aws_vpc.main.id}',
        ingress: {
          from_port: 22,
          to_port: 22,
          protocol: 'tcp',
          cidr_blocks: ['${aws_instance.web.private_ip}/32'],
        },
      },
    },
    aws_instance: {
      web: {
        subnet_id: '${aws_subnet.public[0].id}',
        vpc_security_group_ids: ['${aws_security_group.web.id}'],
      },
      database: {
        subnet_id: '${aws_subnet.private["a"].id}',
        vpc_security_group_ids: ['${aws_security_group.database.id}'],
      },
      batch: {
        subnet_id: '${aws_subnet.private["b"].id}',
        vpc_security_group_ids: ['${aws_security_group.one_host.id}', '${aws_security_group.web.id}'],
        tags: { Name: 'batch' },
      },
      bare: { subnet_id: '${aws_subnet.private["b"].id}' },
    },
  },
  {},
  { aws_availability_zones: { available: { state: 'available' } } },
);

describe('Terraform in the ways people write it', () => {
  it.each([
    ['internet', 'aws_instance.web', { port: '80' }, 'reachable'],
    ['internet', 'aws_instance.web', { port: '80', family: 6 }, 'reachable'],
    ['internet', 'aws_instance.database', { port: '5432' }, 'blocked at internet'],
    ['aws_instance.web', 'internet', { family: 4 }, 'reachable'],
    ['aws_instance.web', 'internet', { family: 6 }, 'blocked at aws_security_group.web'],
    ['aws_instance.web', 'aws_instance.database', { port: '5432' }, 'reachable'],
    ['aws_instance.web', 'aws_instance.database', { port: '5433' }, 'blocked at aws_security_group.database'],
    ['aws_instance.database', 'internet', {}, 'blocked at aws_security_group.database'],
    ['aws_instance.batch', 'internet', {}, 'reachable'],
    ['aws_instance.web', 'tag:batch', { port: '22' }, 'reachable'],
    ['aws_instance.bare', 'tag:batch', { port: '22' }, 'blocked at aws_default_security_group.main'],
    ['aws_instance.web', 'aws_instance.bare', {}, 'blocked at aws_default_security_group.main'],
    ['aws_subnet.private["a"]', 'internet', {}, 'reachable'],
    ['aws_vpc.main', 'aws_instance.web', { port: '80' }, 'reachable'],
    ['aws_instance.batch', 'aws_nat_gateway.main', {}, 'blocked at aws_nat_gateway.main'],
  ] as const)('%s to %s %j: %s', (from, to, more, expected) => {
    expect(verdict(model, from, to, more)).toBe(expected);
  });

  it('names the addresses that AWS has yet to choose by what they will be', () => {
    expect(verdict(model, 'aws_instance.batch', 'aws_instance.database', { port: '5432' })).toBe('reachable');
  });
});
