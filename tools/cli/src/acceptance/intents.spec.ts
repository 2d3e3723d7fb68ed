import { Workspace, type Ran, type TerraformJson } from './workspace';

type Arguments = Record<string, unknown>;

const SEGMENT_OF_DEV =
  '${data.terraform_remote_state.shared-network.outputs.transit_gateway_route_table_ids.dev}';

/** The argument `name` of the only resource of a type. */
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

const attachmentOfProd = (json: TerraformJson): string =>
  `\${aws_ec2_transit_gateway_vpc_attachment_accepter.${only(json, 'aws_ec2_transit_gateway_vpc_attachment_accepter').name}.transit_gateway_attachment_id}`;

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
        provider: 'aws.shared',
        destination_cidr_block: '10.48.0.0/16',
        transit_gateway_attachment_id: attachmentOfProd(json),
        transit_gateway_route_table_id: SEGMENT_OF_DEV,
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
      add(json, 'aws_ec2_transit_gateway_route_table_propagation', 'Hole', {
        provider: 'aws.shared',
        transit_gateway_attachment_id: attachmentOfProd(json),
        transit_gateway_route_table_id: SEGMENT_OF_DEV,
      }),
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
        route_table_id:
          '${data.terraform_remote_state.prod-network.outputs.vpc_route_table_ids.private["euw1-az1"]}',
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
