import { isIP } from 'node:net';
import { Route53ResolverEndpoint } from '@cdktf/provider-aws/lib/route53-resolver-endpoint';
import {
  Cidr,
  SecurityGroup,
  type Connections,
  type IConnectable,
  type ISubnet,
  type ITier,
  type IVpc,
} from '@landbridge/network-core';
import { Token, type TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { DnsError } from '../errors';

export interface ResolverEndpointProps {
  readonly vpc: IVpc;
  /** Subnets of at least two zones; one address in each. */
  readonly subnets: ITier | readonly ISubnet[];
  /** Address by zone id, inside that zone's subnet. @default AWS chooses */
  readonly addresses?: Readonly<Record<string, string>>;
  /** How queries travel. @default ['Do53'] */
  readonly protocols?: readonly ('Do53' | 'DoH' | 'DoH-FIPS')[];
  /** @default none */
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * Network interfaces of a Route 53 Resolver endpoint with a security group of their own.
 *
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-getting-started.html
 */
export abstract class ResolverEndpoint extends Construct implements IConnectable {
  readonly endpointId: string;
  readonly vpc: IVpc;
  readonly provider: TerraformProvider | undefined;
  /** Rules of the endpoint's security group. */
  readonly connections: Connections;
  /** Addresses that were chosen at synthesis, by zone id. */
  readonly addresses: ReadonlyMap<string, string>;

  /** @throws DNS030 fewer than two zones, a subnet of another VPC, an address that its subnet does not have */
  constructor(scope: Construct, id: string, direction: 'INBOUND' | 'OUTBOUND', props: ResolverEndpointProps) {
    super(scope, id);
    const { vpc } = props;
    const subnets = 'subnets' in props.subnets ? [...props.subnets.subnets.values()] : props.subnets;
    this.addresses = new Map(Object.entries(props.addresses ?? {}));
    this.check(subnets, vpc);
    this.vpc = vpc;
    this.provider = vpc.provider;
    const name = `${vpc.name}-${direction.toLowerCase()}`;
    const group = new SecurityGroup(this, 'Group', { vpc, name: `${name}-resolver`, tags: props.tags });
    this.connections = group.connections;
    const endpoint = new Route53ResolverEndpoint(this, 'Resource', {
      provider: vpc.provider,
      name,
      direction,
      securityGroupIds: [group.securityGroupId],
      ipAddress: subnets.map(({ subnetId, zone }) => ({ subnetId, ip: this.addresses.get(zone) })),
      protocols: [...(props.protocols ?? ['Do53'])],
      tags: { ...props.tags, Name: name },
    });
    this.endpointId = endpoint.id;
  }

  private check(subnets: readonly ISubnet[], vpc: IVpc): void {
    const zones = new Set(subnets.map(({ zone }) => zone));
    const foreign = subnets.find((subnet) => subnet.vpc !== vpc);
    const homeless = [...this.addresses.keys()].find((zone) => !zones.has(zone));
    if (zones.size >= 2 && !foreign && homeless === undefined) return this.checkAddresses(subnets);
    throw new DnsError('DNS030', this, {
      problem: 'a resolver endpoint stands in subnets of two zones of its VPC at least',
      got: foreign
        ? `a subnet of ${foreign.vpc.name}`
        : homeless !== undefined
          ? `an address for ${homeless}`
          : `[${[...zones].join(', ')}]`,
      allowed: `two or more zones of ${vpc.name}, addresses for those only`,
      fix: 'pass a tier of the VPC',
    });
  }

  /** AWS keeps the first four addresses of a subnet and its last one. */
  private checkAddresses(subnets: readonly ISubnet[]): void {
    for (const { zone, cidr } of subnets) {
      const address = this.addresses.get(zone);
      if (address === undefined || cidr === undefined || Token.isUnresolved(address)) continue;
      if (isIP(address) === 4) {
        const block = Cidr.parse(cidr, this);
        const own = Cidr.parse(`${address}/32`, this);
        if (block.contains(own) && own.first >= block.first + 4n && own.first < block.end - 1n) continue;
      }
      throw new DnsError('DNS030', this, {
        problem: `the subnet of ${zone} does not have the address`,
        got: address,
        allowed: `an address of ${cidr} but its first four and its last`,
        fix: 'choose another address',
      });
    }
  }
}
