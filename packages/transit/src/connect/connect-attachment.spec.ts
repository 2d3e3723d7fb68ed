import { contract, refusalOf, synthesize } from '@landbridge/testing';
import { HUB, vpcNumber } from '../../test/vpcs';
import { VpcAttachment } from '../attachments/vpc-attachment';
import { TransitGateway } from '../gateway/transit-gateway';
import { ConnectAttachment, type ConnectAttachmentProps } from './connect-attachment';
import type { ConnectPeerSettings } from './connect-peer';

const PEER: ConnectPeerSettings = {
  peerAddress: '10.16.0.10',
  insideCidr: '169.254.100.0/29',
  peerAsn: 65010,
};

const build = (props: Partial<ConnectAttachmentProps> = {}, cidrBlocks = ['10.250.0.0/24']) =>
  synthesize((stack) => {
    const gateway = new TransitGateway(stack, 'Hub', { name: 'hub', ...HUB, cidrBlocks });
    const transport = new VpcAttachment(stack, 'Transport', { gateway, vpc: vpcNumber(stack, 16) });
    const cidrs = ['10.200.0.0/16'];
    new ConnectAttachment(stack, 'Sdwan', { gateway, transport, cidrs, peers: { first: PEER }, ...props });
  });
const refused = (props: Partial<ConnectAttachmentProps>, cidrBlocks?: string[]) =>
  refusalOf(() => build(props, cidrBlocks));
const refusedPeer = (change: Partial<ConnectPeerSettings>) =>
  refused({ peers: { first: { ...PEER, ...change } } });

describe('ConnectAttachment', () => {
  it('keeps its addresses', () => {
    const addresses = build().addressesUnder('Sdwan');
    expect(addresses).toEqual(contract(`${__dirname}/connect-attachment.contract.txt`, addresses));
  });

  it('stays out of the default tables and carries its peers', () => {
    const template = build({
      peers: { first: { ...PEER, insideCidrIpv6: 'fd00::/125', gatewayAddress: '10.250.0.1' } },
    });
    expect(template.one('aws_ec2_transit_gateway_connect')).toMatchObject({
      transit_gateway_default_route_table_association: false,
      transit_gateway_default_route_table_propagation: false,
    });
    expect(template.one('aws_ec2_transit_gateway_connect_peer')).toMatchObject({
      peer_address: '10.16.0.10',
      transit_gateway_address: '10.250.0.1',
      inside_cidr_blocks: ['169.254.100.0/29', 'fd00::/125'],
      bgp_asn: '65010',
    });
  });

  it('refuses a transport that cannot carry tunnels', () => {
    const transport = { id: 'a', cidrs: [], state: 'accepted', ready: [] } as const;
    expect(refused({ transport: { ...transport, kind: 'vpn' } })).toMatchObject({
      code: 'TRN050',
      got: 'vpn',
    });
    expect(refused({ transport: { ...transport, kind: 'vpc', state: 'pending' } }).code).toBe('TRN050');
    expect(refused({}, [])).toMatchObject({ code: 'TRN050', got: 'accepted, 0 CIDR blocks of the gateway' });
  });

  it.each(['169.254.0.0/29', '169.254.169.248/29', '169.254.100.0/30', '10.0.0.0/29'])(
    'refuses inside block %s',
    (insideCidr) => {
      expect(refusedPeer({ insideCidr })).toMatchObject({
        code: 'TRN051',
        path: 'test/Sdwan/Peers/first',
        got: insideCidr,
      });
    },
  );

  it('refuses an inside block twice, and one of IPv6 that AWS does not take', () => {
    expect(refused({ peers: { first: PEER, second: PEER } })).toMatchObject({
      code: 'TRN051',
      path: 'test/Sdwan/Peers/second',
    });
    expect(refusedPeer({ insideCidrIpv6: '2001:db8::/125' })).toMatchObject({
      code: 'TRN051',
      got: '2001:db8::/125',
    });
  });

  it('refuses outer addresses that do not fit', () => {
    expect(refusedPeer({ peerAddress: '2001:db8::1' }).code).toBe('TRN052');
    expect(refusedPeer({ gatewayAddress: '2001:db8::1' }).code).toBe('TRN052');
    expect(refusedPeer({ gatewayAddress: '10.251.0.1' })).toMatchObject({
      code: 'TRN053',
      got: '10.251.0.1',
    });
    expect(refusedPeer({ peerAddress: 'router' }).code).toBe('NET001');
  });

  it('refuses an AS number that does not exist, and a fifth peer', () => {
    expect(refusedPeer({ peerAsn: 0 })).toMatchObject({ code: 'TRN054', got: '0' });
    const five = [1, 2, 3, 4, 5].map(
      (n) => [`p${n}`, { ...PEER, insideCidr: `169.254.10${n}.0/29` }] as const,
    );
    expect(refused({ peers: Object.fromEntries(five) })).toMatchObject({
      code: 'TRN060',
      got: '5',
      allowed: '4',
    });
  });
});
