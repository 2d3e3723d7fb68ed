import { ImportedVpc, Vpc, type TierKind, type VpcProps } from '@landbridge/network-core';
import { contract, refusalOf, synthesize, type Template } from '@landbridge/testing';
import { HUB } from '../../test/vpcs';
import { DistributedInspection, type DistributedInspectionProps } from './distributed-inspection';

const ZONES = ['euw1-az1', 'euw1-az2'];
const inspector = {
  networkFirewall: {
    rules: [{ action: 'pass', protocol: 'TCP', from: 'any', to: 'any', ports: ['443'] }],
  },
} as const;
type Subnet = { ipv4?: string; ipv6?: number };
type Tiers = Record<string, Record<string, Subnet>>;

const tier = (number: number, zones: readonly string[] = ZONES): Record<string, Subnet> =>
  Object.fromEntries(zones.map((zone, z) => [zone, { ipv4: `10.1.${number}.${z * 128}/25` }]));
const TIERS: Tiers = { app: tier(0), public: tier(1), firewall: tier(2), transit: tier(3) };
const KINDS: Record<string, { kind: TierKind }> = {
  app: { kind: 'isolated' },
  firewall: { kind: 'private' },
};

function build(
  props: (vpc: Vpc) => Partial<DistributedInspectionProps> = () => ({}),
  tiers: Tiers = TIERS,
  kinds = KINDS,
  ipv6?: VpcProps['ipv6'],
): Template {
  return synthesize((stack) => {
    const vpc = new Vpc(stack, 'Dev', {
      ...HUB,
      name: 'dev',
      addresses: { cidr: '10.1.0.0/16', tiers },
      tiers: Object.fromEntries(Object.entries(kinds).filter(([name]) => name in tiers)),
      nat: { mode: 'per-zone' },
      ipv6,
    });
    new DistributedInspection(stack, 'Inspection', {
      vpc,
      tiers: [vpc.tier('app')],
      inspector,
      ...props(vpc),
    });
  });
}
const refused: typeof build extends (...args: infer A) => unknown
  ? (...args: A) => ReturnType<typeof refusalOf>
  : never = (...args) => refusalOf(() => build(...args));

/** `<tier and zone of the table> <destination> → <zone of the firewall>` of every route to an endpoint. */
function routes(template: Template): string[] {
  const part = (text: unknown, form: RegExp) => form.exec(String(text))?.[1];
  return Object.values(template.all('aws_route'))
    .filter((route) => 'vpc_endpoint_id' in route)
    .map((route) => {
      const table = part(route['route_table_id'], /Dev_([a-z]+_euw1-az\d)/);
      const zone = part(route['vpc_endpoint_id'], /Firewall_(euw1-az\d)/);
      return `${table} ${String(route['destination_cidr_block'])} → ${zone}`;
    })
    .sort();
}

