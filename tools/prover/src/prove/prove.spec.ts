import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfiguration } from '@landbridge/terraform-model';
import { readIntents } from '../intent/read-intents';
import type { IntentFile } from '../intent/intent-schema';
import { buildModel } from '../model/model';
import { proofText } from '../report/proof-text';
import { prove } from './prove';
import type { IntentProof, Proof } from './proof';

const LANDSCAPE = join(__dirname, '../../../terraform-model/fixtures/landscape');
const intents = readIntents(join(LANDSCAPE, 'intent.json'));

type Blocks = Record<string, Record<string, Record<string, unknown>>>;

/** The proof of the landscape with one stack changed. */
function proofOf(stack: string, change: (resource: Blocks) => void, file: IntentFile = intents): Proof {
  const folder = mkdtempSync(join(tmpdir(), 'landscape-'));
  cpSync(LANDSCAPE, folder, { recursive: true });
  const path = join(folder, 'stacks', stack, 'cdk.tf.json');
  const content = JSON.parse(readFileSync(path, 'utf8')) as { resource: Blocks };
  change(content.resource);
  writeFileSync(path, JSON.stringify(content));
  return prove(buildModel(readConfiguration([folder])), file);
}

function intentOf(proof: Proof, name: string): IntentProof {
  const found = proof.intents.find((intent) => intent.name === name);
  if (found === undefined) throw new Error(`no intent ${name}`);
  return found;
}

const ATTACHMENT = '${data.terraform_remote_state.prod-network.outputs.attachment_id}';
const SHARED = 'data.terraform_remote_state.shared-network.outputs';

it('the landscape holds', () => {
  const proof = proofOf('dev-network', () => undefined);
  expect(proof).toMatchObject({ verdict: 'holds', unknown: [] });
  expect(proof.intents.map(({ pairs }) => pairs)).toEqual([72, 72, 72, 3, 32]);
});

describe('a way from dev to prod', () => {
  it('by a static route of the transit gateway', () => {
    const proof = proofOf('prod-link', (resource) => {
      resource['aws_ec2_transit_gateway_route'] = {
        leak: {
          provider: 'aws.shared',
          destination_cidr_block: '10.48.0.0/16',
          transit_gateway_attachment_id: ATTACHMENT,
          transit_gateway_route_table_id: `\${${SHARED}.transit_gateway_route_table_ids.dev}`,
        },
      };
    });
    const [finding] = intentOf(proof, 'dev never meets prod').findings;
    expect(proof.verdict).toBe('fails');
    expect(finding?.trace.outcome).toBe('reachable');
    expect(finding?.trace.packet?.destination).toMatch(/^10\.48\./);
    expect(finding?.decidedBy).toEqual({
      component: 'shared-network/aws_ec2_transit_gateway_route_table.dev',
      because: expect.stringContaining('prod-link/aws_ec2_transit_gateway_route.leak'),
    });
    expect(finding?.fix?.map(({ action, resource }) => [action, resource])).toEqual([
      ['remove', 'prod-link/aws_ec2_transit_gateway_route.leak'],
    ]);
    expect(intentOf(proof, 'dev never meets test').verdict).toBe('holds');
  });

  it('by a propagation', () => {
    const proof = proofOf('prod-link', (resource) => {
      resource['aws_ec2_transit_gateway_route_table_propagation']!['leak'] = {
        provider: 'aws.shared',
        transit_gateway_attachment_id: ATTACHMENT,
        transit_gateway_route_table_id: `\${${SHARED}.transit_gateway_route_table_ids.dev}`,
      };
    });
    const [finding] = intentOf(proof, 'dev never meets prod').findings;
    expect(finding?.decidedBy.component).toBe('shared-network/aws_ec2_transit_gateway_route_table.dev');
    expect(finding?.fix?.map(({ words }) => words)).toEqual([
      expect.stringContaining('remove prod-link/aws_ec2_transit_gateway_route_table_propagation.leak'),
    ]);
  });

  it('by a peering and its route', () => {
    const proof = proofOf(
      'prod-link',
      (resource) => {
        const peering = resource['aws_vpc_peering_connection']!;
        peering['leak'] = {
          auto_accept: true,
          vpc_id: '${data.terraform_remote_state.prod-network.outputs.vpc_id}',
          peer_vpc_id: '${data.terraform_remote_state.shared-network.outputs.vpc_id}',
        };
        resource['aws_route']!['leak'] = {
          destination_cidr_block: '10.0.0.0/17',
          route_table_id:
            '${data.terraform_remote_state.prod-network.outputs.private_route_table_ids["euw1-az1"]}',
          vpc_peering_connection_id: '${aws_vpc_peering_connection.leak.id}',
        };
      },
      {
        groups: intents.groups,
        intents: [{ name: 'prod never meets shared', from: 'prod', to: 'shared', expect: 'blocked' }],
      },
    );
    expect(proof.verdict).toBe('fails');
    const [finding] = proof.intents[0]?.findings ?? [];
    expect(finding?.decidedBy.because).toMatch(/aws_vpc_peering_connection/);
  });
});

