import { VpcEndpoint } from '@cdktf/provider-aws/lib/vpc-endpoint';
import { Construct } from 'constructs';
import { claim } from '../claims';
import { NetworkError } from '../errors';
import { useQuota } from '../quotas/use-quota';
import type { Connections } from '../security/connections';
import type { IConnectable } from '../security/isecurity-group';
import { SecurityGroup } from '../security/security-group';
import type { ISubnet, ITier, IVpc } from '../vpc/ivpc';
import { endpointPolicy, type PolicyDocument } from './policy';
import { serviceNameOf, type EndpointService } from './service';

export interface InterfaceEndpointProps {
  readonly vpc: IVpc;
  readonly service: EndpointService;
  /** One subnet in each zone that shall have an interface; a zone costs by the hour. */
  readonly subnets: ITier | readonly ISubnet[];
  /**
   * Name tag; with `-endpoint` it names the security group, which has to be unique in the VPC.
   *
   * @default the names of VPC and service
   */
  readonly name?: string;
  /**
   * Answer the service's own DNS names with the endpoint's addresses inside the VPC.
   *
   * @default true for AWS services, false for others
   */
  readonly privateDns?: boolean;
  /**
   * Families of the endpoint's addresses; `ipv6` and `dualstack` need subnets with IPv6.
   *
   * @default 'ipv4'
   */
  readonly addressType?: 'ipv4' | 'ipv6' | 'dualstack';
  /**
   * What may be asked of the service through this endpoint.
   *
   * @default AWS's own: everything
   */
  readonly policy?: PolicyDocument;
  /** @default none */
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * An interface endpoint (PrivateLink) with a security group of its own, which lets nobody in until `connections` say
 * so.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html
 */
export class InterfaceEndpoint extends Construct implements IConnectable {
  readonly endpointId: string;
  /** Regional DNS name, and the zone in which it lies: for alias records. */
  readonly dnsName: string;
  readonly dnsZoneId: string;
  /** Rules of the endpoint's security group. */
  readonly connections: Connections;

  /**
   * @throws NET040 the subnets are none, of another VPC, two in one zone, or lack a family; NET041 the VPC has private DNS for the
   *   service already; NET042 no such service name; NET023 the name is taken;
   *   NET043 the policy is too long; NET060 the quota
   */
  constructor(scope: Construct, id: string, props: InterfaceEndpointProps) {
    super(scope, id);
    const { vpc, service } = props;
    const serviceName = serviceNameOf(service, vpc, this);
    const privateDns = props.privateDns ?? 'aws' in service;
    const subnets = 'subnets' in props.subnets ? [...props.subnets.subnets.values()] : props.subnets;
    checkSubnets(subnets, vpc, this);
    checkFamilies(subnets, props.addressType ?? 'ipv4', this);
    useQuota(vpc, 'interfaceEndpointsPerVpc', this, vpc.quotas);
    if (privateDns) checkPrivateName(serviceName, vpc, this);
    const name = props.name ?? `${vpc.name}-${'aws' in service ? service.aws : id}`;
    const tags = { ...props.tags, Name: name };
    const group = new SecurityGroup(this, 'Group', { vpc, name: `${name}-endpoint`, tags: props.tags });
    this.connections = group.connections;
    const endpoint = new VpcEndpoint(this, 'Resource', {
      provider: vpc.provider,
      vpcId: vpc.vpcId,
      vpcEndpointType: 'Interface',
      serviceName,
      subnetIds: subnets.map(({ subnetId }) => subnetId),
      securityGroupIds: [group.securityGroupId],
      ipAddressType: props.addressType,
      privateDnsEnabled: privateDns,
      policy: props.policy && endpointPolicy(props.policy, this),
      tags,
    });
    this.endpointId = endpoint.id;
    const dns = endpoint.dnsEntry.get(0);
    this.dnsName = dns.dnsName;
    this.dnsZoneId = dns.hostedZoneId;
  }
}

function checkSubnets(subnets: readonly ISubnet[], vpc: IVpc, place: Construct): void {
  const zones = subnets.map(({ zone }) => zone);
  const repeated = zones.find((zone, index) => zones.indexOf(zone) !== index);
  const foreign = subnets.find((subnet) => subnet.vpc !== vpc);
  if (subnets.length > 0 && repeated === undefined && !foreign) return;
  throw new NetworkError('NET040', place, {
    problem: 'an interface endpoint takes one subnet of its VPC in each zone',
    got: foreign ? `a subnet of ${foreign.vpc.name}` : `[${zones.join(', ')}]`,
    allowed: `subnets of ${vpc.name} in different zones, at least one`,
    fix: 'pass a tier, or one subnet a zone',
  });
}

function checkFamilies(
  subnets: readonly ISubnet[],
  addressType: 'ipv4' | 'ipv6' | 'dualstack',
  place: Construct,
): void {
  const lacking = subnets.find(({ cidr, ipv6Cidr }) => {
    return (
      (addressType !== 'ipv6' && cidr === undefined) || (addressType !== 'ipv4' && ipv6Cidr === undefined)
    );
  });
  if (!lacking) return;
  throw new NetworkError('NET040', place, {
    problem: 'a subnet of the endpoint lacks a family of its addresses',
    got: `${addressType} in ${lacking.tier}/${lacking.zone}`,
    allowed: 'ipv4 in subnets with IPv4, ipv6 in those with IPv6, dualstack in those with both',
    fix: 'choose another address type or other subnets',
  });
}

function checkPrivateName(serviceName: string, vpc: IVpc, place: Construct): void {
  const other = claim(vpc, `private name of ${serviceName}`, place);
  if (other === undefined) return;
  throw new NetworkError('NET041', place, {
    problem: `VPC ${vpc.name} has private DNS for this service already`,
    got: serviceName,
    allowed: `only ${other}`,
    fix: 'use the endpoint that exists, or set privateDns: false',
  });
}
