import { contract, refusalOf, synthesize } from '@landbridge/testing';
import type { TerraformStack } from 'cdktf';
import { alias, vpc } from '../../test/fixtures';
import { PeeringHub, PeeringMesh, type PeeringMember } from './peering-mesh';

function members(stack: TerraformStack, names: readonly string[]): Record<string, PeeringMember> {
  return Object.fromEntries(
    names.map((name, index) => {
      const account = `${index + 1}`.repeat(12);
      const made = vpc(stack, name.toUpperCase(), 16 + index, {
        account,
        provider: alias(stack, `Of${name}`, account),
      });
      return [name, { vpc: made, subnets: [made.tier('transit')] }];
    }),
  );
}

describe('PeeringMesh', () => {
  const build = (names: readonly string[]) =>
    synthesize((stack) => {
      const mesh = new PeeringMesh(stack, 'Mesh', { members: members(stack, names) });
      expect(mesh.peering('c', 'a')).toBe(mesh.peering('a', 'c'));
    });

  it('keeps its addresses', () => {
    const addresses = build(['a', 'b', 'c']).addressesUnder('Mesh');
    expect(addresses).toEqual(contract(`${__dirname}/peering-mesh.contract.txt`, addresses));
  });

  it('peers every pair once, in whatever order they are named', () => {
    expect(build(['c', 'a', 'b']).count('aws_vpc_peering_connection')).toBe(3);
    expect(build(['a', 'b', 'c', 'd']).count('aws_vpc_peering_connection')).toBe(6);
  });

  it('moves no address when a VPC joins', () => {
    const before = build(['a', 'b', 'c']).addressesUnder('Mesh');
    expect(build(['a', 'b', 'c', 'd']).addressesUnder('Mesh')).toEqual(expect.arrayContaining(before));
  });

  it('refuses fewer than two, names that cannot be ids, and pairs that it does not have', () => {
    const refused = (names: string[]) =>
      refusalOf(() =>
        synthesize((stack) => void new PeeringMesh(stack, 'Mesh', { members: members(stack, names) })),
      );
    expect(refused(['a'])).toMatchObject({ code: 'NET038', got: '[a]' });
    expect(refused(['a', 'B'])).toMatchObject({ code: 'NET038' });
    expect(
      refusalOf(() =>
        synthesize(
          (stack) =>
            void new PeeringMesh(stack, 'Mesh', { members: members(stack, ['a', 'b']) }).peering('a', 'x'),
        ),
      ).code,
    ).toBe('NET038');
  });
});

describe('PeeringHub', () => {
  const build = (names: readonly string[]) =>
    synthesize((stack) => {
      const { hub, ...spokes } = members(stack, ['hub', ...names]);
      if (!hub) throw new Error('there is a hub');
      new PeeringHub(stack, 'Hub', { hub, spokes });
    });

  it('keeps its addresses', () => {
    const addresses = build(['dev', 'test']).addressesUnder('Hub');
    expect(addresses).toEqual(contract(`${__dirname}/peering-hub.contract.txt`, addresses));
  });

  it('connects each spoke with the hub and no spoke with another', () => {
    const template = build(['dev', 'test', 'prod']);
    const hub = `\${${template.addressOf('aws_vpc', { tags: { Name: 'hub' } })}.id}`;
    const peerings = Object.values(template.all('aws_vpc_peering_connection'));
    expect(peerings).toHaveLength(3);
    expect(peerings.every((peering) => peering['peer_vpc_id'] === hub)).toBe(true);
  });

  it('refuses a hub without spokes', () => {
    expect(refusalOf(() => build([]))).toMatchObject({ code: 'NET038', path: 'test/Hub' });
  });
});
