/** A configuration of a thousand network resources, for measuring: one VPC with all that hangs on it. */
export function thousandResources(): object {
  const count = (many: number, body: object): object => ({ count: many, ...body });
  return {
    provider: { aws: { region: 'eu-west-1' } },
    resource: {
      aws_vpc: { net: { cidr_block: '10.0.0.0/16', tags: { Name: 'net' } } },
      aws_internet_gateway: { net: { vpc_id: '${aws_vpc.net.id}' } },
      aws_subnet: {
        net: count(198, {
          vpc_id: '${aws_vpc.net.id}',
          cidr_block: '${cidrsubnet(aws_vpc.net.cidr_block, 8, count.index)}',
          tags: { Name: 'net-${count.index}' },
        }),
      },
      aws_route_table: { net: count(150, { vpc_id: '${aws_vpc.net.id}' }) },
      aws_route: {
        net: count(150, {
          route_table_id: '${aws_route_table.net[count.index].id}',
          destination_cidr_block: '0.0.0.0/0',
          gateway_id: '${aws_internet_gateway.net.id}',
        }),
      },
      aws_route_table_association: {
        net: count(150, {
          subnet_id: '${aws_subnet.net[count.index].id}',
          route_table_id: '${aws_route_table.net[count.index].id}',
        }),
      },
      aws_security_group: {
        net: count(100, { name: 'net-${count.index}', vpc_id: '${aws_vpc.net.id}' }),
      },
      aws_vpc_security_group_ingress_rule: {
        net: count(250, {
          security_group_id: '${aws_security_group.net[floor(count.index / 3)].id}',
          cidr_ipv4: '10.0.0.0/8',
          ip_protocol: 'tcp',
          from_port: '${1000 + count.index}',
          to_port: '${1000 + count.index}',
        }),
      },
    },
  };
}
