import { refusalOf, type Arguments } from '@landbridge/testing';
import { allocate, build, LEDGER, withEnvironment } from '../test/build';
import { LANDSCAPE, type LandscapeData } from './environments';

/** Dev and prod are inspected; the others lie in another Region than the inspection VPC. */
const inspected: LandscapeData = {
  ...LANDSCAPE,
  environments: LANDSCAPE.environments.map((environment) =>
    environment.region === LANDSCAPE.hub.region
      ? { ...environment, connection: { mode: 'inspected', model: 'centralized' } }
      : environment,
  ),
};

describe('inspected environments', () => {
  const stacks = build(inspected, allocate(inspected, LEDGER));
  const of = (stack: string, type: string) => Object.values(stacks.get(stack)?.all(type) ?? {});

  it('have neither a peering nor NAT gateways of their own', () => {
    for (const name of ['dev', 'prod']) {
      expect(of(`${name}-link`, 'aws_vpc_peering_connection')).toEqual([]);
      expect(of(`${name}-network`, 'aws_nat_gateway')).toEqual([]);
      expect(of(`${name}-link`, 'aws_route').map(({ destination_cidr_block: to }) => to)).toEqual(
        inspected.environments.find((each) => each.name === name)?.vpc.zones.map(() => '0.0.0.0/0'),
      );
    }
  });

  it('meet shared services through the firewall, both ways, and fence one another off', () => {
    const hub = of('shared-network', 'aws_ec2_transit_gateway_route');
    const way = (line: Arguments): string => {
      if (line['blackhole'] === true) return 'blackhole';
      return String(line['transit_gateway_attachment_id']).includes('Inspection') ? 'inspected' : 'plain';
    };
    const lines = hub.map((line) => `${line['destination_cidr_block']} ${way(line)}`);
    expect(lines.sort()).toEqual([
      ...['dev', 'prod'].map(() => '0.0.0.0/0 inspected'),
      ...['dev', 'prod'].map(() => '10.0.0.0/16 inspected'),
      ...['dev', 'prod'].map(() => '10.0.0.0/8 blackhole'),
      // Between the sites and what lies in Frankfurt, over the peering of the gateways.
      '10.200.0.0/16 plain',
      '10.200.0.0/16 plain',
      '10.32.0.0/16 plain',
      '10.64.0.0/16 plain',
    ]);
    const back = of('dev-link', 'aws_ec2_transit_gateway_route');
    expect(back.map(({ destination_cidr_block: to }) => to)).toEqual(['10.16.0.0/16', '10.16.0.0/16']);
    for (const line of back)
      expect(line['transit_gateway_attachment_id']).toContain('outputs.inspection_attachment_id');
  });

  it('have a firewall in every zone that one of them has', () => {
    expect(of('shared-network', 'aws_networkfirewall_firewall')).toHaveLength(3);
  });

  it('can be one of several', () => {
    const one = withEnvironment('prod', { connection: { mode: 'inspected', model: 'centralized' } });
    const mixed = build(one, allocate(one, LEDGER));
    expect(mixed.get('dev-link')?.addresses).toEqual(build().get('dev-link')?.addresses);
    expect(mixed.get('prod-link')?.count('aws_vpc_peering_connection')).toBe(0);
  });

  it('are refused in a zone without a firewall', () => {
    const { hub } = LANDSCAPE;
    const short: LandscapeData = {
      ...inspected,
      hub: { ...hub, inspection: { ...hub.inspection, zones: ['euw1-az1', 'euw1-az2'] } },
    };
    expect(refusalOf(() => build(short, allocate(short, LEDGER)))).toMatchObject({
      code: 'STK005',
      path: 'environments/prod',
      got: 'euw1-az3',
    });
  });
});
