import { refusalOf } from '@landbridge/testing';
import { createHash } from 'node:crypto';
import { appendEntries, EMPTY_LEDGER, readLedger } from './ledger';

const ledger = appendEntries(EMPTY_LEDGER, [
  { key: 'dev/vpc', cidr: '10.16.0.0/16' },
  { key: 'dev/vpc/private/euw1-az1', cidr: '10.16.0.0/20' },
]);
const read = (data: unknown) => () => readLedger(data, 'stacks/address-ledger.json');
const changed = (index: number, change: object) => ({
  ...ledger,
  entries: ledger.entries.map((entry, at) => (at === index ? { ...entry, ...change } : entry)),
});

describe('ledger', () => {
  it('chains each entry to the one before', () => {
    const first = createHash('sha256').update('\ndev/vpc\n10.16.0.0/16').digest('hex');
    const second = createHash('sha256')
      .update(`${first}\ndev/vpc/private/euw1-az1\n10.16.0.0/20`)
      .digest('hex');
    expect(ledger.entries.map(({ hash }) => hash)).toEqual([first, second]);
  });

  it('survives its file', () => {
    expect(read(JSON.parse(JSON.stringify(ledger)))()).toEqual(ledger);
  });

  it.each([
    ['a block', changed(0, { cidr: '10.17.0.0/16' })],
    ['a key', changed(1, { key: 'dev/vpc/public/euw1-az1' })],
    ['a hash', changed(1, { hash: '0'.repeat(64) })],
    ['the order', { ...ledger, entries: [...ledger.entries].reverse() }],
    ['the first entry', { ...ledger, entries: ledger.entries.slice(1) }],
  ])('refuses an edit of %s', (_, data) => {
    expect(refusalOf(read(data))).toMatchObject({
      code: 'NET008',
      fix: expect.stringContaining('version control'),
    });
  });

  it('says which entry breaks the chain', () => {
    expect(refusalOf(read(changed(1, { cidr: '10.16.16.0/20' }))).path).toBe(
      'stacks/address-ledger.json#/entries/1',
    );
  });

  it('refuses a key that stands twice, though well chained', () => {
    const twice = appendEntries(ledger, [{ key: 'dev/vpc', cidr: '10.17.0.0/16' }]);
    expect(refusalOf(read(twice))).toMatchObject({ code: 'NET008', got: 'dev/vpc = 10.17.0.0/16' });
  });

  it.each([null, {}, [], { version: 2, entries: [] }, { version: 1, entries: [{ key: 'a' }] }])(
    'refuses %j',
    (data) => {
      expect(refusalOf(read(data)).code).toBe('NET008');
    },
  );
});
