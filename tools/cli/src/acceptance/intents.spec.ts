import { Workspace, type Ran, type TerraformJson } from './workspace';

type Arguments = Record<string, unknown>;

/** The only resource of a type. */
function only(
  { resource }: TerraformJson,
  type: string,
): { readonly name: string; readonly args: Arguments } {
  const [[name, args] = ['', {}], ...more] = Object.entries(resource[type] ?? {});
  expect(more).toEqual([]);
  return { name, args };
}

function add(json: TerraformJson, type: string, name: string, args: Arguments): void {
  (json.resource[type] ??= {})[name] = args;
}

/** Attachment of prod, table of dev, and the provider of the hub, read off how prod is associated with its own table. */
function prodInSegmentOfDev(json: TerraformJson): Arguments {
  const { args } = only(json, 'aws_ec2_transit_gateway_route_table_association');
  const table = String(args['transit_gateway_route_table_id']);
  expect(table).toContain('prod');
  return {
    provider: args['provider'],
    transit_gateway_attachment_id: args['transit_gateway_attachment_id'],
    transit_gateway_route_table_id: table.replace('prod', 'dev'),
  };
}

/** Route table of prod that has a route to its peering. */
function peeredTableOf({ resource }: TerraformJson): unknown {
  const routes = Object.entries(resource['aws_route'] ?? {});
  return routes.find(([name]) => name.startsWith('Peering_RequesterRoutes'))?.[1]['route_table_id'];
}

describe('a plan says what breaks an intent', () => {
  const workspace = new Workspace();
  beforeAll(async () => {
    expect(await workspace.run('synth')).toMatchObject({ status: 0, stderr: '' });
    expect(await workspace.run('prove')).toMatchObject({ status: 0 });
  });
  beforeEach(async () => void (await workspace.run('synth')));
  afterAll(() => workspace.remove());

  /** Plans what was synthesized last; the answer has to name intent, packet and what decides. */
  async function expectBroken(intent: string, packet: RegExp, decides: string): Promise<void> {
    const ran: Ran = await workspace.run('plan', 'dev', '--skip-synth');
    expect(ran.status).toBe(1);
    const said = ran.stdout.slice(ran.stdout.indexOf(`✗ FAILS   ${intent}`));
    expect(said).toContain(intent);
    expect(said).toMatch(packet);
    expect(said).toContain(decides);
  }

  it('a static route from the segment of dev to the attachment of prod', async () => {
    workspace.editStack('prod-link', (json) =>
      add(json, 'aws_ec2_transit_gateway_route', 'Hole', {
        ...prodInSegmentOfDev(json),
        destination_cidr_block: '10.48.0.0/16',
      }),
    );
    await expectBroken(
      'dev never meets prod',
      /packet +\S+ 10\.16\.\S+ → 10\.48\./,
      'aws_ec2_transit_gateway_route.Hole',
    );
  });

  it('a propagation of prod into the table of dev', async () => {
    workspace.editStack('prod-link', (json) =>
      add(json, 'aws_ec2_transit_gateway_route_table_propagation', 'Hole', prodInSegmentOfDev(json)),
    );
    await expectBroken('dev never meets prod', /packet +\S+ 10\.16\.\S+ → 10\.48\./, 'propagat');
  });

  it('a peering with a foreign VPC, and a route to it', async () => {
    workspace.editStack('prod-link', (json) => {
      const states = (json.data ?? {})['terraform_remote_state'] ?? {};
      const text = JSON.stringify(states['prod-network']).replaceAll('prod-network', 'dev-network');
      states['dev-network'] = JSON.parse(text) as Arguments;
      (json as { provider?: { aws: Arguments[] } }).provider?.aws.push({
        alias: 'dev',
        region: 'eu-west-1',
        allowed_account_ids: ['222222222222'],
      });
      add(json, 'aws_vpc_peering_connection', 'Hole', {
        vpc_id: '${data.terraform_remote_state.prod-network.outputs.vpc_id}',
        peer_vpc_id: '${data.terraform_remote_state.dev-network.outputs.vpc_id}',
        peer_owner_id: '222222222222',
        auto_accept: false,
      });
      add(json, 'aws_vpc_peering_connection_accepter', 'Hole', {
        provider: 'aws.dev',
        vpc_peering_connection_id: '${aws_vpc_peering_connection.Hole.id}',
        auto_accept: true,
      });
      add(json, 'aws_route', 'Hole', {
        route_table_id: peeredTableOf(json),
        destination_cidr_block: '10.16.0.0/16',
        vpc_peering_connection_id: '${aws_vpc_peering_connection_accepter.Hole.id}',
      });
    });
    await expectBroken('dev never meets prod', /packet +\S+ 10\.48\.\S+ → 10\.16\./, 'aws_route.Hole');
  });

  it('a peering route that an intent needs and that is missing', async () => {
    workspace.editStack('dev-link', ({ resource }) => {
      const routes = resource['aws_route'] ?? {};
      const peering = Object.keys(routes).filter((name) => name.startsWith('Peering_RequesterRoutes'));
      expect(peering).not.toEqual([]);
      for (const name of peering) delete routes[name];
    });
    await expectBroken('every environment finds the directory', /packet +tcp 10\.16\.\S+ → 10\.0\./, 'route');
  });
});
