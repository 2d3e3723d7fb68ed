import { blocked, reaches, type DocumentedCase } from '../case';
import { id, resource, terraform, together, type Arguments, type Part } from '../terraform/document';
import { internetGateway, subnet, table, vpc } from '../terraform/network';
import { networkAcl, openGroup, server } from '../terraform/server';

const ALB =
  'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-update-security-groups.html';
const ALB_SUBNETS =
  'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html';
const NLB =
  'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html';
const NLB_GROUPS =
  'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-security-groups.html';
const HOW =
  'https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/how-elastic-load-balancing-works.html';
const LB = 'aws_lb.web';

const groupFrom = (name: string, source: Arguments, ports: readonly number[]): Part =>
  resource('aws_security_group', name, {
    name,
    vpc_id: id('aws_vpc.main'),
    ingress: ports.map((port) => ({ from_port: port, to_port: port, protocol: 'tcp', ...source })),
    egress: [{ from_port: 0, to_port: 0, protocol: '-1', cidr_blocks: ['0.0.0.0/0'] }],
  });

interface BalancerProps {
  readonly kind: 'application' | 'network';
  readonly internal?: boolean;
  readonly subnets?: readonly string[];
  readonly groups?: readonly string[];
  readonly targetGroup?: Arguments;
  readonly balancer?: Arguments;
  /** Subnet of the target. */
  readonly targetSubnet?: string;
}

/** Public subnets a and b, private subnets app_a and app_b, a balancer on 443 and one target on 8080. */
function balanced(props: BalancerProps): Part {
  const targetSubnet = props.targetSubnet ?? 'app_a';
  const byIp = props.targetGroup?.['target_type'] === 'ip';
  return together(
    vpc('main', '10.0.0.0/16'),
    subnet('a', 'main', '10.0.0.0/24', 'a'),
    subnet('b', 'main', '10.0.1.0/24', 'b'),
    subnet('app_a', 'main', '10.0.2.0/24', 'a'),
    subnet('app_b', 'main', '10.0.3.0/24', 'b'),
    internetGateway('main', 'main'),
    table('public', {
      vpc: 'main',
      subnets: ['a', 'b'],
      routes: [['0.0.0.0/0', 'aws_internet_gateway.main']],
    }),
    server('target', {
      vpc: 'main',
      subnet: targetSubnet,
      ip: targetSubnet === 'app_a' ? '10.0.2.10' : '10.0.3.10',
      groups: ['target'],
    }),
    resource('aws_lb', 'web', {
      name: 'web',
      load_balancer_type: props.kind,
      internal: props.internal ?? false,
      subnets: (props.subnets ?? ['a', 'b']).map((each) => id(`aws_subnet.${each}`)),
      ...(props.groups === undefined
        ? {}
        : { security_groups: props.groups.map((each) => id(`aws_security_group.${each}`)) }),
      ...props.balancer,
    }),
    resource('aws_lb_target_group', 'web', {
      name: 'web',
      port: 8080,
      protocol: props.kind === 'application' ? 'HTTP' : 'TCP',
      vpc_id: id('aws_vpc.main'),
      ...props.targetGroup,
    }),
    resource('aws_lb_target_group_attachment', 'web', {
      target_group_arn: '${aws_lb_target_group.web.arn}',
      target_id: byIp ? '${aws_instance.target.private_ip}' : id('aws_instance.target'),
      port: 8080,
    }),
    resource('aws_lb_listener', 'web', {
      load_balancer_arn: '${aws_lb.web.arn}',
      port: 443,
      protocol: props.kind === 'application' ? 'HTTPS' : 'TCP',
      ...(props.kind === 'application'
        ? { certificate_arn: 'arn:aws:acm:us-east-1:111122223333:certificate/0a1b2c3d' }
        : {}),
      default_action: [{ type: 'forward', target_group_arn: '${aws_lb_target_group.web.arn}' }],
    }),
  );
}

