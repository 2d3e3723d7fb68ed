import { FORMS } from '../types/forms';
import { blockOf } from '../types/testing/scenario';
import { Image } from '../world/image';
import type { Change, TfObject, TfValue } from '../contract';
import { missingReferences } from './references';
import { REFERENCES, type Reference } from './reference-table';

const SCOPE = { account: '111111111111', region: 'eu-west-1', partition: 'aws' };
const UUID = '01234567-89ab-4cde-8f01-23456789abcd';

/** A value of the form that nothing in an empty world has. */
const SAMPLES = [
  'name-of-it',
  'Z0123456789ABCDEFGHIJ',
  UUID,
  ...['elasticloadbalancing', 'acm', 'ram', 'globalaccelerator', 'network-firewall'].map(
    (service) => `arn:aws:${service}:eu-west-1:111111111111:thing/x`,
  ),
  'arn:aws:iam::111111111111:policy/p',
  ...[
    'vpc',
    'subnet',
    'sg',
    'rtb',
    'acl',
    'igw',
    'vgw',
    'eigw',
    'nat',
    'eni',
    'i',
    'eipalloc',
    'dopt',
    'tgw',
    'tgw-attach',
    'tgw-rtb',
    'pcx',
    'vpce',
    'pl',
    'cgw',
    'vpn',
    'ipam-pool',
    'dxcon',
    'dxvif',
    'rslvr-in',
    'rslvr-rr',
  ].map((prefix) => `${prefix}-0123456789abcdef0`),
];

/** The most particular sample: `tgw-attach-` also begins with `tgw-`, but names something else. */
function sampleOf({ form, types, attributes }: Reference): string {
  const fitting = SAMPLES.filter((sample) => form.test(sample));
  const short = (types[0] ?? '').includes('gateway_vpc_attachment')
    ? 'tgw-attach'
    : attributes[0] === 'transit_gateway_route_table_id'
      ? 'tgw-rtb'
      : '';
  const sample = fitting.find((one) => one.startsWith(short)) ?? fitting[0];
  if (sample === undefined) throw new Error(`no sample for ${String(form)}`);
  return sample;
}

/** A type with one of the arguments, in which the reference counts. */
function userOf(reference: Reference): { type: string; attribute: string; list: boolean } {
  const types = reference.of ?? Object.keys(FORMS).filter((type) => reference.notOf?.includes(type) !== true);
  for (const attribute of reference.attributes)
    for (const type of types) {
      const schema = blockOf(type).attributes?.[attribute];
      if (schema !== undefined) return { type, attribute, list: schema.type !== 'string' };
    }
  throw new Error(`no type has ${reference.attributes.join(', ')}`);
}

function changeOf(reference: Reference): Change {
  const { type, attribute, list } = userOf(reference);
  const value = sampleOf(reference);
  const planned: TfObject = { [attribute]: list ? [value] : value };
  return { type, operation: 'create', scope: SCOPE, prior: undefined, planned };
}

const cases = REFERENCES.map(
  (reference) =>
    [`${reference.attributes[0]} → ${reference.types[0]} (${reference.code})`, reference] as const,
);

test.each(cases)('%s: refused when missing, accepted when there', (_name, reference) => {
  const change = changeOf(reference);
  const world = new Image();
  const missing = missingReferences(change, world);
  expect(missing.map(({ code }) => code)).toContain(reference.code);
  expect(missing[0]?.message).toContain(sampleOf(reference));
  const sample = sampleOf(reference);
  const id = reference.idOf?.(sample) ?? sample;
  const values: TfObject = { [reference.by ?? 'id']: id as TfValue };
  for (const type of reference.types)
    for (const region of ['eu-west-1', 'global'])
      world.apply({ put: [{ type, account: SCOPE.account, region, id, values }] });
  expect(missingReferences(change, world).map(({ code }) => code)).not.toContain(reference.code);
});

test("another account's object counts only when it is shared", () => {
  const world = new Image();
  const place = { account: '222222222222', region: 'eu-west-1' };
  const arn = 'arn:aws:ec2:eu-west-1:222222222222:subnet/subnet-1';
  world.apply({ put: [{ ...place, type: 'aws_subnet', id: 'subnet-1', values: { arn } }] });
  const change: Change = {
    type: 'aws_instance',
    operation: 'create',
    scope: SCOPE,
    prior: undefined,
    planned: { subnet_id: 'subnet-1' },
  };
  expect(missingReferences(change, world)).toEqual([
    {
      code: 'InvalidSubnetID.NotFound',
      message: "The subnet ID 'subnet-1' does not exist",
      attribute: 'subnet_id',
    },
  ]);
  world.apply({
    put: [
      {
        ...place,
        type: 'aws_ram_resource_association',
        id: 'a',
        values: { resource_arn: arn, resource_share_arn: 'share' },
      },
      {
        ...place,
        type: 'aws_ram_principal_association',
        id: 'p',
        values: { principal: '111111111111', resource_share_arn: 'share' },
      },
    ],
  });
  expect(missingReferences(change, world)).toEqual([]);
});

test('what did not change is not asked for again, and names in tags are no references', () => {
  const planned = { subnet_id: 'subnet-9', tags: { vpc_id: 'vpc-9' } };
  const change: Change = {
    type: 'aws_instance',
    operation: 'update',
    scope: SCOPE,
    prior: { subnet_id: 'subnet-9' },
    planned,
  };
  expect(missingReferences(change, new Image())).toEqual([]);
});

test('a group that AWS made for a cluster, and the first interface of an instance, are there', () => {
  const world = new Image();
  const place = { account: SCOPE.account, region: SCOPE.region };
  const ask = (planned: TfObject) =>
    missingReferences(
      {
        type: 'aws_network_interface_sg_attachment',
        operation: 'create',
        scope: SCOPE,
        prior: undefined,
        planned,
      },
      world,
    ).map(({ code }) => code);
  const planned = { security_group_id: 'sg-1', network_interface_id: 'eni-1' };
  expect(ask(planned)).toEqual(['InvalidGroup.NotFound', 'InvalidNetworkInterfaceID.NotFound']);
  const cluster = { vpc_config: [{ cluster_security_group_id: 'sg-1' }] };
  world.apply({ put: [{ ...place, type: 'aws_eks_cluster', id: 'c', values: cluster }] });
  world.apply({
    put: [{ ...place, type: 'aws_instance', id: 'i-1', values: { primary_network_interface_id: 'eni-1' } }],
  });
  expect(ask(planned)).toEqual([]);
});

test("another account's group is not there for an interface", () => {
  const world = new Image();
  const values = { id: 'sg-1', arn: 'arn:aws:ec2:eu-west-1:222222222222:security-group/sg-1' };
  world.apply({
    put: [{ account: '222222222222', region: 'eu-west-1', type: 'aws_security_group', id: 'sg-1', values }],
  });
  const planned = { security_groups: ['sg-1'] };
  const change: Change = { type: 'aws_lb', operation: 'create', scope: SCOPE, prior: undefined, planned };
  expect(missingReferences(change, world).map(({ code }) => code)).toEqual(['InvalidGroup.NotFound']);
});
