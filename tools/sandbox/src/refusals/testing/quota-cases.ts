import type { TfObject } from '../../contract';
import type { Scenario } from '../../types/testing/scenario';
import {
  attachment,
  eip,
  group,
  internetGateway,
  network,
  off,
  role,
  subnet,
  table,
  transitGateway,
  vpc,
} from './build';

const numbers = [0, 1] as const;
const twice =
  (type: string, config: (n: number, s: Scenario) => TfObject) =>
  (s: Scenario): void => {
    for (const n of numbers) s.create(type, config(n, s));
  };
const listed = { protocol: 'tcp', action: 'allow', cidr_block: '0.0.0.0/0', from_port: 1, to_port: 2 };
const customer = (s: Scenario, n: number) =>
  s.create('aws_customer_gateway', {
    bgp_asn: String(65000 + n),
    ip_address: `198.51.100.${n}`,
    type: 'ipsec.1',
  });
const balancer = (s: Scenario, name: string, kind: string, in1: { a: { id: string }; b: { id: string } }) =>
  s.create('aws_lb', { name, load_balancer_type: kind, internal: true, subnets: [in1.a.id, in1.b.id] });
const fixed = { default_action: [{ type: 'fixed-response' }] };
const listener = (s: Scenario, lb: { id: string }, port: number) =>
  s.create('aws_lb_listener', { load_balancer_arn: lb.id, port, protocol: 'HTTP', ...fixed });