const fromBalancer = { security_groups: [id('aws_security_group.lb')] };
const albWith = (target: Part, more: Partial<BalancerProps> = {}): Part =>
  together(
    balanced({ kind: 'application', groups: ['lb'], ...more }),
    groupFrom('lb', { cidr_blocks: ['0.0.0.0/0'] }, [443]),
    target,
  );

export const loadBalancers: readonly DocumentedCase[] = [
  {
    id: 'alb/internet-facing',
    page: ALB,
    states:
      'The balancer’s group admits clients on the listener port; the target’s admits the balancer’s group.',
    model: terraform(albWith(groupFrom('target', fromBalancer, [8080]))),
    questions: [
      reaches('internet', LB, 'through the balancer to the target'),
      blocked('internet', LB, 'no listener on port 80', { port: 80 }),
      blocked('internet', 'target', 'the target itself has no public address'),
      blocked('internet', LB, 'the only target is down', { down: ['aws_instance.target'] }),
      reaches('internet', LB, 'the balancer’s other zone serves too', { down: ['az:us-east-1b'] }),
    ],
  },
  {
    id: 'alb/target-refuses-balancer',
    page: ALB,
    states:
      'Targets see the balancer’s addresses: a target that admits the clients’ addresses only serves nobody.',
    model: terraform(albWith(groupFrom('target', { cidr_blocks: ['203.0.113.0/24'] }, [8080]))),
    questions: [
      blocked('203.0.113.9', LB, 'the balancer is not admitted', {
        stopsAt: ['aws_security_group.target', 'aws_instance.target', 'aws_lb_target_group.web'],
      }),
    ],
  },
  {
    id: 'alb/group-of-the-balancer',
    page: ALB,
    states: 'Clients that the balancer’s group does not admit are dropped.',
    model: terraform(
      balanced({ kind: 'application', groups: ['lb'] }),
      groupFrom('lb', { cidr_blocks: ['203.0.113.0/24'] }, [443]),
      groupFrom('target', fromBalancer, [8080]),
    ),
    questions: [
      reaches('203.0.113.9', LB, 'admitted'),
      blocked('198.51.100.9', LB, 'not admitted', { stopsAt: ['aws_security_group.lb', LB] }),
    ],
  },
  {
    id: 'alb/health-check-port',
    page: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html',
    states: 'With only unhealthy targets the balancer fails open: it sends requests to all of them.',
    model: terraform(
      albWith(groupFrom('target', fromBalancer, [8080]), {
        targetGroup: { health_check: [{ port: '9090', protocol: 'HTTP', path: '/health' }] },
      }),
    ),
    questions: [reaches('internet', LB, 'all targets unhealthy: the balancer fails open', { oneWay: true })],
  },
  {
    id: 'alb/internal',
    page: HOW,
    states: 'An internal balancer has private addresses only.',
    model: terraform(
      albWith(groupFrom('target', fromBalancer, [8080]), { internal: true }),
      openGroup('client', 'main'),
      server('client', { vpc: 'main', subnet: 'app_b', ip: '10.0.3.20', groups: ['client'] }),
    ),
    questions: [
      blocked('internet', LB, 'not from the internet'),
      reaches('client', LB, 'from within the VPC'),
    ],
  },
  {
    id: 'alb/internet-facing-in-private-subnets',
    page: ALB_SUBNETS,
    states: 'The subnets of an internet-facing balancer need a route to the internet gateway.',
    model: terraform(albWith(groupFrom('target', fromBalancer, [8080]), { subnets: ['app_a', 'app_b'] })),
    questions: [blocked('internet', LB, 'no way back to the internet')],
  },
  {
    id: 'alb/acl-of-targets',
    page: ALB,
    states: 'The network ACL of the target’s subnet must let replies to the balancer’s ports 1024–65535 out.',
    model: terraform(
      albWith(groupFrom('target', fromBalancer, [8080])),
      networkAcl('app', {
        vpc: 'main',
        subnets: ['app_a'],
        inbound: [{ number: 100, allow: true, cidr: '10.0.0.0/16', protocol: 'tcp', ports: [8080, 8080] }],
        outbound: [{ number: 100, allow: true, cidr: '10.0.0.0/16', protocol: 'tcp', ports: [443, 443] }],
      }),
    ),
    questions: [
      blocked('internet', LB, 'replies do not leave the subnet', {
        stopsAt: ['aws_network_acl.app', 'aws_lb_target_group.web'],
      }),
    ],
  },
  {
    id: 'nlb/instance-targets-see-clients',
    page: NLB,
    states: 'Instance targets see the client’s address: they must admit clients.',
    model: terraform(
      balanced({ kind: 'network' }),
      groupFrom('target', { cidr_blocks: ['203.0.113.0/24', '10.0.0.0/16'] }, [8080]),
    ),
    questions: [
      reaches('203.0.113.9', LB, 'client admitted'),
      blocked('198.51.100.9', LB, 'client not admitted', {
        stopsAt: ['aws_security_group.target', 'aws_instance.target'],
      }),
    ],
  },
  {
    id: 'nlb/ip-targets-see-balancer',
    page: NLB,
    states: 'IP targets of TCP groups see the balancer’s addresses by default.',
    model: terraform(
      balanced({ kind: 'network', targetGroup: { target_type: 'ip' } }),
      groupFrom('target', { cidr_blocks: ['10.0.0.0/23'] }, [8080]),
    ),
    questions: [reaches('internet', LB, 'the balancer’s subnets are admitted')],
  },
  {
    id: 'nlb/preservation-switched',
    page: NLB,
    states: 'Preservation can be switched off for instance targets and on for IP targets of TCP groups.',
    model: terraform(
      balanced({ kind: 'network', targetGroup: { preserve_client_ip: 'false' } }),
      groupFrom('target', { cidr_blocks: ['10.0.0.0/23'] }, [8080]),
    ),
    questions: [reaches('internet', LB, 'instances see the balancer’s addresses')],
  },
  {
    id: 'nlb/preservation-on-for-ip',
    page: NLB,
    states: 'Switched on, IP targets see the client.',
    model: terraform(
      balanced({ kind: 'network', targetGroup: { target_type: 'ip', preserve_client_ip: 'true' } }),
      groupFrom('target', { cidr_blocks: ['10.0.0.0/23'] }, [8080]),
    ),
    questions: [blocked('internet', LB, 'the client is not admitted')],
  },
  {
    id: 'nlb/security-group',
    page: NLB_GROUPS,
    states: 'A network load balancer may have groups: they admit clients, and targets may reference them.',
    model: terraform(
      balanced({ kind: 'network', groups: ['lb'] }),
      groupFrom('lb', { cidr_blocks: ['203.0.113.0/24'] }, [443]),
      groupFrom('target', fromBalancer, [8080]),
    ),
    questions: [
      blocked('198.51.100.9', LB, 'not admitted by the balancer', { stopsAt: ['aws_security_group.lb', LB] }),
      reaches('203.0.113.9', LB, 'the reference holds although the client’s address is preserved'),
    ],
  },
  {
    id: 'nlb/cross-zone-off',
    page: HOW,
    states:
      'Without cross-zone balancing a node serves targets of its own zone only: no target in its zone, no service.',
    model: terraform(
      balanced({ kind: 'network', subnets: ['a'], targetSubnet: 'app_b' }),
      groupFrom('target', { cidr_blocks: ['0.0.0.0/0'] }, [8080]),
    ),
    questions: [blocked('internet', LB, 'the target is in a zone that the balancer does not have')],
  },
  {
    id: 'alb/cross-zone-always',
    page: HOW,
    states: 'With an application load balancer cross-zone balancing is always on at the balancer.',
    model: terraform(albWith(groupFrom('target', fromBalancer, [8080]), { targetSubnet: 'app_b' })),
    questions: [reaches('internet', LB, 'either node reaches the target in zone b')],
  },
];
