import { refusalOf } from '@landbridge/testing';
import { allocate, build, inOneRegion, LEDGER } from '../test/build';
import { LANDSCAPE, type LandscapeData } from './environments';

/** As committed, test and prod's second Region lie in Frankfurt. */
const home = inOneRegion();
const refused = (data: LandscapeData) => refusalOf(() => build(data, allocate(data)));

describe('an environment in another Region', () => {
  const stacks = build();
  const all = (stack: string, type: string) => Object.values(stacks.get(stack)?.all(type) ?? {});

  it('attaches to a gateway of the hub there, which is peered with the hub’s', () => {
    const gateways = all('shared-network', 'aws_ec2_transit_gateway');
    expect(gateways.map(({ provider, amazon_side_asn: asn }) => [provider, asn])).toContainEqual([
      'aws.shared-eu-central-1',
      64513,
    ]);
    expect(all('shared-network', 'aws_ec2_transit_gateway_peering_attachment')).toHaveLength(1);
    const [attachment] = all('test-network', 'aws_ec2_transit_gateway_vpc_attachment');
    expect(attachment?.['transit_gateway_id']).toContain('outputs.transit_gateway_ids["eu-central-1"]');
    const [accepter] = all('test-link', 'aws_ec2_transit_gateway_vpc_attachment_accepter');
    expect(accepter?.['provider']).toBe('aws.shared-eu-central-1');
  });

  it('is peered with shared services across Regions, with routes on both sides', () => {
    const [peering] = all('test-link', 'aws_vpc_peering_connection');
    expect(peering).toMatchObject({ peer_region: 'eu-west-1' });
    const sides = all('test-link', 'aws_route').filter((route) => 'vpc_peering_connection_id' in route);
    const to = (block: string) => sides.filter((route) => route['destination_cidr_block'] === block);
    expect([to('10.0.0.0/16').length, to('10.32.0.0/16').length]).toEqual([2, 10]);
    expect(sides).toHaveLength(12);
  });

  it('has a table of its own there, and none where it does not live', () => {
    const tables = all('shared-network', 'aws_ec2_transit_gateway_route_table').map(({ provider, tags }) => [
      provider,
      (tags as { Name: string }).Name,
    ]);
    expect(tables.filter(([provider]) => provider !== undefined).map(([, name]) => name)).toEqual([
      'eu-west-1',
      'prod-eu-central-1',
      'test',
    ]);
    expect(tables.filter(([provider]) => provider === undefined).map(([, name]) => name)).not.toContain(
      'test',
    );
  });

  it('changes no address of environments that stay', () => {
    const together = build(home, allocate(home, LEDGER));
    expect(together.get('shared-network')?.count('aws_ec2_transit_gateway')).toBe(1);
    for (const stack of ['prod-network', 'prod-web', 'dev-dns']) {
      expect(stacks.get(stack)?.addresses).toEqual(together.get(stack)?.addresses);
    }
  });

  it('is refused without a gateway there, with two gateways of one AS number, and inspected from afar', () => {
    const { hub } = LANDSCAPE;
    expect(refused({ ...LANDSCAPE, hub: { ...hub, gateways: { 'eu-west-1': 64512 } } })).toMatchObject({
      code: 'STK006',
      path: 'environments/test',
      got: 'eu-central-1',
    });
    const twice = { ...hub, gateways: { 'eu-west-1': 64512, 'eu-central-1': 64512 } };
    expect(refused({ ...LANDSCAPE, hub: twice })).toMatchObject({ code: 'STK006', got: '64512' });
    const environments = LANDSCAPE.environments.map((each) => ({
      ...each,
      connection: { mode: 'inspected', model: 'centralized' } as const,
    }));
    expect(refused({ ...LANDSCAPE, environments })).toMatchObject({
      code: 'STK005',
      path: 'environments/test',
      got: 'eu-central-1',
    });
  });
});
