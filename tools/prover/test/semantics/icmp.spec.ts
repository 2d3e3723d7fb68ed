import { prove, trace } from '../../src';
import { modelOf } from './landscape';

const group = (protocol: string) => ({
  vpc_id: '${aws_vpc.main.id}',
  ingress: [{ from_port: -1, to_port: -1, protocol, cidr_blocks: ['0.0.0.0/0'], ipv6_cidr_blocks: ['::/0'] }],
});

const host = (name: string, groups: readonly string[]) => ({
  subnet_id: '${aws_subnet.main.id}',
  private_ip: `10.0.0.${name === 'client' ? 10 : 11}`,
  ipv6_addresses: [`2001:db8:1234:1a00::${name === 'client' ? 10 : 11}`],
  vpc_security_group_ids: groups.map((each) => `\${aws_security_group.${each}.id}`),
});

/** `server` admits what `rule` names; its network ACL admits `acl`. */
const model = (rule: string, acl: object = {}) =>
  modelOf({
    aws_vpc: { main: { cidr_block: '10.0.0.0/16', ipv6_cidr_block: '2001:db8:1234:1a00::/56' } },
    aws_subnet: {
      main: {
        vpc_id: '${aws_vpc.main.id}',
        cidr_block: '10.0.0.0/24',
        ipv6_cidr_block: '2001:db8:1234:1a00::/64',
      },
      other: { vpc_id: '${aws_vpc.main.id}', cidr_block: '10.0.1.0/24' },
    },
    aws_security_group: {
      server: group(rule),
      client: {
        vpc_id: '${aws_vpc.main.id}',
        egress: [
          {
            from_port: 0,
            to_port: 0,
            protocol: '-1',
            cidr_blocks: ['0.0.0.0/0'],
            ipv6_cidr_blocks: ['::/0'],
          },
        ],
      },
    },
    aws_instance: {
      client: host('client', ['client']),
      server: host('server', ['server']),
      away: { subnet_id: '${aws_subnet.other.id}', private_ip: '10.0.1.10' },
    },
    ...acl,
  });

const blocked = {
  groups: { client: { resources: ['aws_instance.client'] }, server: { resources: ['aws_instance.server'] } },
  intents: [{ name: 'apart', from: ['client'], to: ['server'], expect: 'blocked' as const, protocol: 'any' }],
};

it.each(['icmp', 'icmpv6', '1', '58', 'tcp'])('what a rule for %s lets pass, a trace passes too', (rule) => {
  const asked = model(rule);
  const [finding] = prove(asked, blocked).intents[0]!.findings;
  expect(finding).toMatchObject({ verdict: 'fails', trace: { outcome: 'reachable' } });
  const { protocol, port } = finding!.trace.packet!;
  const family = finding!.trace.packet!.source.includes(':') ? 6 : 4;
  const again = { from: 'aws_instance.client', to: 'aws_instance.server', protocol, family } as const;
  const answer = trace(asked, { ...again, ...(port !== undefined && { port: String(port) }), oneWay: true });
  expect(answer.outcome).toBe('reachable');
});

it('a word means the ICMP of the IP version, a number itself', () => {
  const outcome = (rule: string, protocol: string, family: 4 | 6) =>
    trace(model(rule), { from: 'aws_instance.client', to: 'aws_instance.server', protocol, family }).outcome;
  expect(outcome('icmp', 'icmp', 4)).toBe('reachable');
  expect(outcome('icmp', 'icmp', 6)).toBe('blocked');
  expect(outcome('icmp', '1', 6)).toBe('reachable');
  expect(outcome('58', 'icmp', 6)).toBe('reachable');
  expect(outcome('58', 'icmp', 4)).toBe('blocked');
});

describe('an ICMP rule of a network ACL', () => {
  const outcome = (rule: object) => {
    const everything = { action: 'allow', protocol: '-1', from_port: 0, to_port: 0, cidr_block: '0.0.0.0/0' };
    const acl = {
      vpc_id: '${aws_vpc.main.id}',
      subnet_ids: ['${aws_subnet.other.id}'],
      ingress: [{ ...everything, rule_no: 100, protocol: 'icmp', ...rule }],
      egress: [{ ...everything, rule_no: 100 }],
    };
    const asked = model('icmp', { aws_network_acl: { other: acl } });
    const query = { from: 'aws_instance.client', to: '10.0.1.20', protocol: 'icmp', oneWay: true };
    return trace(asked, query).outcome;
  };

  it('without a type means type 0, as the provider writes it', () => {
    expect(outcome({})).toBe('blocked');
    expect(outcome({ icmp_type: 8 })).toBe('reachable');
    expect(outcome({ icmp_type: -1, icmp_code: -1 })).toBe('reachable');
  });
});
