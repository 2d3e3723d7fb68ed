import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Vpc } from '@cdktf/provider-aws/lib/vpc';
import { Annotations, type App, TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { refusalOf } from './refusal';
import { synthesize, synthesizeApp } from './synthesize';

describe('synthesize', () => {
  it('gives addresses and arguments of what was built', () => {
    const template = synthesize((stack) => {
      new Vpc(stack, 'B', { cidrBlock: '10.1.0.0/16' });
      new Vpc(stack, 'A', { cidrBlock: '10.0.0.0/16', tags: { Name: 'a', Team: 'x' } });
    });
    expect(template.addresses).toEqual(['aws_vpc.A', 'aws_vpc.B']);
    expect(template.one('aws_vpc', { tags: { Name: 'a' } })).toEqual({
      cidr_block: '10.0.0.0/16',
      tags: { Name: 'a', Team: 'x' },
    });
    expect(template.addressOf('aws_vpc', { cidr_block: '10.1.0.0/16' })).toBe('aws_vpc.B');
    expect(() => template.one('aws_vpc')).toThrow('2 of 2 aws_vpc match');
    expect(() => template.one('aws_vpc', { tags: { Name: 'b' } })).toThrow('0 of 2 aws_vpc match');
  });

  it('runs validations, which Testing.synth does not', () => {
    const build = (stack: TerraformStack) => stack.node.addValidation({ validate: () => ['NET000 wrong'] });
    expect(() => synthesize(build)).toThrow('NET000 wrong');
  });

  it('shows warnings', () => {
    const template = synthesize((stack) => Annotations.of(new Construct(stack, 'Part')).addWarning('look'));
    expect(template.warnings).toEqual(['[test/Part] look']);
  });

  it('adds cross-stack references', () => {
    const templates = synthesizeApp((app) => {
      const up = new TerraformStack(app, 'up');
      new AwsProvider(up, 'Aws', { region: 'eu-west-1' });
      const vpc = new Vpc(up, 'Vpc', { cidrBlock: '10.0.0.0/16' });
      const down = new TerraformStack(app, 'down');
      new AwsProvider(down, 'Aws', { region: 'eu-west-1' });
      new Vpc(down, 'Vpc', { cidrBlock: '10.1.0.0/16', tags: { Peer: vpc.id } });
    });
    expect(templates.get('down')?.addresses).toContain(
      'data.terraform_remote_state.cross-stack-reference-input-up',
    );
  });

  it('refuses two elements that cdktf would merge silently', () => {
    const build = (app: App) => {
      const stack = new TerraformStack(app, 'test');
      new Vpc(stack, 'a b', { cidrBlock: '10.0.0.0/16' });
      new Vpc(stack, 'ab', { cidrBlock: '10.1.0.0/16' });
    };
    expect(() => synthesizeApp(build)).toThrow('become one element');
  });
});

describe('refusalOf', () => {
  it('insists on a coded error', () => {
    const coded = Object.assign(new Error('NET001 …'), { code: 'NET001', path: 'test/Vpc', fix: 'mend it' });
    expect(
      refusalOf(() => {
        throw coded;
      }).code,
    ).toBe('NET001');
    expect(() => refusalOf(() => 1)).toThrow('nothing was thrown');
    expect(() =>
      refusalOf(() => {
        throw new TypeError('bug');
      }),
    ).toThrow('bug');
  });
});
