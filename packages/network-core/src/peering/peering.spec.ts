import { contract, refusalOf, synthesize } from '@landbridge/testing';
import type { TerraformStack } from 'cdktf';
import { alias, vpc } from '../../test/fixtures';
import type { Vpc } from '../vpc/vpc';
import { Peering } from './peering';
import type { PeeringSide } from './peering-side';

interface Sides {
  readonly near: Vpc;
  readonly far: Vpc;
}

function sides(stack: TerraformStack): Sides {
  const provider = alias(stack, 'Far', '222222222222');
  return {
    near: vpc(stack, 'NearVpc', 16),
    far: vpc(stack, 'FarVpc', 17, { account: '222222222222', provider }),
  };
}

const build = (near: Partial<PeeringSide> = {}, far: Partial<PeeringSide> = {}) =>
  synthesize((stack) => {
    const made = sides(stack);
    new Peering(stack, 'Peering', {
      requester: { vpc: made.near, subnets: [made.near.tier('private')], ...near },
      accepter: { vpc: made.far, subnets: [made.far.tier('private').subnet('euw1-az1')], ...far },
    });
  });

describe('Peering', () => {
  it('keeps its addresses', () => {
    const addresses = build({ answerOtherSide: true }, { answerOtherSide: true }).addressesUnder('Peering');
    expect(addresses).toEqual(contract(`${__dirname}/peering.contract.txt`, addresses));
  });

  it('is asked for on one side and accepted on the other, by their own providers', () => {
    const template = build();
    expect(template.one('aws_vpc_peering_connection')).toMatchObject({
      peer_owner_id: '222222222222',
      auto_accept: false,
    });
    expect(template.one('aws_vpc_peering_connection')).not.toHaveProperty('peer_region');
    expect(template.one('aws_vpc_peering_connection_accepter')).toMatchObject({
      auto_accept: true,
      provider: 'aws.far',
    });
  });

  it('routes exactly the asked subnets, once the peering is accepted', () => {
    const template = build();
    const peering = `\${${template.addressOf('aws_vpc_peering_connection_accepter')}.id}`;
    const routes = Object.values(template.all('aws_route')).filter(
      (route) => route['vpc_peering_connection_id'] === peering,
    );
    const table = (vpcName: string, zone: string) =>
      `\${${template.addressOf('aws_route_table', { tags: { Name: `${vpcName}-private-${zone}` } })}.id}`;
    expect(
      routes.map((route) => [route['route_table_id'], route['destination_cidr_block'], route['provider']]),
    ).toEqual([
      [table('farvpc', 'euw1-az1'), '10.16.0.0/16', 'aws.far'],
      [table('nearvpc', 'euw1-az1'), '10.17.0.0/16', undefined],
      [table('nearvpc', 'euw1-az2'), '10.17.0.0/16', undefined],
    ]);
  });

  it('routes to part of the other VPC', () => {
    const template = build({ destinations: ['10.17.16.0/20'] });
    expect(
      Object.values(template.all('aws_route')).filter(
        (route) => route['destination_cidr_block'] === '10.17.16.0/20',
      ),
    ).toHaveLength(2);
    expect(
      Object.values(template.all('aws_route')).filter(
        (route) => route['destination_cidr_block'] === '10.17.0.0/16',
      ),
    ).toHaveLength(0);
  });

  it('sets DNS options of each side after acceptance, by its own provider', () => {
    const template = build({ answerOtherSide: true }, { answerOtherSide: true });
    const peering = `\${${template.addressOf('aws_vpc_peering_connection_accepter')}.id}`;
    const options = { vpc_peering_connection_id: peering };
    template.one('aws_vpc_peering_connection_options', {
      ...options,
      requester: { allow_remote_vpc_dns_resolution: true },
    });
    template.one('aws_vpc_peering_connection_options', {
      ...options,
      provider: 'aws.far',
      accepter: { allow_remote_vpc_dns_resolution: true },
    });
  });
});

describe('Peering refuses', () => {
  const refused = (make: (stack: TerraformStack, made: Sides) => unknown) =>
    refusalOf(() => synthesize((stack) => void make(stack, sides(stack))));
  const peer = (stack: TerraformStack, a: Vpc, b: Vpc, id = 'Peering') =>
    new Peering(stack, id, {
      requester: { vpc: a, subnets: [a.tier('private')] },
      accepter: { vpc: b, subnets: [b.tier('private')] },
    });

  it('a VPC with itself', () => {
    expect(refused((stack, { near }) => peer(stack, near, near))).toMatchObject({
      code: 'NET030',
      path: 'test/Peering',
    });
  });

  it('overlapping VPCs, naming both', () => {
    const refusal = refused((stack, { near }) => peer(stack, near, vpc(stack, 'Twin', 16)));
    expect(refusal).toMatchObject({ code: 'NET031', got: '10.16.0.0/16 and 10.16.0.0/16' });
    expect(refusal.message).toContain('nearvpc and twin overlap');
  });

  it('two accounts by one provider', () => {
    expect(
      refused((stack, { near }) => peer(stack, near, vpc(stack, 'Other', 18, { account: '333333333333' }))),
    ).toMatchObject({ code: 'NET032' });
  });

  it('a side without subnets', () => {
    expect(refusalOf(() => build({ subnets: [] }))).toMatchObject({ code: 'NET033' });
  });

  it('subnets of the other VPC on a side', () => {
    const refusal = refused(
      (stack, { near, far }) =>
        new Peering(stack, 'Peering', {
          requester: { vpc: near, subnets: [far.tier('private')] },
          accepter: { vpc: far, subnets: [far.tier('private')] },
        }),
    );
    expect(refusal).toMatchObject({ code: 'NET033', got: 'farvpc/private/euw1-az1' });
  });

  it('a second peering of a pair, also the other way round', () => {
    const refusal = refused((stack, { near, far }) => {
      peer(stack, near, far);
      peer(stack, far, near, 'Again');
    });
    expect(refusal).toMatchObject({ code: 'NET034', path: 'test/Again', allowed: 'only test/Peering' });
  });

  it.each(['0.0.0.0/0', '10.200.0.0/16', '10.0.0.0/8'])(
    'transit through the other VPC to %s, saying why',
    (destination) => {
      const refusal = refusalOf(() => build({ destinations: [destination] }));
      expect(refusal).toMatchObject({ code: 'NET035', got: destination, allowed: 'inside 10.17.0.0/16' });
      expect(refusal.message).toContain('not through it');
    },
  );
});
