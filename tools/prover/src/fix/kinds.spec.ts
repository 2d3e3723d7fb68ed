import { join } from 'node:path';
import { readConfiguration, Reference, type Configuration, type Value } from '@landbridge/terraform-model';
import type { IntentFile } from '../intent/intent-schema';
import { buildModel } from '../model/model';
import { prove } from '../readings/prove';
import { withEdits, type Edit } from './edit';

/**
 * One landscape as CDKTF wrote it and as Terraform planned it: VPCs a and b on a transit gateway with a table for each,
 * a and c over a peering.
 */
const SEGMENTS = join(__dirname, '../../fixtures/plans/segments');

const forms: [string, Configuration][] = [
  ['CDKTF output', readConfiguration([SEGMENTS])],
  ['a plan', readConfiguration([join(SEGMENTS, 'plan.json')])],
];

const groups: IntentFile['groups'] = {
  a: { resources: ['aws_instance.a'] },
  b: { resources: ['aws_instance.b'] },
  c: { resources: ['aws_instance.c'] },
};
const intent = (to: string, expect: 'reachable' | 'blocked', more: object = {}): IntentFile => ({
  groups,
  intents: [{ name: 'x', from: 'a', to, expect, protocol: 'tcp', ports: ['443'], ...more }],
});

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

const remove = (resource: string): Edit => ({ action: 'remove', resource, words: '' });
const change = (resource: string, values: Record<string, Value>): Edit => ({
  action: 'change',
  resource,
  arguments: values,
  words: '',
});
const TABLE = 'aws_ec2_transit_gateway_route_table';
const ATTACHMENT = 'aws_ec2_transit_gateway_vpc_attachment';
const id = (address: string): Reference => new Reference(address, 'id');

const zoneB = [id('aws_subnet.a_b')];
const blackhole: Edit = {
  action: 'add',
  resource: 'aws_ec2_transit_gateway_route.hole',
  arguments: {
    destination_cidr_block: '10.1.1.0/24',
    blackhole: true,
    transit_gateway_route_table_id: id(`${TABLE}.a`),
  },
  words: '',
};
const denied = { rule_action: 'deny' };
const ping = { protocol: 'icmp', ports: undefined };

/** What is done to the landscape, what is wished, and which edits mend it. */
const KINDS: [string, Edit[], IntentFile, string[]][] = [
  ['a route', [remove('aws_route.a_b')], intent('b', 'reachable'), ['add aws_route']],
  ['the route back', [remove('aws_route.b_a')], intent('b', 'reachable'), ['add aws_route']],
  ['a route to a blackhole', [blackhole], intent('b', 'reachable'), ['remove aws_ec2_transit_gateway_route']],
  [
    'an association',
    [remove(`${TABLE}_association.a`)],
    intent('b', 'reachable'),
    [`add ${TABLE}_association`],
  ],
  [
    'a propagation',
    [remove(`${TABLE}_propagation.a`)],
    intent('b', 'reachable'),
    [`add ${TABLE}_propagation`],
  ],
  [
    'an attachment subnet',
    [change(`${ATTACHMENT}.a`, { subnet_ids: zoneB })],
    intent('b', 'reachable'),
    [`change ${ATTACHMENT}`],
  ],
  [
    'a security group rule',
    [remove('aws_vpc_security_group_ingress_rule.b')],
    intent('b', 'reachable'),
    ['add aws_vpc_security_group_ingress_rule'],
  ],
  ['a rule for pings', [], intent('b', 'reachable', ping), ['add aws_vpc_security_group_ingress_rule']],
  [
    'a network ACL rule',
    [change('aws_network_acl_rule.b_in', denied)],
    intent('b', 'reachable'),
    ['add aws_network_acl_rule'],
  ],
  [
    'a network ACL rule for replies',
    [change('aws_network_acl_rule.b_out', denied)],
    intent('b', 'reachable'),
    ['add aws_network_acl_rule'],
  ],
  [
    'a peering option',
    [change('aws_vpc_peering_connection.ac', { auto_accept: false })],
    intent('c', 'reachable'),
    ['change aws_vpc_peering_connection'],
  ],
  [
    'two things',
    [remove('aws_route.a_b'), remove(`${TABLE}_propagation.a`)],
    intent('b', 'reachable'),
    ['add aws_route', `add ${TABLE}_propagation`],
  ],
  ['one route too many', [], intent('c', 'blocked'), ['remove aws_route']],
];

describe.each(forms)('in %s', (_, sound) => {
  it.each(KINDS)('%s is found, and mends it', (_kind, damage, file, edits) => {
    const broken = withEdits(sound, damage);
    const before = prove(buildModel(broken), file);
    const [finding] = before.intents[0]!.findings;
    expect(finding).toMatchObject({ verdict: 'fails', trace: { packet: expect.anything() } });
    expect(finding!.decidedBy.component).toMatch(/\S/);
    const fix = finding!.fix ?? [];
    const short = fix.map(({ action, resource }) => `${action} ${resource.split('.')[0] ?? ''}`);
    expect([...short].sort()).toEqual([...edits].sort());
    const mended = withEdits(broken, asEdits(fix));
    expect(prove(buildModel(mended), file).verdict).toBe('holds');
    // Each of them is needed.
    for (const left of fix) {
      const others = asEdits(fix.filter((edit) => edit !== left));
      expect(prove(buildModel(withEdits(broken, others)), file).verdict).toBe('fails');
    }
  });
});
