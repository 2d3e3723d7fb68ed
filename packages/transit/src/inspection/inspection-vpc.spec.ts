import { contract, refusalOf, synthesize, type Template } from '@landbridge/testing';
import { HUB } from '../../test/vpcs';
import { TransitGateway } from '../gateway/transit-gateway';
import { Segments } from '../segments/segments';
import { InspectionVpc, type InspectionVpcProps } from './inspection-vpc';

const ZONES = ['euw1-az1', 'euw1-az2'];
const tiers = (...names: string[]) =>
  Object.fromEntries(
    names.map((name, n) => [
      name,
      Object.fromEntries(ZONES.map((zone, z) => [zone, { ipv4: `10.250.0.${n * 64 + z * 16}/28` }])),
    ]),
  );
const addresses = (...names: string[]) => ({ cidr: '10.250.0.0/24', tiers: tiers(...names) });
const firewall = {
  networkFirewall: {
    rules: [{ action: 'pass', protocol: 'TCP', from: 'any', to: ['10.0.0.0/8'], ports: ['443'] }],
  },
} as const;
const appliances = { appliances: { imageId: 'ami-1', instanceType: 'c6i.large' } };

const build = (props: Partial<InspectionVpcProps> = {}): Template =>
  synthesize((stack) => {
    const gateway = new TransitGateway(stack, 'Hub', { name: 'hub', ...HUB });
    new InspectionVpc(stack, 'Inspection', {
      ...HUB,
      gateway,
      name: 'inspection',
      addresses: addresses('transit', 'firewall'),
      inspector: firewall,
      privateRanges: ['10.0.0.0/8'],
      ...props,
    });
  });
const refused = (props: Partial<InspectionVpcProps>) => refusalOf(() => build(props));

/** `<table's tier and zone> <destination> → <where to>` of every route but local. */
function routes(template: Template): string[] {
  const name = (address: unknown) =>
    /(?:Vpc|Firewall|Endpoints|Nat)_(?:[a-z]+_)?(?:euw1-az\d)/.exec(String(address))?.[0];
  return Object.values(template.all('aws_route'))
    .map((route) => {
      const target =
        ['vpc_endpoint_id', 'transit_gateway_id', 'nat_gateway_id', 'gateway_id'].find(
          (key) => key in route,
        ) ?? '';
      const where = target === 'transit_gateway_id' || target === 'gateway_id' ? target : name(route[target]);
      return `${name(route['route_table_id'])} ${String(route['destination_cidr_block'])} → ${where}`;
    })
    .sort();
}

describe('InspectionVpc', () => {
  it('keeps its addresses', () => {
    const found = build({
      addresses: addresses('transit', 'firewall', 'public'),
      internet: 'nat',
    }).addressesUnder('Inspection');
    expect(found).toEqual(contract(`${__dirname}/inspection-vpc.contract.txt`, found));
  });

  it('keeps every packet in its zone, in and back', () => {
    expect(routes(build())).toEqual([
      'Vpc_firewall_euw1-az1 10.0.0.0/8 → transit_gateway_id',
      'Vpc_firewall_euw1-az2 10.0.0.0/8 → transit_gateway_id',
      'Vpc_transit_euw1-az1 0.0.0.0/0 → Firewall_euw1-az1',
      'Vpc_transit_euw1-az2 0.0.0.0/0 → Firewall_euw1-az2',
    ]);
    expect(build().one('aws_ec2_transit_gateway_vpc_attachment')['appliance_mode_support']).toBe('enable');
  });

  it('lets inspected packets out by NAT, and inspects the replies', () => {
    const template = build({ addresses: addresses('transit', 'firewall', 'public'), internet: 'nat' });
    expect(routes(template)).toEqual([
      'Vpc_firewall_euw1-az1 0.0.0.0/0 → Nat_euw1-az1',
      'Vpc_firewall_euw1-az1 10.0.0.0/8 → transit_gateway_id',
      'Vpc_firewall_euw1-az2 0.0.0.0/0 → Nat_euw1-az2',
      'Vpc_firewall_euw1-az2 10.0.0.0/8 → transit_gateway_id',
      'Vpc_public_euw1-az1 0.0.0.0/0 → gateway_id',
      'Vpc_public_euw1-az1 10.0.0.0/8 → Firewall_euw1-az1',
      'Vpc_public_euw1-az2 0.0.0.0/0 → gateway_id',
      'Vpc_public_euw1-az2 10.0.0.0/8 → Firewall_euw1-az2',
      'Vpc_transit_euw1-az1 0.0.0.0/0 → Firewall_euw1-az1',
      'Vpc_transit_euw1-az2 0.0.0.0/0 → Firewall_euw1-az2',
    ]);
  });

  it('hands packets for the internet back to the gateway, where a central egress VPC has them', () => {
    expect(routes(build({ internet: 'gateway' })).filter((route) => route.includes('firewall_'))).toEqual([
      'Vpc_firewall_euw1-az1 0.0.0.0/0 → transit_gateway_id',
      'Vpc_firewall_euw1-az2 0.0.0.0/0 → transit_gateway_id',
    ]);
  });

  it('evaluates rules in order and drops the rest', () => {
    const template = build();
    expect(template.one('aws_networkfirewall_rule_group')).toMatchObject({
      capacity: 1000,
      rule_group: {
        stateful_rule_options: { rule_order: 'STRICT_ORDER' },
        rules_source: {
          stateful_rule: [
            {
              action: 'PASS',
              header: {
                protocol: 'TCP',
                source: 'ANY',
                destination: '10.0.0.0/8',
                destination_port: '443',
                direction: 'FORWARD',
              },
              rule_option: [{ keyword: 'sid', settings: ['1'] }],
            },
          ],
        },
      },
    });
    expect(template.one('aws_networkfirewall_firewall_policy')).toMatchObject({
      firewall_policy: { stateful_default_actions: ['aws:drop_strict', 'aws:alert_strict'] },
    });
  });

  it('says a rule of several blocks and ports as AWS takes them: one of each', () => {
    const rules = [
      {
        action: 'pass',
        protocol: 'UDP',
        from: ['10.1.0.0/16', '10.2.0.0/16'],
        to: 'any',
        ports: ['53', '123'],
      },
    ] as const;
    const group = build({ inspector: { networkFirewall: { rules } } }).one('aws_networkfirewall_rule_group');
    const made = (
      group['rule_group'] as { rules_source: { stateful_rule: { header: Record<string, string> }[] } }
    ).rules_source;
    expect(
      made.stateful_rule.map(
        ({ header }) => `${header['source']} ${header['destination']} ${header['destination_port']}`,
      ),
    ).toEqual(['10.1.0.0/16 ANY 53', '10.1.0.0/16 ANY 123', '10.2.0.0/16 ANY 53', '10.2.0.0/16 ANY 123']);
  });

  it('puts appliances of any vendor behind endpoints of their zones', () => {
    const template = build({
      addresses: addresses('transit', 'firewall', 'appliance'),
      inspector: appliances,
    });
    const found = template.addressesUnder('Inspection_Appliances');
    expect(found).toEqual(contract(`${__dirname}/appliance-fleet.contract.txt`, found));
    expect(routes(template)).toEqual([
      'Vpc_firewall_euw1-az1 10.0.0.0/8 → transit_gateway_id',
      'Vpc_firewall_euw1-az2 10.0.0.0/8 → transit_gateway_id',
      'Vpc_transit_euw1-az1 0.0.0.0/0 → Endpoints_euw1-az1',
      'Vpc_transit_euw1-az2 0.0.0.0/0 → Endpoints_euw1-az2',
    ]);
    expect(template.one('aws_lb')).toMatchObject({
      load_balancer_type: 'gateway',
      enable_cross_zone_load_balancing: false,
    });
    expect(template.one('aws_lb_target_group')).toMatchObject({ protocol: 'GENEVE', port: 6081 });
    for (const instance of Object.values(template.all('aws_instance')))
      expect(instance['source_dest_check']).toBe(false);
  });
});

