import { Ec2TransitGatewayRoute } from '@cdktf/provider-aws/lib/ec2-transit-gateway-route';
import { Ec2TransitGatewayRouteTablePropagation } from '@cdktf/provider-aws/lib/ec2-transit-gateway-route-table-propagation';
import type { App } from 'cdktf';
import { allocate, inOneRegion, LEDGER, withEnvironment } from '../test/build';
import { LandscapeFolder, stackOf } from '../test/landscape-folder';
import { LANDSCAPE, type LandscapeData } from './environments';
import type { Connection } from './environments/environment';

const inspected: Connection = { mode: 'inspected', model: 'centralized' };
const distributed: Connection = { mode: 'inspected', model: 'distributed', nat: { mode: 'per-zone' } };
const VARIANTS: Readonly<Record<string, LandscapeData>> = {
  'as committed': LANDSCAPE,
  'inspected in the hub’s Region': {
    ...LANDSCAPE,
    environments: LANDSCAPE.environments.map((each) =>
      each.region === LANDSCAPE.hub.region ? { ...each, connection: inspected } : each,
    ),
  },
  'inspecting in every VPC': {
    ...LANDSCAPE,
    environments: LANDSCAPE.environments.map((each) => ({ ...each, connection: distributed })),
  },
  'with one environment that inspects itself': withEnvironment('test', {
    connection: distributed,
  }),
  'with prod inspected': withEnvironment('prod', { connection: inspected }),
  'in one Region': inOneRegion(),
};

/** Reads a table of the hub as a stack does. */
const table = (segment: string): string =>
  `\${data.terraform_remote_state.shared-network.outputs.transit_gateway_route_table_ids["eu-west-1/${segment}"]}`;

describe('the landscape, proved', () => {
  it.each(Object.entries(VARIANTS))('%s: every intent holds', (_, data) => {
    const folder = new LandscapeFolder(data, allocate(data, LEDGER));
    try {
      const verdicts = [...folder.prove().values()];
      expect(verdicts.map(({ name, verdict }) => `${verdict}: ${name}`)).toEqual([
        'holds: dev never meets test',
        'holds: dev never meets prod',
        'holds: dev never meets prod-eu-central-1',
        'holds: test never meets prod',
        'holds: test never meets prod-eu-central-1',
        'holds: prod never meets prod-eu-central-1',
        'holds: every environment finds the directory',
        'holds: every environment finds monitoring',
        'holds: every environment finds the proxy',
        'holds: the directory asks no server',
        'holds: monitoring asks no server',
        'holds: the proxy asks no server',
        'holds: scanning reaches every server',
        'holds: environments of the hub’s Region use its endpoints',
        ...(data.environments.every(({ region }) => region === data.hub.region)
          ? []
          : ['holds: environments of other Regions do not']),
        'holds: every environment reaches headquarters',
        'holds: headquarters enters no server',
        'holds: headquarters asks the hub for names (udp)',
        'holds: names of headquarters are asked there (udp)',
        'holds: headquarters asks the hub for names (tcp)',
        'holds: names of headquarters are asked there (tcp)',
        'holds: sites ask the hub’s resolver nothing but names',
        'holds: nobody else asks the hub’s resolver',
        'holds: sites reach the proxies of S3 by their load balancer',
        'holds: it reaches them',
        'holds: they reach S3',
        'holds: and nothing else',
        'holds: sites reach nothing of it on other ports, and no proxy past it',
        'holds: nobody else reaches it',
        'holds: the internet reaches every front door',
        'holds: the internet enters by the front doors only',
        ...data.environments.flatMap(({ name }) => [
          `holds: the front door of ${name} reaches its web servers, health checks too`,
          `holds: the front door of ${name} asks no server anything else`,
          `holds: web servers of ${name} answer nobody but it and scanning`,
          `holds: web servers of ${name} reach its application servers`,
          `holds: web servers of ${name} ask them nothing else`,
        ]),
      ]);
      for (const { pairs } of verdicts) expect(pairs).toBeGreaterThan(0);
    } finally {
      folder.remove();
    }
  });
});

describe('a mistake in the landscape', () => {
  const folder = new LandscapeFolder(LANDSCAPE, LEDGER);
  afterAll(() => folder.remove());
  const failing = (meddle: (app: App) => void): string[] => {
    folder.synthesize(LANDSCAPE, LEDGER, meddle);
    return [...folder.prove().values()].filter(({ verdict }) => verdict === 'fails').map(({ name }) => name);
  };
  const attachmentOf = (app: App, environment: string): string => {
    const accepter = stackOf(app, `${environment}-link`)
      .node.findAll()
      .find(({ node }) => node.path.endsWith('Attachment/Resource'));
    return (accepter as unknown as { id: string }).id;
  };

  it('a static route from dev to prod breaks their isolation', () => {
    const broken = failing((app) => {
      new Ec2TransitGatewayRoute(stackOf(app, 'prod-link'), 'Slip', {
        provider: undefined,
        destinationCidrBlock: '10.48.0.0/16',
        transitGatewayAttachmentId: attachmentOf(app, 'prod'),
        transitGatewayRouteTableId: table('dev'),
      });
    });
    expect(broken).toEqual(['dev never meets prod']);
  });

  it('prod propagated into the table of dev breaks their isolation', () => {
    const broken = failing((app) => {
      new Ec2TransitGatewayRouteTablePropagation(stackOf(app, 'prod-link'), 'Slip', {
        transitGatewayAttachmentId: attachmentOf(app, 'prod'),
        transitGatewayRouteTableId: table('dev'),
      });
    });
    expect(broken).toEqual(['dev never meets prod']);
  });

  it('a missing route of the peering keeps dev from the directory', () => {
    const broken = failing((app) => {
      const routes = stackOf(app, 'dev-link').node.findChild('Peering').node.findChild('RequesterRoutes');
      routes.node.findChild('private').node.tryRemoveChild('euw1-az1');
    });
    expect(broken).toEqual([
      'every environment finds the directory',
      'every environment finds monitoring',
      'every environment finds the proxy',
      'scanning reaches every server',
      'environments of the hub’s Region use its endpoints',
    ]);
  });
});
