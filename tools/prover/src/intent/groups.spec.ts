import { join } from 'node:path';
import { readConfiguration } from '@landbridge/terraform-model';
import { buildModel } from '../model/model';
import { Groups } from './groups';
import { patternOf } from './pattern';
import { readIntents } from './read-intents';
import { failuresOf } from './failure-classes';

const LANDSCAPE = join(__dirname, '../../../terraform-model/fixtures/landscape');
const model = buildModel(readConfiguration([LANDSCAPE]), { sites: { hq: { cidrs: ['10.200.0.0/16'] } } });
const file = readIntents(join(LANDSCAPE, 'intent.json'));
const groups = (extra: (typeof file)['groups'] = {}) =>
  new Groups(model, { ...file, groups: { ...file.groups, ...extra } }, 'f');

describe('groups', () => {
  it('a VPC stands for each of its subnets', () => {
    expect(
      groups()
        .members('dev')
        .map(({ text }) => text)
        .sort(),
    ).toEqual(
      ['private_a', 'private_b', 'public_a', 'public_b', 'transit_a', 'transit_b'].map(
        (name) => `dev-network/aws_subnet.${name}`,
      ),
    );
  });

  it('a resource stands for itself', () => {
    expect(groups().members('directory')).toEqual([
      {
        text: 'shared-network/aws_instance.directory',
        kind: 'resource',
        vpc: 'shared-network/aws_vpc.main',
        subnets: ['shared-network/aws_subnet.private_a'],
      },
    ]);
  });

  it('tags include those that the provider adds', () => {
    const members = groups({ prod: { tags: { Environment: 'pr*' } } }).members('prod');
    expect(members.length).toBeGreaterThan(6);
    expect(members.every(({ text }) => text.startsWith('prod-'))).toBe(true);
  });

  it('sites, blocks and built-in names', () => {
    const found = groups({ far: { sites: ['h*'], cidrs: ['10.99.0.0/16'] } });
    expect(found.members('far').map(({ text }) => text)).toEqual(['on-premises:hq', '10.99.0.0/16']);
    expect(found.members('internet').map(({ text }) => text)).toEqual(['internet']);
    expect(found.members(['dev-app', 'dev-app'])).toHaveLength(1);
    expect(found.members('*').length).toBeGreaterThan(28);
  });

  it('refuses a group that selects nothing, and a name that is none', () => {
    expect(() => groups({ x: { vpcs: ['nowhere-*/aws_vpc.*'] } })).toThrow(
      /^PRV103 \[f#\/groups\/x\] .*selects nothing/,
    );
    expect(() => groups({ x: { sites: ['nowhere'] } })).toThrow(/^PRV103/);
    expect(() => groups().members('devv')).toThrow(/^PRV104 .*"devv"/);
  });

  it('patterns take every other sign literally', () => {
    expect(patternOf('a.b["*"]')('a.b["x/y"]')).toBe(true);
    expect(patternOf('a.b')('aXb')).toBe(false);
  });

  it('every single failure of a class is listed', () => {
    expect(failuresOf(model, 'any-az')).toEqual(
      ['az:euw1-az1', 'az:euw1-az2', 'az:euw1-az3'].slice(0, failuresOf(model, 'any-az').length),
    );
    expect(failuresOf(model, 'any-nat')).toContain('dev-network/aws_nat_gateway.a');
    expect(failuresOf(model, 'any-peering')).toHaveLength(3);
  });
});
