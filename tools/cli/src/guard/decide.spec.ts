import { isSameChange, objection, type PlanRecord, type Situation } from './decide';
import { digestOf, type PlanParts } from './digest';

const parts: PlanParts = { plan: 'p', json: 'j', intent: 'i', assumptions: 'a', lock: 'l' };
const record: PlanRecord = {
  stack: 'dev-network',
  parts,
  assumes: [],
  changes: [{ address: 'aws_vpc.a', action: 'replace' }],
  disrupts: ['aws_vpc.a'],
  verdict: 'holds',
};
const approval = {
  digest: digestOf(parts),
  allow: ['aws_vpc.a'],
  by: 'ana',
  expires: '2030-01-02T00:00:00Z',
};
const good: Situation = {
  stack: 'dev-network',
  record,
  found: parts,
  world: 'aws',
  approval,
  now: new Date('2030-01-01T00:00:00Z'),
};

describe('objection', () => {
  it('has none against what was planned, proved and approved', () => {
    expect(objection(good)).toBeUndefined();
    expect(objection({ ...good, world: 'sandbox', approval: undefined })).toBeUndefined();
  });

  it.each<[string, Partial<Situation>, RegExp]>([
    ['no plan', { record: undefined }, /no saved plan/],
    ['another plan', { found: { ...parts, plan: 'x' } }, /the saved plan changed/],
    ['other JSON', { found: { ...parts, json: 'x' } }, /the synthesized JSON changed/],
    ['other intents', { found: { ...parts, intent: 'x' } }, /the intents changed/],
    ['another lock', { found: { ...parts, lock: 'x' } }, /the provider lock changed/],
    ['a failed proof', { record: { ...record, verdict: 'fails' } }, /"fails"/],
    ['an unknown verdict', { record: { ...record, verdict: 'unknown' }, world: 'sandbox' }, /"unknown"/],
    ['no approval', { approval: undefined }, /nobody approved/],
    ['an approval of something else', { approval: { ...approval, digest: 'x' } }, /nobody approved/],
    ['an expired approval', { now: new Date(approval.expires) }, /by ana expired/],
    [
      'a replacement that is not allowed',
      { approval: { ...approval, allow: [] } },
      /replace or destroy aws_vpc\.a/,
    ],
  ])('refuses %s', (_what, change, said) => {
    expect(objection({ ...good, ...change })).toMatch(said);
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
