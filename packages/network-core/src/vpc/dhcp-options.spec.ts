import { contract, refusalOf, synthesize } from '@landbridge/testing';
import { vpc } from '../../test/fixtures';
import { DhcpOptions, type DhcpOptionsProps } from './dhcp-options';

const build = (props: Omit<DhcpOptionsProps, 'vpc'>) =>
  synthesize((stack) => void new DhcpOptions(stack, 'Dhcp', { vpc: vpc(stack, 'Vpc', 16), ...props }));

describe('DhcpOptions', () => {
  it('keeps its addresses', () => {
    const addresses = build({ domainNameServers: 'amazon' }).addressesUnder('Dhcp');
    expect(addresses).toEqual(contract(`${__dirname}/dhcp-options.contract.txt`, addresses));
  });

  it('hands out what it is told, to its VPC', () => {
    const template = build({
      domainName: 'corp.example.com',
      domainNameServers: ['10.16.1.10', '10.16.2.10'],
      ntpServers: ['169.254.169.123'],
      netbiosNameServers: ['10.16.1.10'],
      netbiosNodeType: 2,
      ipv6LeaseSeconds: 300,
    });
    expect(template.one('aws_vpc_dhcp_options')).toMatchObject({
      domain_name: 'corp.example.com',
      domain_name_servers: ['10.16.1.10', '10.16.2.10'],
      ntp_servers: ['169.254.169.123'],
      netbios_name_servers: ['10.16.1.10'],
      netbios_node_type: '2',
      ipv6_address_preferred_lease_time: '300',
    });
    expect(template.one('aws_vpc_dhcp_options_association')).toEqual({
      vpc_id: `\${${template.addressOf('aws_vpc')}.id}`,
      dhcp_options_id: `\${${template.addressOf('aws_vpc_dhcp_options')}.id}`,
    });
  });

  it("names the VPC's own resolver", () => {
    expect(build({ domainNameServers: 'amazon' }).one('aws_vpc_dhcp_options').domain_name_servers).toEqual([
      'AmazonProvidedDNS',
    ]);
  });

  it.each([
    ['nothing', {}],
    ['five servers', { domainNameServers: ['1.1.1.1', '1.1.1.2', '1.1.1.3', '1.1.1.4', '1.1.1.5'] }],
    ['a server that is no address', { ntpServers: ['time.example.com'] }],
    ['no server', { domainNameServers: [] }],
    ['an IPv6 NetBIOS server', { netbiosNameServers: ['::1'] }],
    ['a domain that is none', { domainName: 'corp example' }],
    ['a lease that is too short', { ipv6LeaseSeconds: 60 }],
  ])('refuses %s', (_, props) => {
    expect(refusalOf(() => build(props))).toMatchObject({ code: 'NET018', path: 'test/Dhcp' });
  });
});