/** By the quota's name: makes two of what it counts. */
export const QUOTA_CASES: Readonly<Record<string, (s: Scenario) => unknown>> = {
  'VPCs per Region': (s) => numbers.forEach((n) => vpc(s, `10.${n}.0.0/16`)),
  'Subnets per VPC': (s) => {
    const of = vpc(s);
    numbers.forEach((n) => subnet(s, of, `10.0.${n}.0/24`));
  },
  'IPv4 CIDR blocks per VPC': (s) =>
    s.create('aws_vpc_ipv4_cidr_block_association', { vpc_id: vpc(s).id, cidr_block: '10.1.0.0/16' }),
  'Internet gateways per Region': twice('aws_internet_gateway', (n) => ({ tags: { n: String(n) } })),
  'NAT gateways per Availability Zone': (s) => {
    const { of, a } = network(s);
    internetGateway(s, of);
    numbers.forEach(() => s.create('aws_nat_gateway', { subnet_id: a.id, allocation_id: eip(s).id }));
  },
  // The main table counts as well.
  'Route tables per VPC': (s) => table(s, vpc(s)),
  'Routes per route table': (s) => {
    const of = vpc(s);
    const [igw, t] = [internetGateway(s, of), table(s, of)];
    numbers.forEach((n) =>
      s.create('aws_route', {
        route_table_id: t.id,
        destination_cidr_block: `11.${n}.0.0/16`,
        gateway_id: igw.id,
      }),
    );
  },
  // The VPC's default group counts as well.
  'VPC security groups per Region': (s) => group(s, vpc(s)),
  'Inbound or outbound rules per security group': (s) => {
    const g = group(s, vpc(s));
    numbers.forEach((n) =>
      s.create('aws_vpc_security_group_ingress_rule', {
        security_group_id: g.id,
        ip_protocol: 'tcp',
        from_port: n,
        to_port: n,
        cidr_ipv4: '0.0.0.0/0',
      }),
    );
  },
  'Security groups per network interface': (s) => {
    const { of, a } = network(s);
    s.create('aws_network_interface', {
      subnet_id: a.id,
      security_groups: numbers.map((n) => group(s, of, `g${n}`).id),
    });
  },
  // The default ACL counts as well.
  'Network ACLs per VPC': (s) => s.create('aws_network_acl', { vpc_id: vpc(s).id }),
  'Rules per network ACL': (s) =>
    s.create('aws_network_acl', {
      vpc_id: vpc(s).id,
      ingress: numbers.map((n) => ({ ...listed, rule_no: n + 1 })),
    }),
  'Network interfaces per Region': (s) => {
    const { a } = network(s);
    numbers.forEach((n) => s.create('aws_network_interface', { subnet_id: a.id, description: String(n) }));
  },
  'Active VPC peering connections per VPC': (s) => {
    const of = vpc(s);
    numbers.forEach((n) =>
      s.create('aws_vpc_peering_connection', { vpc_id: of.id, peer_vpc_id: vpc(s, `10.${n + 1}.0.0/16`).id }),
    );
  },
  'Gateway VPC endpoints per Region': (s) => {
    const of = vpc(s);
    for (const service of ['s3', 'dynamodb'])
      s.create('aws_vpc_endpoint', {
        vpc_id: of.id,
        vpc_endpoint_type: 'Gateway',
        service_name: `com.amazonaws.eu-west-1.${service}`,
      });
  },
  'Interface VPC endpoints per VPC': (s) => {
    const of = vpc(s);
    for (const service of ['ec2', 'ssm'])
      s.create('aws_vpc_endpoint', {
        vpc_id: of.id,
        vpc_endpoint_type: 'Interface',
        service_name: `com.amazonaws.eu-west-1.${service}`,
      });
  },
  'EC2-VPC Elastic IPs': (s) => numbers.forEach(() => eip(s)),
  'Transit gateways per account': (s) => numbers.forEach(() => transitGateway(s)),
  'Attachments per transit gateway': (s) => {
    const gateway = transitGateway(s);
    numbers.forEach((n) => {
      const of = vpc(s, `10.${n}.0.0/16`);
      attachment(s, gateway, of, subnet(s, of, `10.${n}.0.0/24`));
    });
  },
  'Attachments per VPC': (s) => {
    const { of, a } = network(s);
    numbers.forEach((n) => attachment(s, transitGateway(s, { ...off, description: String(n) }), of, a));
  },
  'Transit gateway route tables per transit gateway': (s) => {
    const gateway = transitGateway(s);
    numbers.forEach((n) =>
      s.create('aws_ec2_transit_gateway_route_table', {
        transit_gateway_id: gateway.id,
        tags: { n: String(n) },
      }),
    );
  },
  'Static routes per transit gateway': (s) => {
    const gateway = transitGateway(s);
    const routes = s.create('aws_ec2_transit_gateway_route_table', { transit_gateway_id: gateway.id });
    numbers.forEach((n) =>
      s.create('aws_ec2_transit_gateway_route', {
        transit_gateway_route_table_id: routes.id,
        destination_cidr_block: `10.${n}.0.0/16`,
        blackhole: true,
      }),
    );
  },
  'Virtual private gateways per region': twice('aws_vpn_gateway', () => ({})),
  'Customer gateways per region': (s) => numbers.forEach((n) => customer(s, n)),
  'VPN connections per region': (s) => {
    const gateway = transitGateway(s);
    numbers.forEach((n) =>
      s.create('aws_vpn_connection', {
        transit_gateway_id: gateway.id,
        customer_gateway_id: customer(s, n).id,
        type: 'ipsec.1',
      }),
    );
  },
  'VPN connections per VGW': (s) => {
    const gateway = s.create('aws_vpn_gateway', {});
    numbers.forEach((n) =>
      s.create('aws_vpn_connection', {
        vpn_gateway_id: gateway.id,
        customer_gateway_id: customer(s, n).id,
        type: 'ipsec.1',
      }),
    );
  },
  'Application Load Balancers per Region': (s) => {
    const at = network(s);
    numbers.forEach((n) => balancer(s, `a${n}`, 'application', at));
  },
  'Network Load Balancers per Region': (s) => {
    const at = network(s);
    numbers.forEach((n) => balancer(s, `n${n}`, 'network', at));
  },
  'Target Groups per Region': (s) => {
    const of = vpc(s);
    numbers.forEach((n) =>
      s.create('aws_lb_target_group', { name: `g${n}`, port: 80, protocol: 'HTTP', vpc_id: of.id }),
    );
  },
  'Listeners per Application Load Balancer': (s) => {
    const lb = balancer(s, 'web', 'application', network(s));
    numbers.forEach((n) => listener(s, lb, 80 + n));
  },
  'Rules per Application Load Balancer': (s) => {
    const lb = balancer(s, 'web', 'application', network(s));
    numbers.forEach((n) =>
      s.create('aws_lb_listener_rule', {
        listener_arn: listener(s, lb, 80 + n).id,
        priority: n + 1,
        action: [{ type: 'fixed-response' }],
        condition: [{ path_pattern: [{ values: ['/x'] }] }],
      }),
    );
  },
  'Certificates per Application Load Balancer': (s) => {
    const at = listener(s, balancer(s, 'web', 'application', network(s)), 80);
    numbers.forEach((n) =>
      s.create('aws_lb_listener_certificate', {
        listener_arn: at.id,
        certificate_arn: s.create('aws_acm_certificate', {
          domain_name: `c${n}.example.com`,
          certificate_body: 'x',
        }).id,
      }),
    );
  },
  'Hosted zones': twice('aws_route53_zone', (n) => ({ name: `z${n}.example.com` })),
  'Records per hosted zone': (s) => {
    const zone = s.create('aws_route53_zone', { name: 'example.com' });
    numbers.forEach((n) =>
      s.create('aws_route53_record', {
        zone_id: zone.id,
        name: `r${n}`,
        type: 'A',
        ttl: 60,
        records: ['192.0.2.1'],
      }),
    );
  },
  'Health checks': twice('aws_route53_health_check', (n) => ({
    type: 'TCP',
    port: 80 + n,
    fqdn: 'example.com',
  })),
  'Maximum number of resolver endpoints per AWS Region': (s) => {
    const g = group(s, vpc(s));
    numbers.forEach(() =>
      s.create('aws_route53_resolver_endpoint', {
        direction: 'INBOUND',
        security_group_ids: [g.id],
        ip_address: [],
      }),
    );
  },
  'Total virtual interfaces per dedicated connection': (s) => {
    const connection = s.create('aws_dx_connection', { name: 'c', bandwidth: '1Gbps', location: 'EqDC2' });
    const gateway = s.create('aws_dx_gateway', { name: 'g', amazon_side_asn: '64512' });
    numbers.forEach((n) =>
      s.create('aws_dx_private_virtual_interface', {
        connection_id: connection.id,
        name: 'v',
        vlan: 100 + n,
        address_family: 'ipv4',
        bgp_asn: 65000,
        dx_gateway_id: gateway.id,
      }),
    );
  },
  'Roles per account': (s) => numbers.forEach((n) => role(s, `r${n}`)),
  'Managed policies per role': (s) => {
    const of = role(s);
    numbers.forEach((n) =>
      s.create('aws_iam_role_policy_attachment', {
        role: of.id,
        policy_arn: `arn:aws:iam::aws:policy/P${n}`,
      }),
    );
  },
};
