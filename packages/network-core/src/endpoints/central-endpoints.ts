import { Route53Record } from '@cdktf/provider-aws/lib/route53-record';
import { Route53Zone } from '@cdktf/provider-aws/lib/route53-zone';
import { Construct } from 'constructs';
import { NetworkError } from '../errors';
import type { ITier, IVpc } from '../vpc/ivpc';
import { InterfaceEndpoint } from './interface-endpoint';
import { serviceNames } from './service-names';

export interface CentralEndpointsProps {
  /** The shared-services VPC in which the endpoints stand. */
  readonly vpc: IVpc;
  /** One interface in each of its zones. */
  readonly tier: ITier;
  /** Short names of AWS services, e.g. `['ssm', 'ecr.api']`. */
  readonly services: readonly string[];
  /** @default none */
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * Interface endpoints in one VPC for many: each has a private zone that other VPCs share (`SharedZone`), so that they use
 * the endpoint over the peering or transit gateway and pay for none of their own.
 *
 * @see https://docs.aws.amazon.com/whitepapers/latest/building-scalable-secure-multi-vpc-network-infrastructure/centralized-access-to-vpc-private-endpoints.html
 */
export class CentralEndpoints extends Construct {
  /** By short name of the service. */
  readonly endpoints: ReadonlyMap<string, InterfaceEndpoint>;
  /** Ids of the private zones by short name of the service. */
  readonly zoneIds: ReadonlyMap<string, string>;

  /** @throws NET040 the tier; NET042 no such service name; NET045 no service, or one twice; NET060 the quota */
  constructor(scope: Construct, id: string, props: CentralEndpointsProps) {
    super(scope, id);
    const { vpc, tier, services, tags } = props;
    if (services.length === 0 || new Set(services).size !== services.length) {
      throw new NetworkError('NET045', this, {
        problem: 'central endpoints need services, each named once',
        got: `[${services.join(', ')}]`,
        allowed: "short names as ['ssm', 'ecr.api']",
        fix: 'name each service once',
      });
    }
    const endpoints = new Map<string, InterfaceEndpoint>();
    const zoneIds = new Map<string, string>();
    for (const service of services) {
      const at = new Construct(this, service);
      const endpoint = new InterfaceEndpoint(at, 'Endpoint', {
        vpc,
        service: { aws: service },
        subnets: tier,
        privateDns: false,
        tags,
      });
      endpoints.set(service, endpoint);
      zoneIds.set(service, zoneOf(at, service, vpc, endpoint, tags));
    }
    this.endpoints = endpoints;
    this.zoneIds = zoneIds;
  }
}

function zoneOf(
  at: Construct,
  service: string,
  vpc: IVpc,
  endpoint: InterfaceEndpoint,
  tags: CentralEndpointsProps['tags'],
): string {
  const { zone: name, records } = serviceNames(service, vpc.region);
  const zone = new Route53Zone(at, 'Zone', {
    provider: vpc.provider,
    name,
    comment: `Central endpoint of ${service} in ${vpc.name}`,
    vpc: [{ vpcId: vpc.vpcId, vpcRegion: vpc.region }],
    // VPCs that share the zone are associated by resources of their own.
    lifecycle: { ignoreChanges: ['vpc'] },
    tags,
  });
  const zoneId = zone.zoneId;
  const alias = { name: endpoint.dnsName, zoneId: endpoint.dnsZoneId, evaluateTargetHealth: false };
  for (const record of records) {
    const id = record.startsWith('*.') ? 'WildcardRecord' : 'Record';
    new Route53Record(at, id, { provider: vpc.provider, zoneId, name: record, type: 'A', alias });
  }
  return zoneId;
}
