import { readFileSync, writeFileSync } from 'node:fs';
import { appendAllocations, EMPTY_LEDGER, readLedger, type VpcPlan } from '@landbridge/network-core';
import { Example } from '@landbridge/testing';
import { build, ledgerFile, plan } from './main';

const ledger = () => readLedger(JSON.parse(readFileSync(ledgerFile, 'utf8')), ledgerFile);

describe('example address-plan', () => {
  if (process.env['LANDBRIDGE_CONTRACTS'] === 'write') {
    writeFileSync(ledgerFile, `${JSON.stringify(appendAllocations(EMPTY_LEDGER, plan), undefined, 2)}\n`);
  }
  const example = Example.open(__dirname, build);
  afterAll(() => example.close());

  it('has every block in its ledger', () => {
    expect(appendAllocations(ledger(), plan)).toEqual(ledger());
  });

  it('only appends when a zone is added', () => {
    const dev = plan.environments['dev'];
    const vpc: VpcPlan | undefined = dev?.vpcs['vpc'];
    if (!dev || !vpc) throw new Error('the plan has dev');
    const zones = ['euw1-az3', ...vpc.zones];
    const grown = {
      ...plan,
      environments: { ...plan.environments, dev: { ...dev, vpcs: { vpc: { ...vpc, zones } } } },
    };
    const { entries } = appendAllocations(ledger(), grown);
    expect(entries.slice(0, ledger().entries.length)).toEqual(ledger().entries);
    expect(entries.slice(ledger().entries.length).map(({ key }) => key)).toEqual([
      'dev/vpc/private/euw1-az3',
      'dev/vpc/transit/euw1-az3',
    ]);
  });

  it('deploys, and then nothing is left to change', () => {
    expect(example.deploy()).toEqual([{ stack: 'numbered', add: 41, change: 0, destroy: 0, secondPlan: [] }]);
  });

  it('keeps its promises', () => {
    expect(example.prove()).toHaveLength(3);
  });
});
