import { contract, refusalOf, synthesize } from '@landbridge/testing';
import { HUB } from '../../test/vpcs';
import { TransitGateway } from '../gateway/transit-gateway';
import { EgressVpc, type EgressVpcProps } from './egress-vpc';

const ZONES = { 'euw1-az1': 0, 'euw1-az2': 16 };
const tier = (base: number) =>
  Object.fromEntries(
    Object.entries(ZONES).map(([zone, host]) => [zone, { ipv4: `10.251.0.${base + host}/28` }]),
  );

const build = (props: Partial<EgressVpcProps> = {}) =>
  synthesize((stack) => {
    const gateway = new TransitGateway(stack, 'Hub', { name: 'hub', ...HUB });
    const addresses = { cidr: '10.251.0.0/24', tiers: { public: tier(0), transit: tier(64) } };
    new EgressVpc(stack, 'Egress', {
      ...HUB,
      gateway,
      name: 'egress',
      addresses,
      privateRanges: ['10.0.0.0/8'],
      ...props,
    });
  });
const refused = (props: Partial<EgressVpcProps>) => refusalOf(() => build(props));

describe('EgressVpc', () => {
  it('keeps its addresses', () => {
    const addresses = build().addressesUnder('Egress');
    expect(addresses).toEqual(contract(`${__dirname}/egress-vpc.contract.txt`, addresses));
  });

  it('leads what comes from the gateway to the NAT gateway of its zone, and replies back', () => {
    const routes = Object.values(build().all('aws_route'));
    expect(routes.filter((route) => 'nat_gateway_id' in route)).toHaveLength(2);
    for (const route of routes.filter((each) => 'nat_gateway_id' in each)) {
      const zone = /euw1-az\d/.exec(String(route['route_table_id']))?.[0];
      expect(route['route_table_id']).toContain('Vpc_transit_');
      expect(route['nat_gateway_id']).toContain(`Nat_${zone}`);
    }
    const back = routes.filter((route) => 'transit_gateway_id' in route);
    expect(back.map(({ destination_cidr_block: destination }) => destination)).toEqual([
      '10.0.0.0/8',
      '10.0.0.0/8',
    ]);
    for (const route of back) expect(route['route_table_id']).toContain('Vpc_public_');
  });

  it('saves NAT gateways when told to', () => {
    expect(build({ nat: { mode: 'single', zone: 'euw1-az1' } }).count('aws_nat_gateway')).toBe(1);
  });

  it('refuses other tiers, and to answer nobody', () => {
    const addresses = { cidr: '10.251.0.0/24', tiers: { public: tier(0), private: tier(64) } };
    expect(refused({ addresses })).toMatchObject({
      code: 'TRN044',
      got: 'tiers private, public; 1 private ranges',
    });
    expect(refused({ privateRanges: [] }).code).toBe('TRN044');
  });
});
