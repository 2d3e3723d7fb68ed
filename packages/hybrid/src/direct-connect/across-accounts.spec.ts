import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { refusalOf, synthesize } from '@landbridge/testing';
import type { TerraformStack } from 'cdktf';
import { HUB, vgw, vpc } from '../../test/fixtures';
import { AssociationProposal } from './association-proposal';
import { DirectConnectGateway } from './direct-connect-gateway';
import { DedicatedPort } from './port';
import { PrivateInterface, TransitInterface } from './virtual-interface';

const OWN = '111111111111';
const OTHER = '222222222222';
const gateway = (stack: TerraformStack, account: string | undefined = OWN) =>
  new DirectConnectGateway(stack, 'Gateway', { name: 'hq', ...(account !== undefined && { account }) });

describe('an association across accounts', () => {
  it('is proposed by one account and accepted by the other, where both are in one stack', () => {
    const template = synthesize((stack) => {
      const provider = new AwsProvider(stack, 'Other', {
        alias: 'other',
        region: 'eu-west-1',
        allowedAccountIds: [OTHER],
      });
      const id = gateway(stack).associate(
        'hub',
        { transitGateway: { ...HUB, provider } },
        ['10.16.0.0/12'],
        OTHER,
      );
      expect(id).toContain('TfToken');
    });
    expect(template.one('aws_dx_gateway_association_proposal')).toMatchObject({
      provider: 'aws.other',
      dx_gateway_owner_account_id: OWN,
      associated_gateway_id: HUB.id,
      allowed_prefixes: ['10.16.0.0/12'],
    });
    expect(template.one('aws_dx_gateway_association')).toMatchObject({
      proposal_id: `\${${template.addressOf('aws_dx_gateway_association_proposal')}.id}`,
      associated_gateway_owner_account_id: OTHER,
      allowed_prefixes: ['10.16.0.0/12'],
    });
  });

  it('is proposed in one stack and accepted, with fewer prefixes, in another', () => {
    const proposed = synthesize((stack) => {
      new AssociationProposal(stack, 'Proposal', {
        gateway: { id: 'b9b2-4', account: OWN },
        end: { transitGateway: HUB },
        gatewayAccount: OTHER,
        allowedPrefixes: ['10.16.0.0/12', '10.32.0.0/12'],
      });
    });
    expect(proposed.count('aws_dx_gateway_association')).toBe(0);
    const accepted = synthesize((stack) => {
      gateway(stack).accept('other', {
        proposalId: 'f2ea0dd4-0df9-4a63-abab-11012aa2eeba',
        gatewayAccount: OTHER,
        kind: 'transit-gateway',
        gatewayKey: {},
        allowedPrefixes: ['10.16.0.0/12'],
      });
    });
    expect(accepted.one('aws_dx_gateway_association')).toMatchObject({
      proposal_id: 'f2ea0dd4-0df9-4a63-abab-11012aa2eeba',
      allowed_prefixes: ['10.16.0.0/12'],
    });
  });

  it.each<[string, (stack: TerraformStack) => void, string]>([
    [
      'to an account that is not said',
      (stack) =>
        void new DirectConnectGateway(stack, 'G', { name: 'g' }).associate(
          'h',
          { transitGateway: HUB },
          ['10.0.0.0/8'],
          OTHER,
        ),
      'HYB016',
    ],
    [
      'within one account',
      (stack) => void gateway(stack).associate('h', { transitGateway: HUB }, ['10.0.0.0/8'], OWN),
      'HYB016',
    ],
    [
      'from what is no account',
      (stack) => void gateway(stack).associate('h', { transitGateway: HUB }, ['10.0.0.0/8'], 'dev'),
      'HYB016',
    ],
    [
      'with one AS number',
      (stack) =>
        void gateway(stack).associate(
          'h',
          { transitGateway: { id: 'tgw-1', asn: 64_513 } },
          ['10.0.0.0/8'],
          OTHER,
        ),
      'HYB001',
    ],
    [
      'with too many prefixes',
      (stack) =>
        void gateway(stack).associate(
          'h',
          { transitGateway: HUB },
          Array.from({ length: 201 }, (_, n) => `10.${n}.0.0/16`),
          OTHER,
        ),
      'HYB013',
    ],
  ])('is refused %s', (_, make, code) => {
    expect(refusalOf(() => synthesize(make)).code).toBe(code);
  });
});

describe('a Direct Connect gateway', () => {
  const port = (stack: TerraformStack) =>
    new DedicatedPort(stack, 'Port', { name: 'hq', location: 'EqDB2', bandwidth: '10Gbps' });
  const session = (stack: TerraformStack) => ({ name: 'hq', port: port(stack), vlan: 100, asn: 65_010 });

  it.each<[string, (stack: TerraformStack, made: DirectConnectGateway) => void]>([
    [
      'both kinds of gateway',
      (stack, made) => {
        made.associate('vpc', { virtualPrivateGateway: vgw(vpc(stack)) }, ['10.16.0.0/16']);
        made.associate('hub', { transitGateway: HUB }, ['10.64.0.0/12']);
      },
    ],
    [
      'a private interface beside a transit gateway',
      (stack, made) => {
        made.associate('hub', { transitGateway: HUB }, ['10.64.0.0/12']);
        new PrivateInterface(stack, 'Vif', { ...session(stack), to: { gateway: made } });
      },
    ],
    [
      'a transit interface beside a private one',
      (stack, made) => {
        const one = session(stack);
        new PrivateInterface(stack, 'Vif', { ...one, to: { gateway: made } });
        new TransitInterface(stack, 'Other', { ...one, name: 'other', gateway: made });
      },
    ],
  ])('does not serve %s', (_, make) => {
    expect(refusalOf(() => synthesize((stack) => make(stack, gateway(stack)))).code).toBe('HYB017');
  });

  it('warns of virtual interfaces that carry packets of different size', () => {
    const { warnings } = synthesize((stack) => {
      const one = { ...session(stack), gateway: gateway(stack) };
      new TransitInterface(stack, 'First', { ...one, name: 'first', mtu: 8500 });
      new TransitInterface(stack, 'Second', { ...one, name: 'second', vlan: 101 });
    });
    expect(warnings).toEqual([
      expect.stringContaining('interface second carries packets of 1500 bytes, first of 8500'),
    ]);
  });

  it('refuses 101 prefixes of a router on one session', () => {
    const advertises = Array.from({ length: 101 }, (_, n) => `10.200.${n}.0/24`);
    const refusal = refusalOf(() =>
      synthesize((stack) => {
        const made = gateway(stack);
        new TransitInterface(stack, 'Vif', { ...session(stack), gateway: made, advertises });
      }),
    );
    expect(refusal).toMatchObject({ code: 'HYB013', got: '101' });
  });
});