describe('InspectionVpc refuses', () => {
  it('tiers that are missing or do not belong there', () => {
    expect(refused({ addresses: addresses('transit') })).toMatchObject({
      code: 'TRN042',
      got: 'transit',
      path: 'test/Inspection',
    });
    expect(refused({ internet: 'nat' })).toMatchObject({
      code: 'TRN042',
      allowed: 'transit, firewall, public',
    });
    expect(refused({ inspector: appliances }).code).toBe('TRN042');
    expect(refused({ addresses: addresses('transit', 'firewall', 'private') }).message).toContain(
      'tier private does not belong',
    );
  });

  it('a zone that a tier lacks, because packets would change the zone', () => {
    const { cidr, tiers: all } = addresses('transit', 'firewall');
    const short = { cidr, tiers: { ...all, firewall: { 'euw1-az1': { ipv4: '10.250.0.64/28' } } } };
    expect(refused({ addresses: short })).toMatchObject({
      code: 'TRN040',
      got: 'euw1-az2',
      allowed: 'euw1-az1',
    });
  });

  it('private ranges that are none, or its own', () => {
    expect(refused({ privateRanges: [] })).toMatchObject({ code: 'TRN043', got: 'no private ranges' });
    expect(refused({ privateRanges: ['10.250.0.0/25'] })).toMatchObject({
      code: 'TRN043',
      got: '10.250.0.0/25',
    });
  });

  it('rules that cannot be', () => {
    const rule = (change: object) =>
      refused({
        inspector: { networkFirewall: { rules: [{ ...firewall.networkFirewall.rules[0], ...change }] } },
      }).code;
    expect(rule({ ports: ['99999'] })).toBe('TRN045');
    expect(rule({ ports: ['90:80'] })).toBe('TRN045');
    expect(rule({ protocol: 'ICMP' })).toBe('TRN045');
    expect(rule({ from: [] })).toBe('TRN045');
    expect(rule({ from: ['10.0.0.1/8'] })).toBe('NET002');
    expect(refused({ inspector: { networkFirewall: { rules: [] } } }).code).toBe('TRN046');
    expect(
      refused({ inspector: { networkFirewall: { ...firewall.networkFirewall, capacity: 0 } } }).code,
    ).toBe('TRN046');
  });

  it('to be used without appliance mode: a firewall would see half of a flow', () => {
    const asymmetric = () =>
      synthesize((stack) => {
        const gateway = new TransitGateway(stack, 'Hub', { name: 'hub', ...HUB });
        const half = {
          id: 'a',
          kind: 'vpc',
          cidrs: [],
          state: 'accepted',
          ready: [],
          applianceMode: false,
        } as const;
        new Segments(stack, 'Segments', {
          gateway,
          policy: { segments: ['dev'], allow: [] },
          members: {},
          inspection: half,
        });
      });
    expect(refusalOf(asymmetric)).toMatchObject({ code: 'TRN041', path: 'test/Segments' });
  });
});