describe('a way that is missing', () => {
  it('a peering route of the environment', () => {
    const proof = proofOf('dev-link', (resource) => {
      delete resource['aws_route']!['dev_euw1-az1'];
    });
    const intent = intentOf(proof, 'every environment finds the directory');
    const [finding] = intent.findings;
    expect(intent).toMatchObject({ verdict: 'fails', failing: 1, pairs: 3 });
    expect(finding).toMatchObject({
      from: 'dev-network/aws_instance.app',
      to: 'shared-network/aws_instance.directory',
    });
    expect(finding?.trace.stopsAt?.direction).toBe('forward');
    expect(finding?.trace.packet).toMatchObject({ protocol: 'tcp', port: 389 });
    expect(finding?.fix?.map(({ action, resource }) => [action, resource.replace(/\..*/, '')])).toEqual([
      ['add', 'dev-network/aws_route'],
    ]);
  });

  it('the routes there and back: every setting that has to change', () => {
    const proof = proofOf('dev-link', (resource) => {
      delete resource['aws_route']!['dev_euw1-az1'];
      delete resource['aws_route']!['shared_euw1-az1'];
    });
    const [finding] = intentOf(proof, 'every environment finds the directory').findings;
    expect(finding?.fix?.map(({ action, resource }) => [action, resource.replace(/\..*/, '')])).toEqual([
      ['add', 'dev-network/aws_route'],
      ['add', 'shared-network/aws_route'],
    ]);
  });

  it('a rule of a security group', () => {
    const proof = proofOf('shared-network', (resource) => {
      for (const name of Object.keys(resource['aws_vpc_security_group_ingress_rule'] ?? {})) {
        delete resource['aws_vpc_security_group_ingress_rule']![name];
      }
    });
    const intent = intentOf(proof, 'every environment finds the directory');
    expect(intent.failing).toBe(3);
    expect(intent.findings[0]?.trace.forward.at(-1)?.kind).toBe('security-group');
  });
});

describe('failures', () => {
  const survives = (classes: NonNullable<IntentFile['intents'][number]['survives']>): IntentFile => ({
    groups: intents.groups,
    intents: [
      {
        name: 'x',
        from: ['dev-app'],
        to: 'directory',
        expect: 'reachable',
        protocol: 'tcp',
        ports: ['389'],
        survives: classes,
      },
    ],
  });

  it('repeats the intent under each, and says under which it fails', () => {
    const proof = proofOf('dev-network', () => undefined, survives(['any-peering']));
    const [intent] = proof.intents;
    expect(intent).toMatchObject({ verdict: 'fails', failures: 3, failing: 1 });
    expect(intent?.findings[0]).toMatchObject({ under: 'dev-link/aws_vpc_peering_connection.shared' });
  });

  it('asks nothing of a client that is struck, and fails when all servers are', () => {
    expect(proofOf('dev-network', () => undefined, survives(['any-nat'])).verdict).toBe('holds');
    const proof = proofOf(
      'dev-network',
      (resource) => {
        resource['aws_instance']!['app']!['subnet_id'] = '${aws_subnet.private_b.id}';
      },
      survives(['any-az']),
    );
    expect(proof.intents[0]?.findings.map(({ under }) => under)).toContain('az:euw1-az1');
  });
});

it('traffic that is excepted may pass', () => {
  const file: IntentFile = {
    groups: intents.groups,
    intents: [
      {
        name: 'x',
        from: 'dev-app',
        to: 'directory',
        expect: 'blocked',
        except: [{ protocol: 'tcp', ports: ['389', '636'] }],
      },
    ],
  };
  const without: IntentFile = {
    groups: intents.groups,
    intents: [{ name: 'x', from: 'dev-app', to: 'directory', expect: 'blocked' }],
  };
  const elsewhere: IntentFile = {
    groups: intents.groups,
    intents: [
      {
        name: 'x',
        from: 'dev-app',
        to: 'directory',
        expect: 'blocked',
        except: [{ to: 'prod', protocol: 'tcp', ports: ['389', '636'] }],
      },
    ],
  };
  expect(
    [file, without, elsewhere].map((each) => proofOf('dev-network', () => undefined, each).verdict),
  ).toEqual(['holds', 'fails', 'fails']);
});

describe('is unknown where the model does not know', () => {
  it('which table a route belongs to', () => {
    const proof = proofOf('dev-network', (resource) => {
      resource['aws_route']!['x'] = {
        destination_cidr_block: '10.9.0.0/16',
        route_table_id: '${aws_eip.nat_a.public_ip}',
        gateway_id: '${aws_internet_gateway.main.id}',
      };
    });
    expect(intentOf(proof, 'dev never meets prod').verdict).toBe('unknown');
    expect(proofText(proof)).toMatch(/\? UNKNOWN dev never meets prod/);
  });

  it('whether a rule exists', () => {
    const proof = proofOf('shared-network', (resource) => {
      resource['aws_ec2_transit_gateway_route'] = {
        x: {
          count: '${length(aws_eip.nat_a.public_ip)}',
          destination_cidr_block: '10.48.0.0/16',
          transit_gateway_attachment_id: '${aws_ec2_transit_gateway_vpc_attachment.main.id}',
          transit_gateway_route_table_id: '${aws_ec2_transit_gateway_route_table.dev.id}',
        },
      } as never;
    });
    expect(intentOf(proof, 'dev never meets prod').verdict).toBe('unknown');
    expect(intentOf(proof, 'test never meets prod').verdict).toBe('holds');
    expect(proof.unknown).toHaveLength(1);
  });
});
