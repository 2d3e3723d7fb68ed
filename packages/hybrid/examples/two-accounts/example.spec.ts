import { join } from 'node:path';
import { Example, landbridge } from '@landbridge/testing';
import { build } from './main';

describe('example two-accounts', () => {
  const example = Example.open(__dirname, build);
  afterAll(() => example.close());
  const template = example.templates().get('two-accounts')!;
  const heard = (type: string): unknown =>
    JSON.parse(
      landbridge([
        ...['advertised', '--model', example.outdir, '--assume', join(__dirname, 'assumptions.json')],
        ...['--on', template.addressOf(type), '--format', 'json'],
      ]).stdout,
    );

  it('proposes by the account of the gateway, accepts by that of Direct Connect', () => {
    const accepted = Object.values(template.all('aws_dx_gateway_association'));
    expect(accepted).toHaveLength(2);
    for (const association of accepted) {
      expect(association).toMatchObject({
        associated_gateway_owner_account_id: '222222222222',
        proposal_id: expect.stringMatching(/^\$\{aws_dx_gateway_association_proposal\./),
      });
      expect(association).not.toHaveProperty('associated_gateway_id');
    }
    for (const proposal of Object.values(template.all('aws_dx_gateway_association_proposal')))
      expect(proposal).toMatchObject({
        provider: 'aws.workload',
        dx_gateway_owner_account_id: '111111111111',
      });
  });

  it('deploys, and then nothing is left to change', () => {
    expect(example.deploy()).toMatchObject([
      { stack: 'two-accounts', change: 0, destroy: 0, secondPlan: [] },
    ]);
  });

  it('keeps its promises', () => {
    expect(example.prove()).toHaveLength(3);
  });

  it('allowed prefixes filter what a VPC advertises, and are what a transit gateway does', () => {
    expect(heard('aws_dx_private_virtual_interface')).toMatchObject({
      prefixes: [{ prefix: '10.20.0.0/16' }],
    });
    expect(heard('aws_dx_transit_virtual_interface')).toMatchObject({
      prefixes: [{ prefix: '10.64.0.0/12' }],
    });
  });
});
