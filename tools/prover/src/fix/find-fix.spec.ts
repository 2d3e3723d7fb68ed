import { join } from 'node:path';
import { readConfiguration, Reference, type Configuration, type Resource } from '@landbridge/terraform-model';
import type { IntentFile } from '../intent/intent-schema';
import { buildModel } from '../model/model';
import { prove } from '../prove/prove';
import { withEdits, type Edit } from './edit';

const LANDSCAPE = join(__dirname, '../../../terraform-model/fixtures/landscape');
const sound = readConfiguration([LANDSCAPE]);

const groups: IntentFile['groups'] = {
  app: { resources: ['dev-*/aws_instance.app'] },
  directory: { resources: ['shared-*/aws_instance.directory'] },
  prod: { vpcs: ['prod-*/aws_vpc.*'] },
};
const reach: IntentFile = {
  groups,
  intents: [
    { name: 'x', from: 'app', to: 'directory', expect: 'reachable', protocol: 'tcp', ports: ['389'] },
  ],
};

/** Suggested edits as they are printed, with their references read back. */
function asEdits(printed: readonly Edit[]): Edit[] {
  return printed.map((edit) => ({
    ...edit,
    arguments: JSON.parse(JSON.stringify(edit.arguments ?? {}), (_, value: unknown) => {
      const found = typeof value === 'string' ? /^\$\{(.*)\.([a-z_]+)\}$/.exec(value) : null;
      return found === null ? value : new Reference(found[1] ?? '', found[2] ?? '');
    }) as NonNullable<Edit['arguments']>,
  }));
}

function without(...patterns: RegExp[]): Configuration {
  const kept = [...sound.resources].filter(([address]) => !patterns.some((pattern) => pattern.test(address)));
  return { ...sound, resources: new Map<string, Resource>(kept) };
}

/** The verdict after the suggested edits were made. */
function mended(broken: Configuration, file: IntentFile): { before: string; edits: string[]; after: string } {
  const proof = prove(buildModel(broken), file);
  const edits = proof.intents[0]?.findings[0]?.fix ?? [];
  const after = prove(buildModel(withEdits(broken, asEdits(edits))), file).verdict;
  return {
    before: proof.verdict,
    edits: edits.map(
      ({ action, resource }) => `${action} ${resource.split('/').at(-1)?.split('.')[0] ?? ''}`,
    ),
    after,
  };
}

it.each<[string, RegExp[], string[]]>([
  ['a route', [/dev-link\/aws_route\.dev_euw1-az1/], ['add aws_route']],
  ['the route back', [/dev-link\/aws_route\.shared_euw1-az1/], ['add aws_route']],
  ['both routes', [/dev-link\/aws_route\./], ['add aws_route', 'add aws_route']],
  [
    'a rule that lets in',
    [/shared-network\/aws_vpc_security_group_ingress_rule/],
    ['add aws_vpc_security_group_ingress_rule'],
  ],
  [
    'a rule that lets out',
    [/dev-network\/aws_vpc_security_group_egress_rule/],
    ['add aws_vpc_security_group_egress_rule'],
  ],
  [
    'the acceptance of a peering',
    [/dev-link\/aws_vpc_peering_connection_accepter/],
    ['change aws_vpc_peering_connection'],
  ],
  [
    'a route and a rule',
    [/dev-link\/aws_route\.dev_euw1-az1/, /shared-network\/aws_vpc_security_group_ingress_rule/],
    ['add aws_route', 'add aws_vpc_security_group_ingress_rule'],
  ],
])('what lacks %s is mended by just that', (_, patterns, edits) => {
  expect(mended(without(...patterns), reach)).toEqual({ before: 'fails', edits, after: 'holds' });
});

it('what must not pass is stopped, and what must pass still does', () => {
  const file: IntentFile = {
    groups,
    intents: [{ name: 'apart', from: 'app', to: 'prod', expect: 'blocked' }, ...reach.intents],
  };
  const leak: Edit = {
    action: 'add',
    resource: 'shared-network/aws_ec2_transit_gateway_route.leak',
    arguments: {
      destination_cidr_block: '10.48.0.0/16',
      transit_gateway_attachment_id: new Reference(
        'prod-network/aws_ec2_transit_gateway_vpc_attachment.main',
        'id',
      ),
      transit_gateway_route_table_id: new Reference(
        'shared-network/aws_ec2_transit_gateway_route_table.dev',
        'id',
      ),
    },
    words: '',
  };
  expect(mended(withEdits(sound, [leak]), file)).toEqual({
    before: 'fails',
    edits: ['remove aws_ec2_transit_gateway_route'],
    after: 'holds',
  });
});

it('a denying network ACL gets the rules it lacks, replies included', () => {
  const acl: Edit = {
    action: 'add',
    resource: 'shared-network/aws_network_acl.closed',
    arguments: {
      vpc_id: new Reference('shared-network/aws_vpc.main', 'id'),
      subnet_ids: [new Reference('shared-network/aws_subnet.private_a', 'id')],
    },
    words: '',
  };
  expect(mended(withEdits(sound, [acl]), reach)).toEqual({
    before: 'fails',
    edits: ['add aws_network_acl_rule', 'add aws_network_acl_rule'],
    after: 'holds',
  });
});

it('a landscape of many resources is mended too', () => {
  const broken = without(/dev-link\/aws_route\.dev_euw1-az1/);
  const [like] = broken.resources.values();
  const more = Array.from({ length: 25_000 }, (_, at): [string, Resource] => {
    const address = `dev-link/aws_cloudwatch_log_group.n${at}`;
    return [
      address,
      { ...like!, address, mode: 'managed', type: 'aws_cloudwatch_log_group', name: `n${at}`, values: {} },
    ];
  });
  const large = { ...broken, resources: new Map([...broken.resources, ...more]) };
  expect(mended(large, reach)).toEqual({ before: 'fails', edits: ['add aws_route'], after: 'holds' });
});