describe('DistributedInspection', () => {
  it('keeps its addresses', () => {
    const found = build().addressesUnder('Inspection');
    expect(found).toEqual(contract(`${__dirname}/distributed-inspection.contract.txt`, found));
  });

  it('leads what leaves a subnet, and what comes for it, to the endpoint of the subnet’s own zone', () => {
    expect(routes(build())).toEqual([
      'app_euw1-az1 0.0.0.0/0 → euw1-az1',
      'app_euw1-az1 10.1.1.0/25 → euw1-az1',
      'app_euw1-az1 10.1.1.128/25 → euw1-az1',
      'app_euw1-az2 0.0.0.0/0 → euw1-az2',
      'app_euw1-az2 10.1.1.0/25 → euw1-az2',
      'app_euw1-az2 10.1.1.128/25 → euw1-az2',
      'public_euw1-az1 10.1.0.0/25 → euw1-az1',
      'public_euw1-az1 10.1.0.128/25 → euw1-az2',
      'public_euw1-az2 10.1.0.0/25 → euw1-az1',
      'public_euw1-az2 10.1.0.128/25 → euw1-az2',
      'transit_euw1-az1 10.1.0.0/25 → euw1-az1',
      'transit_euw1-az1 10.1.0.128/25 → euw1-az2',
      'transit_euw1-az2 10.1.0.0/25 → euw1-az1',
      'transit_euw1-az2 10.1.0.128/25 → euw1-az2',
    ]);
  });

  it('inspects only what it is asked to', () => {
    const out = routes(build(() => ({ destinations: ['10.0.0.0/8', '192.0.2.0/24'] })));
    expect(out.filter((route) => route.startsWith('app_euw1-az1'))).toEqual([
      'app_euw1-az1 10.0.0.0/8 → euw1-az1',
      'app_euw1-az1 10.1.1.0/25 → euw1-az1',
      'app_euw1-az1 10.1.1.128/25 → euw1-az1',
      'app_euw1-az1 192.0.2.0/24 → euw1-az1',
    ]);
  });

  it('takes appliances of any vendor', () => {
    const template = build(
      () => ({ inspector: { appliances: { imageId: 'ami-1', instanceType: 'c6i.large' } } }),
      { ...TIERS, appliance: tier(4) },
      { ...KINDS, appliance: { kind: 'isolated' } },
    );
    const targets = Object.values(template.all('aws_route'))
      .map((route) => String(route['vpc_endpoint_id']))
      .filter((target) => target.includes('Inspection_Appliances_Endpoints'));
    expect(targets).toHaveLength(14);
  });
});

describe('DistributedInspection refuses', () => {
  it('a zone of workloads that has no endpoint', () => {
    const short = { ...TIERS, firewall: tier(2, ['euw1-az1']) };
    expect(refused(undefined, short)).toMatchObject({
      code: 'TRN040',
      path: 'test/Inspection',
      got: 'euw1-az2',
      allowed: 'euw1-az1',
    });
  });

  it('a VPC without a tier for the endpoints', () => {
    const { firewall: _, ...without } = TIERS;
    const nat = { ...KINDS, app: { kind: 'private' } } as const;
    expect(refused(undefined, without, nat).code).toBe('NET011');
  });

  it('tiers that packets enter by, and none at all', () => {
    for (const name of ['public', 'transit', 'firewall'])
      expect(refused((vpc) => ({ tiers: [vpc.tier(name)] })).code).toBe('TRN048');
    expect(refused(() => ({ tiers: [] }))).toMatchObject({ code: 'TRN048', got: 'no tiers' });
  });

  it('a tier of another VPC', () => {
    const other = (vpc: Vpc) =>
      new ImportedVpc(vpc, 'Other', {
        ...HUB,
        name: 'other',
        addresses: { cidr: '10.2.0.0/16', tiers: { app: { 'euw1-az1': { ipv4: '10.2.0.0/25' } } } },
        tiers: { app: { kind: 'isolated' } },
        ids: {
          vpcId: 'vpc-2',
          subnetId: () => 'subnet-2',
          routeTableId: () => 'rtb-2',
          ipv6CidrBlock: () => '2001:db8::/56',
        },
      });
    expect(refused((vpc) => ({ tiers: [other(vpc).tier('app')] }))).toMatchObject({
      code: 'TRN048',
      got: 'other',
    });
  });

  it('a tier that leaves by itself', () => {
    const leaving = { ...KINDS, app: { kind: 'private' } } as const;
    expect(refused(undefined, TIERS, leaving)).toMatchObject({ code: 'NET016', got: '0.0.0.0/0' });
  });

  it('subnets whose IPv6 packets would pass by', () => {
    const dual = Object.fromEntries(ZONES.map((zone, n) => [zone, { ...tier(0)[zone], ipv6: n }]));
    expect(refused(undefined, { ...TIERS, app: dual }, KINDS, { from: 'amazon' })).toMatchObject({
      code: 'TRN048',
      got: 'a subnet with IPv6',
    });
  });
});
