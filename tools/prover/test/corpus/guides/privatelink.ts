import { blocked, reaches, type DocumentedCase } from '../case';
import { id, resource, terraform, together, type Part } from '../terraform/document';
import { internetGateway, subnet, table, vpc } from '../terraform/network';
import { openGroup, server } from '../terraform/server';

const SERVICES = 'https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-share-your-services.html';
const BALANCER_GROUPS =
  'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-security-groups.html';
const GWLB = 'https://docs.aws.amazon.com/vpc/latest/userguide/gwlb-route.html';
const ENDPOINT = 'aws_vpc_endpoint.service';
const IGW = 'aws_internet_gateway.main';

/** A security group of the load balancer, and whether it judges what comes by PrivateLink. */
interface Guard {
  readonly admits: string;
  readonly enforced: 'on' | 'off';
}

function guardGroup({ admits }: Guard): Part {
  return resource('aws_security_group', 'balancer', {
    name: 'balancer',
    vpc_id: id('aws_vpc.provider'),
    ingress: [{ from_port: 443, to_port: 443, protocol: 'tcp', cidr_blocks: [admits] }],
    egress: [{ from_port: 0, to_port: 0, protocol: '-1', cidr_blocks: ['0.0.0.0/0'] }],
  });
}

/** A service of the provider's VPC behind a network load balancer; the consumer has the same addresses. */
function privateService(admits: string, guard?: Guard): Part {
  return together(
    ...(guard === undefined ? [] : [guardGroup(guard)]),
    vpc('provider', '10.0.0.0/16'),
    subnet('service', 'provider', '10.0.1.0/24'),
    resource('aws_security_group', 'target', {
      name: 'target',
      vpc_id: id('aws_vpc.provider'),
      ingress: [{ from_port: 443, to_port: 443, protocol: 'tcp', cidr_blocks: ['10.0.1.0/24'] }],
      egress: [{ from_port: 0, to_port: 0, protocol: '-1', cidr_blocks: ['0.0.0.0/0'] }],
    }),
    server('target', { vpc: 'provider', subnet: 'service', ip: '10.0.1.10', groups: ['target'] }),
    resource('aws_lb', 'service', {
      name: 'service',
      load_balancer_type: 'network',
      internal: true,
      subnets: [id('aws_subnet.service')],
      ...(guard && {
        security_groups: [id('aws_security_group.balancer')],
        enforce_security_group_inbound_rules_on_private_link_traffic: guard.enforced,
      }),
    }),
    resource('aws_lb_target_group', 'service', {
      name: 'service',
      port: 443,
      protocol: 'TCP',
      vpc_id: id('aws_vpc.provider'),
    }),
    resource('aws_lb_target_group_attachment', 'service', {
      target_group_arn: '${aws_lb_target_group.service.arn}',
      target_id: id('aws_instance.target'),
    }),
    resource('aws_lb_listener', 'service', {
      load_balancer_arn: '${aws_lb.service.arn}',
      port: 443,
      protocol: 'TCP',
      default_action: [{ type: 'forward', target_group_arn: '${aws_lb_target_group.service.arn}' }],
    }),
    resource('aws_vpc_endpoint_service', 'service', {
      acceptance_required: false,
      network_load_balancer_arns: ['${aws_lb.service.arn}'],
    }),
    vpc('consumer', '10.0.0.0/16'),
    subnet('consumer', 'consumer', '10.0.2.0/24'),
    server('client', { vpc: 'consumer', subnet: 'consumer', ip: '10.0.2.20' }),
    resource('aws_security_group', 'endpoint', {
      name: 'endpoint',
      vpc_id: id('aws_vpc.consumer'),
      ingress: [{ from_port: 443, to_port: 443, protocol: 'tcp', cidr_blocks: [admits] }],
    }),
    resource('aws_vpc_endpoint', 'service', {
      vpc_id: id('aws_vpc.consumer'),
      service_name: '${aws_vpc_endpoint_service.service.service_name}',
      vpc_endpoint_type: 'Interface',
      subnet_ids: [id('aws_subnet.consumer')],
      security_group_ids: [id('aws_security_group.endpoint')],
    }),
  );
}

