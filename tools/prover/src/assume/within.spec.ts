import type { Configuration, Resource } from '@landbridge/terraform-model';
import { assumptionsWithin } from './within';

const configuration = (...addresses: string[]): Configuration => ({
  resources: new Map(addresses.map((address) => [address, { address } as Resource])),
  gaps: [],
});

it('keeps sites and what is said of resources that are there', () => {
  const assumptions = {
    sites: {
      hq: {
        cidrs: ['10.200.0.0/16'],
        links: [{ via: 'aws_vpn_connection.a' }, { via: 'aws_vpn_connection.b' }],
      },
    },
    addresses: { 'aws_instance.a': { private: '10.0.0.4' }, 'aws_instance.b': { private: '10.0.0.5' } },
    statefulForwarders: ['aws_instance.a', 'aws_instance.b'],
    peeringStatus: { 'aws_vpc_peering_connection.b': 'pending-acceptance' },
    down: ['az:euw1-az1', 'aws_vpn_connection.a/tunnel1', 'aws_vpn_connection.b/tunnel1'],
  };
  expect(assumptionsWithin(assumptions, configuration('aws_vpn_connection.a', 'aws_instance.a'))).toEqual({
    sites: { hq: { cidrs: ['10.200.0.0/16'], links: [{ via: 'aws_vpn_connection.a' }] } },
    addresses: { 'aws_instance.a': { private: '10.0.0.4' } },
    statefulForwarders: ['aws_instance.a'],
    peeringStatus: {},
    down: ['az:euw1-az1', 'aws_vpn_connection.a/tunnel1'],
  });
});

it('adds nothing', () => {
  expect(assumptionsWithin({}, configuration())).toEqual({});
});
