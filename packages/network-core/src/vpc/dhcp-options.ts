import { VpcDhcpOptions } from '@cdktf/provider-aws/lib/vpc-dhcp-options';
import { VpcDhcpOptionsAssociation } from '@cdktf/provider-aws/lib/vpc-dhcp-options-association';
import { Construct } from 'constructs';
import { isIP, isIPv4 } from 'node:net';
import { NetworkError } from '../errors';
import type { IVpc } from './ivpc';

export interface DhcpOptionsProps {
  readonly vpc: IVpc;
  /**
   * Domain of instances without a name of their own.
   *
   * @default AWS's
   */
  readonly domainName?: string;
  /**
   * The VPC's own resolver, or up to four servers, e.g. domain controllers.
   *
   * @default none is handed out
   */
  readonly domainNameServers?: 'amazon' | readonly string[];
  /**
   * Up to four servers; AWS's own time service is 169.254.169.123.
   *
   * @default none is handed out
   */
  readonly ntpServers?: readonly string[];
  /**
   * Up to four IPv4 servers.
   *
   * @default none is handed out
   */
  readonly netbiosNameServers?: readonly string[];
  /**
   * 1 broadcast, 2 point-to-point (the only one that works without broadcast), 4 mixed, 8 hybrid.
   *
   * @default none is handed out
   */
  readonly netbiosNodeType?: 1 | 2 | 4 | 8;
  /**
   * How long an IPv6 address is used, in seconds, 140 to 2147483647.
   *
   * @default 140, by AWS
   */
  readonly ipv6LeaseSeconds?: number;
  /** @default none */
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * What DHCP tells the instances of a VPC. Every change makes a new set.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/VPC_DHCP_Options.html
 */
export class DhcpOptions extends Construct {
  /** @throws NET018 nothing is set, or a value that AWS does not take */
  constructor(scope: Construct, id: string, props: DhcpOptionsProps) {
    super(scope, id);
    check(props, this);
    const { vpc, domainNameServers, ntpServers, netbiosNameServers } = props;
    const options = new VpcDhcpOptions(this, 'Resource', {
      provider: vpc.provider,
      domainName: props.domainName,
      domainNameServers: domainNameServers === 'amazon' ? ['AmazonProvidedDNS'] : copy(domainNameServers),
      ntpServers: copy(ntpServers),
      netbiosNameServers: copy(netbiosNameServers),
      netbiosNodeType: props.netbiosNodeType?.toString(),
      ipv6AddressPreferredLeaseTime: props.ipv6LeaseSeconds?.toString(),
      tags: { ...props.tags, Name: vpc.name },
    });
    const association = { provider: vpc.provider, vpcId: vpc.vpcId, dhcpOptionsId: options.id };
    new VpcDhcpOptionsAssociation(this, 'Association', association);
  }
}

function copy(servers: readonly string[] | undefined): string[] | undefined {
  return servers && [...servers];
}

function check(props: DhcpOptionsProps, place: Construct): void {
  const { vpc: _, tags: __, ...options } = props;
  if (Object.values(options).every((value) => value === undefined))
    throw refused(place, 'no option', 'at least one option');
  const lists = {
    domainNameServers: props.domainNameServers === 'amazon' ? undefined : props.domainNameServers,
    ntpServers: props.ntpServers,
    netbiosNameServers: props.netbiosNameServers,
  };
  for (const [name, servers] of Object.entries(lists)) {
    if (servers === undefined) continue;
    const valid = name === 'netbiosNameServers' ? isIPv4 : isIP;
    if (servers.length === 0 || servers.length > 4 || !servers.every((server) => valid(server))) {
      throw refused(place, `${name} [${servers.join(', ')}]`, 'one to four addresses');
    }
  }
  if (
    props.domainName !== undefined &&
    !/^[A-Za-z0-9]([A-Za-z0-9.-]{0,252}[A-Za-z0-9])?$/.test(props.domainName)
  ) {
    throw refused(place, `domainName ${JSON.stringify(props.domainName)}`, 'a domain as corp.example.com');
  }
  const lease = props.ipv6LeaseSeconds;
  if (lease !== undefined && (!Number.isInteger(lease) || lease < 140 || lease > 2_147_483_647)) {
    throw refused(place, `ipv6LeaseSeconds ${lease}`, '140 to 2147483647');
  }
}

function refused(place: Construct, got: string, allowed: string): NetworkError {
  const fix = 'correct the option, or leave it out';
  return new NetworkError('NET018', place, {
    problem: 'AWS does not take these DHCP options',
    got,
    allowed,
    fix,
  });
}
