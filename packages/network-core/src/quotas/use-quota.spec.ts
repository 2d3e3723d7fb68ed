import { refusalOf, synthesize } from '@landbridge/testing';
import { addressesOf, vpc } from '../../test/fixtures';
import { InterfaceEndpoint } from '../endpoints/interface-endpoint';
import { Peering } from '../peering/peering';
import { Peer } from '../security/peer';
import { Port } from '../security/port';
import { SecurityGroup } from '../security/security-group';
import { Route } from '../vpc/route';
import type { Vpc } from '../vpc/vpc';
import type { GrantedQuotas } from './quotas';

const NAME = /quota "[^"]+" \(L-[0-9A-F]{8}\) is exceeded/;

/** Makes `count` of something in a VPC with these quotas. */
function exceed(quotas: GrantedQuotas, make: (network: Vpc, index: number) => void, count: number) {
  return refusalOf(() =>
    synthesize((stack) => {
      const network = vpc(stack, 'Vpc', 16, { quotas });
      for (let index = 0; index < count; index++) make(network, index);
    }),
  );
}

describe('quotas', () => {
  it.each([
    [
      'IPv4 blocks',
      { secondaryCidrs: Object.fromEntries([1, 2, 3, 4, 5].map((n) => [`b${n}`, `10.10${n}.0.0/16`])) },
    ],
    [
      'subnets',
      {
        tiers: Object.fromEntries(
          Array.from({ length: 201 }, (_, n) => [`t${n}`, { 'euw1-az1': { ipv4: `10.16.${n}.0/28` } }]),
        ),
      },
    ],
  ])('%s of a VPC', (_, change) => {
    const addresses = { ...addressesOf(16), ...change };
    const refusal = refusalOf(() => synthesize((stack) => void vpc(stack, 'Vpc', 16, { addresses })));
    expect(refusal.code).toBe('NET060');
    expect(refusal.message).toMatch(NAME);
  });

  it('routes of a table', () => {
    const route = (network: Vpc, index: number) =>
      new Route(network.node.scope as Vpc, `Route${index}`, {
        subnet: network.tier('transit').subnet('euw1-az1'),
        destination: `10.${index}.0.0/16`,
        target: { transitGatewayId: 'tgw-1' },
      });
    expect(exceed({}, route, 51)).toMatchObject({
      code: 'NET060',
      path: 'test/Route50',
      got: '51',
      allowed: '50',
    });
    expect(exceed({ routesPerRouteTable: 60 }, route, 61)).toMatchObject({ got: '61', allowed: '60' });
  });

  it('rules of a security group, by direction', () => {
    const groups = new Map<Vpc, SecurityGroup>();
    const rule = (network: Vpc, index: number) => {
      const group =
        groups.get(network) ??
        new SecurityGroup(network.node.scope as Vpc, 'Group', { vpc: network, name: 'group' });
      groups.set(network, group);
      group.connections.allowFromAddresses(Peer.cidr('10.0.0.0/8'), Port.tcp(index));
      group.connections.allowToAddresses(Peer.cidr('10.0.0.0/8'), Port.tcp(index));
    };
    expect(exceed({}, rule, 61)).toMatchObject({ code: 'NET060', got: '61', allowed: '60' });
  });

  it('interface endpoints and peerings of a VPC', () => {
    const endpoint = (network: Vpc, index: number) =>
      new InterfaceEndpoint(network.node.scope as Vpc, `Endpoint${index}`, {
        vpc: network,
        service: { aws: `service${index}` },
        subnets: network.tier('private'),
      });
    expect(exceed({}, endpoint, 51).message).toContain('Interface VPC endpoints per VPC');
    const peering = (network: Vpc, index: number) => {
      const stack = network.node.scope as Vpc;
      const other = vpc(stack as never, `Other${index}`, 100 + index, {});
      new Peering(stack, `Peering${index}`, {
        requester: { vpc: network, subnets: [network.tier('private')] },
        accepter: { vpc: other, subnets: [other.tier('private')] },
      });
    };
    const refusal = exceed({ peeringsPerVpc: 2 }, peering, 3);
    expect(refusal).toMatchObject({ code: 'NET060', path: 'test/Peering2', allowed: '2' });
    expect(refusal.message).toContain('Active VPC peering connections per VPC');
  });

  it('that AWS never grants', () => {
    const peering = (quotas: GrantedQuotas) =>
      exceed(
        quotas,
        (network) => {
          const other = vpc(network.node.scope as never, 'Other', 17);
          new Peering(other, 'Peering', {
            requester: { vpc: network, subnets: [network.tier('private')] },
            accepter: { vpc: other, subnets: [other.tier('private')] },
          });
        },
        1,
      );
    expect(peering({ peeringsPerVpc: 126 })).toMatchObject({
      code: 'NET061',
      got: '126',
      allowed: 'up to 125',
    });
  });
});
