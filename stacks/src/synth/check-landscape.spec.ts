import { refusalOf } from '@landbridge/testing';
import { readLedger } from '@landbridge/network-core';
import { allocate, build, LEDGER, withEnvironment } from '../../test/build';
import { LANDSCAPE, type LandscapeData } from '../environments';
import { dev } from '../environments/dev';
import type { Environment } from '../environments/environment';

const refused = (data: LandscapeData, ledger = LEDGER) => refusalOf(() => build(data, ledger));

describe('a landscape that cannot be', () => {
  it('overlapping environments: both are named', () => {
    const refusal = refused(withEnvironment('dev', { cidr: '10.48.0.0/12' }));
    expect(refusal).toMatchObject({ code: 'NET004', got: '10.48.0.0/12' });
    expect(refusal.message).toContain('environments/dev');
    expect(refusal.message).toContain('environments/prod');
  });

  it('overlapping VPCs by blocks written out', () => {
    const vpc = { ...dev.vpc, block: { cidr: '10.48.0.0/16' } };
    const data = withEnvironment('dev', { vpc });
    const prod = withEnvironment('prod', { vpc }).environments.find(({ name }) => name === 'prod');
    const environments = data.environments.map((environment) =>
      environment.name === 'prod' && prod ? prod : environment,
    );
    expect(refused({ ...data, environments })).toMatchObject({
      code: 'NET004',
      path: 'environments/prod/vpc',
    });
  });

  it('a block of a site on-premises', () => {
    expect(refused({ ...LANDSCAPE, onPremises: { office: ['10.16.64.0/20'] } })).toMatchObject({
      code: 'NET004',
      path: 'on-premises/office',
      got: '10.16.64.0/20',
    });
  });

  it('malformed blocks', () => {
    expect(refused(withEnvironment('dev', { cidr: '10.16.0.0' }))).toMatchObject({
      code: 'NET001',
      path: 'environments/dev',
    });
    expect(refused(withEnvironment('dev', { cidr: '10.300.0.0/12' })).code).toBe('NET001');
    expect(refused(withEnvironment('dev', { cidr: '10.17.0.0/12' }))).toMatchObject({
      code: 'NET002',
      allowed: '10.16.0.0/12',
    });
  });

  it('another block than the ledger gave', () => {
    expect(refused(withEnvironment('dev', { cidr: '10.80.0.0/12' }))).toMatchObject({
      code: 'NET009',
      path: 'dev',
    });
    const vpc = { ...dev.vpc, block: { prefixLength: 17 } };
    expect(refused(withEnvironment('dev', { vpc }))).toMatchObject({ code: 'NET009', path: 'dev/vpc' });
  });

  it('a zone that nobody has allocated, or that does not exist', () => {
    const zones = (zone: string) =>
      withEnvironment('dev', { vpc: { ...dev.vpc, zones: [...dev.vpc.zones, zone] } });
    expect(refused(zones('euw1-az3'))).toMatchObject({ code: 'STK003', path: 'address-ledger.json' });
    const wrong = zones('eu-west-1c');
    expect(refused(wrong, allocate(wrong, LEDGER))).toMatchObject({ code: 'NET006', got: 'eu-west-1c' });
  });

  it('an edited, shortened or reordered ledger', () => {
    const read = (entries: unknown[]) =>
      refusalOf(() => readLedger({ version: 1, entries }, 'address-ledger.json'));
    const [first, second, ...rest] = LEDGER.entries;
    expect(read([{ ...first, cidr: '10.64.0.0/12' }, second, ...rest]).code).toBe('NET008');
    expect(read([second, first, ...rest]).code).toBe('NET008');
    expect(read([second, ...rest]).code).toBe('NET008');
  });

  it('a further Region in another account, of another name, or of nothing', () => {
    const further = (change: Partial<Environment>) => refused(withEnvironment('prod-eu-central-1', change));
    expect(further({ account: '555555555555' })).toMatchObject({
      code: 'STK002',
      path: 'environments/prod-eu-central-1',
      got: '555555555555',
      allowed: '444444444444',
    });
    expect(further({ name: 'frankfurt' })).toMatchObject({
      code: 'STK002',
      got: 'frankfurt',
      allowed: 'prod-…',
    });
    expect(further({ partOf: 'live' })).toMatchObject({
      code: 'STK002',
      got: 'live',
      allowed: 'dev, test, prod',
    });
  });

  it('two environments in one account or of one name', () => {
    expect(refused(withEnvironment('dev', { account: '444444444444' }))).toMatchObject({
      code: 'STK002',
      got: '444444444444',
    });
    expect(refused(withEnvironment('dev', { name: 'test' }))).toMatchObject({ code: 'STK002', got: 'test' });
    expect(refused(withEnvironment('dev', { account: '2222' }))).toMatchObject({
      code: 'STK002',
      got: "'2222'",
    });
    expect(refused(withEnvironment('dev', { name: 'Dev' }))).toMatchObject({
      code: 'STK002',
      path: 'environments/Dev',
    });
  });
});
