import { refusalOf } from '@landbridge/testing';
import { allocate, build, withEnvironment } from '../test/build';
import { LANDSCAPE, type LandscapeData } from './environments';
import { dev } from './environments/dev';

/** The landscape with dev in Frankfurt. */
const away = withEnvironment('dev', {
  region: 'eu-central-1',
  vpc: { ...dev.vpc, zones: ['euc1-az1', 'euc1-az2'] },
  connection: { mode: 'own', nat: { mode: 'single', zone: 'euc1-az1' } },
});
const refused = (data: LandscapeData) => refusalOf(() => build(data, allocate(data)));

describe('an environment in another Region', () => {
  const stacks = build(away, allocate(away));
  const all = (stack: string, type: string) => Object.values(stacks.get(stack)?.all(type) ?? {});

  it('attaches to a gateway of the hub there, which is peered with the hub’s', () => {
    const gateways = all('shared-network', 'aws_ec2_transit_gateway');
    expect(gateways.map(({ provider, amazon_side_asn: asn }) => [provider, asn])).toContainEqual([
      'aws.shared-eu-central-1',
      64513,
    ]);
    expect(all('shared-network', 'aws_ec2_transit_gateway_peering_attachment')).toHaveLength(1);
    const [attachment] = all('dev-network', 'aws_ec2_transit_gateway_vpc_attachment');
    expect(attachment?.['transit_gateway_id']).toContain('outputs.transit_gateway_ids["eu-central-1"]');
    const [accepter] = all('dev-link', 'aws_ec2_transit_gateway_vpc_attachment_accepter');
    expect(accepter?.['provider']).toBe('aws.shared-eu-central-1');
  });

  it('is peered with shared services across Regions, with routes on both sides', () => {
    const [peering] = all('dev-link', 'aws_vpc_peering_connection');
    expect(peering).toMatchObject({ peer_region: 'eu-west-1' });
    const sides = all('dev-link', 'aws_route').filter((route) => 'vpc_peering_connection_id' in route);
    expect(sides.map(({ destination_cidr_block: to }) => to).sort()).toEqual([
      '10.0.0.0/16',
      '10.0.0.0/16',
      '10.16.0.0/16',
      '10.16.0.0/16',
    ]);
  });

  it('has a table of its own there, and none where it does not live', () => {
    const tables = all('shared-network', 'aws_ec2_transit_gateway_route_table').map(({ provider, tags }) => [
      provider,
      (tags as { Name: string }).Name,
    ]);
    expect(tables.filter(([provider]) => provider !== undefined).map(([, name]) => name)).toEqual([
      'dev',
      'eu-west-1',
    ]);
    expect(tables.filter(([provider]) => provider === undefined).map(([, name]) => name)).not.toContain(
      'dev',
    );
  });

  it('changes nothing of environments that stay, but for their link to the tables', () => {
    expect(stacks.get('prod-network')?.addresses).toEqual(build().get('prod-network')?.addresses);
    expect(stacks.get('prod-link')?.addresses).toEqual(build().get('prod-link')?.addresses);
  });

  it('is refused without a gateway there, with two gateways of one AS number, and inspected from afar', () => {
    const { hub } = LANDSCAPE;
    expect(refused({ ...away, hub: { ...hub, gateways: { 'eu-west-1': 64512 } } })).toMatchObject({
      code: 'STK006',
      path: 'environments/dev',
      got: 'eu-central-1',
    });
    const twice = { ...hub, gateways: { 'eu-west-1': 64512, 'eu-central-1': 64512 } };
    expect(refused({ ...away, hub: twice })).toMatchObject({ code: 'STK006', got: '64512' });
    const environments = away.environments.map((each) => ({
      ...each,
      connection: { mode: 'inspected' as const },
    }));
    expect(refused({ ...away, environments })).toMatchObject({
      code: 'STK005',
      path: 'environments/dev',
      got: 'eu-central-1',
    });
  });
});
