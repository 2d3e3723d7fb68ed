import { digestOf, disallowed, isSameChange, objection, type Situation } from './decide';
import type { PlanParts } from './digest';
import type { PlanRecord } from './record-form';

const parts: PlanParts = {
  plan: 'p',
  json: 'j',
  intent: 'i',
  assumptions: 'a',
  lock: 'l',
  proof: 'q',
  state: 's 1',
};
const record: PlanRecord = {
  stack: 'dev-network',
  parts,
  assumes: [],
  changes: [{ address: 'aws_vpc.a', type: 'aws_vpc', action: 'replace' }],
  outputs: [],
  verdict: 'holds',
};
const quiet: PlanRecord = {
  ...record,
  changes: [{ address: 'aws_eip.a', type: 'aws_eip', action: 'create' }],
};
const approval = {
  digest: digestOf(record),
  allow: ['aws_vpc.a'],
  by: 'ana',
  expires: '2030-01-02T00:00:00Z',
};
const good: Situation = {
  stack: 'dev-network',
  record,
  found: parts,
  proved: 'holds',
  approvalNeeded: true,
  approval,
  allow: [],
  now: new Date('2030-01-01T00:00:00Z'),
};
const unattended = { approvalNeeded: false, approval: undefined };

describe('objection', () => {
  it('has none against what was planned, proved and approved', () => {
    expect(objection(good)).toBeUndefined();
    expect(objection({ ...good, ...unattended, record: quiet })).toBeUndefined();
    expect(objection({ ...good, ...unattended, allow: ['dev-network/aws_vpc.a'] })).toBeUndefined();
  });

  it.each<[string, Partial<Situation>, RegExp]>([
    ['no plan', { record: undefined }, /no saved plan/],
    ['no proof', { proved: undefined }, /no proof/],
    ['another plan', { found: { ...parts, plan: 'x' } }, /the saved plan changed/],
    ['other JSON', { found: { ...parts, json: 'x' } }, /the synthesized JSON changed/],
    ['other intents', { found: { ...parts, intent: 'x' } }, /the intents changed/],
    ['other assumptions', { found: { ...parts, assumptions: 'x' } }, /the assumptions changed/],
    ['another lock', { found: { ...parts, lock: 'x' } }, /the provider lock changed/],
    ['another proof', { found: { ...parts, proof: 'x' } }, /the proof changed/],
    ['a state that moved', { found: { ...parts, state: 's 2' } }, /the state changed/],
    ['a failed proof', { record: { ...record, verdict: 'fails' } }, /"fails"/],
    ['a proof that fails now', { proved: 'fails' }, /"fails"/],
    ['an unknown verdict', { ...unattended, record: { ...quiet, verdict: 'unknown' } }, /"unknown"/],
    ['no approval', { approval: undefined }, /nobody approved/],
    ['an approval of something else', { approval: { ...approval, digest: 'x' } }, /nobody approved/],
    ['an approval of the plan before its record was edited', { record: quiet }, /nobody approved/],
    ['an expired approval', { now: new Date(approval.expires) }, /by ana expired/],
    ['an approval that never expires', { approval: { ...approval, expires: 'never' } }, /by ana expired/],
    [
      'an expired approval where none is needed',
      { approvalNeeded: false, now: new Date(approval.expires) },
      /expired/,
    ],
    [
      'a replacement that the approval does not allow, whatever whoever deploys allows',
      { approval: { ...approval, allow: [] }, allow: ['aws_vpc.a'] },
      /replace or destroy dev-network\/aws_vpc\.a/,
    ],
    ['a replacement nobody allowed', unattended, /replace or destroy dev-network\/aws_vpc\.a/],
    [
      'a replacement allowed elsewhere',
      { ...unattended, allow: ['test-network/aws_vpc.a'] },
      /nobody allowed/,
    ],
  ])('refuses %s', (_what, change, said) => {
    expect(objection({ ...good, ...change })).toMatch(said);
  });

  it('lets a state move where the stack is planned again before it is applied', () => {
    const moved = { ...parts, state: 's 2' };
    const assuming = { ...quiet, assumes: ['shared-network'] };
    expect(objection({ ...good, ...unattended, record: assuming, found: moved })).toBeUndefined();
    expect(objection({ ...good, record: { ...quiet, changes: [] }, found: moved })).toBeUndefined();
  });
});

describe('disallowed', () => {
  const of = (type: string, action: string): readonly string[] =>
    disallowed({ stack: 's', changes: [{ address: `${type}.x`, type, action }] }, []);

  it.each([
    'aws_vpc',
    'aws_subnet',
    'aws_ec2_transit_gateway',
    'aws_ec2_transit_gateway_vpc_attachment',
    'aws_dx_connection',
    'aws_route53_zone',
    'aws_type_that_nobody_thought_of',
  ])('wants %s allowed by name when it is replaced or destroyed', (type) => {
    expect(of(type, 'replace')).toEqual([`${type}.x`]);
    expect(of(type, 'destroy')).toEqual([`${type}.x`]);
    expect(of(type, 'create')).toEqual([]);
    expect(of(type, 'update')).toEqual([]);
  });

  it('lets an alarm be made anew', () => {
    expect(of('aws_cloudwatch_metric_alarm', 'replace')).toEqual([]);
  });
});

describe('isSameChange', () => {
  it('compares addresses and actions, not their order', () => {
    const other = { address: 'aws_subnet.b', action: 'create' };
    expect(isSameChange([...record.changes, other], [other, ...record.changes])).toBe(true);
    expect(isSameChange(record.changes, [{ address: 'aws_vpc.a', action: 'update' }])).toBe(false);
    expect(isSameChange(record.changes, [])).toBe(false);
  });
});