/** Traffic of the consumer's server led through a Gateway Load Balancer endpoint both ways. */
function inspectedByGateway(): Part {
  return together(
    vpc('security', '10.9.0.0/16'),
    subnet('appliances', 'security', '10.9.1.0/24'),
    server('appliance', { vpc: 'security', subnet: 'appliances', ip: '10.9.1.10' }),
    resource('aws_lb', 'gateway', {
      name: 'gateway',
      load_balancer_type: 'gateway',
      subnets: [id('aws_subnet.appliances')],
    }),
    resource('aws_lb_target_group', 'gateway', {
      name: 'gateway',
      port: 6081,
      protocol: 'GENEVE',
      vpc_id: id('aws_vpc.security'),
      health_check: [{ port: '80', protocol: 'TCP' }],
    }),
    resource('aws_lb_target_group_attachment', 'gateway', {
      target_group_arn: '${aws_lb_target_group.gateway.arn}',
      target_id: id('aws_instance.appliance'),
    }),
    resource('aws_lb_listener', 'gateway', {
      load_balancer_arn: '${aws_lb.gateway.arn}',
      default_action: [{ type: 'forward', target_group_arn: '${aws_lb_target_group.gateway.arn}' }],
    }),
    resource('aws_vpc_endpoint_service', 'gateway', {
      acceptance_required: false,
      gateway_load_balancer_arns: ['${aws_lb.gateway.arn}'],
    }),
    vpc('main', '10.0.0.0/16'),
    subnet('app', 'main', '10.0.1.0/24'),
    subnet('inspection', 'main', '10.0.2.0/24'),
    internetGateway('main', 'main'),
    resource('aws_vpc_endpoint', 'inspection', {
      vpc_id: id('aws_vpc.main'),
      service_name: '${aws_vpc_endpoint_service.gateway.service_name}',
      vpc_endpoint_type: 'GatewayLoadBalancer',
      subnet_ids: [id('aws_subnet.inspection')],
    }),
    table('edge', { vpc: 'main', gateway: IGW, routes: [['10.0.1.0/24', 'aws_vpc_endpoint.inspection']] }),
    table('app', { vpc: 'main', subnets: ['app'], routes: [['0.0.0.0/0', 'aws_vpc_endpoint.inspection']] }),
    table('inspection', { vpc: 'main', subnets: ['inspection'], routes: [['0.0.0.0/0', IGW]] }),
    server('app', { vpc: 'main', subnet: 'app', ip: '10.0.1.10', public: 'eip' }),
    openGroup('spare', 'main'),
  );
}

export const privateLink: readonly DocumentedCase[] = [
  {
    id: 'privatelink/service-of-ones-own',
    page: SERVICES,
    states:
      'Consumers reach the service through an interface endpoint, overlapping addresses or not; never the reverse.',
    model: terraform(privateService('10.0.2.0/24')),
    questions: [
      reaches('client', ENDPOINT, 'through the endpoint'),
      blocked('client', 'target', 'the VPCs themselves are not joined', { toIp: '10.0.1.10' }),
      blocked('target', 'client', 'the provider cannot begin a connection', { toIp: '10.0.2.20' }),
      blocked('client', ENDPOINT, 'the service has no listener there', { port: 80 }),
    ],
  },
  {
    id: 'privatelink/group-of-the-endpoint',
    page: SERVICES,
    states: 'The consumer’s security group on the endpoint decides who may use it.',
    model: terraform(privateService('10.0.3.0/24')),
    questions: [
      blocked('client', ENDPOINT, 'not admitted', { stopsAt: ['aws_security_group.endpoint', ENDPOINT] }),
    ],
  },
  {
    id: 'privatelink/group-of-the-load-balancer-admits-the-client',
    page: BALANCER_GROUPS,
    states: 'Where the load balancer’s inbound rules apply, the source is the client’s private address.',
    model: terraform(privateService('10.0.2.0/24', { admits: '10.0.2.20/32', enforced: 'on' })),
    questions: [reaches('client', ENDPOINT, 'the rule names the client')],
  },
  {
    id: 'privatelink/group-of-the-load-balancer-admits-its-own-subnet',
    page: BALANCER_GROUPS,
    states: 'It is not the address of the endpoint’s interface, nor one of the load balancer’s.',
    model: terraform(privateService('10.0.2.0/24', { admits: '10.0.1.0/24', enforced: 'on' })),
    questions: [blocked('client', ENDPOINT, 'the rule does not name the client')],
  },
  {
    id: 'privatelink/group-of-the-load-balancer-not-enforced',
    page: BALANCER_GROUPS,
    states: 'Inbound rules can be left out for what comes by PrivateLink.',
    model: terraform(privateService('10.0.2.0/24', { admits: '10.0.1.0/24', enforced: 'off' })),
    questions: [reaches('client', ENDPOINT, 'whatever the rule says')],
  },
  {
    id: 'privatelink/gateway-load-balancer',
    page: GWLB,
    states: 'Routes of the internet gateway and of the subnet lead traffic through the endpoint both ways.',
    model: terraform(inspectedByGateway()),
    questions: [
      reaches('internet', 'app', 'inbound through the appliances'),
      reaches('app', 'internet', 'outbound through the appliances'),
      blocked('internet', 'app', 'the endpoint’s zone is down', { down: ['az:us-east-1a'] }),
    ],
  },
];
