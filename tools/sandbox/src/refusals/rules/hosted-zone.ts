import { zoneOf } from '../../types/dns/zone';
import { blocks, texts } from '../../types/values';
import { CREATE, CREATE_OR_UPDATE, numeric, text, type Rule } from '../rule';

const HEALTH = 'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/health-checks-creating-values.html';
export const HOSTED_ZONE_RULES: readonly Rule[] = [
  {
    id: 'zone-association/not-authorized',
    types: ['aws_route53_zone_association'],
    on: CREATE,
    code: 'NotAuthorizedException',
    when: "another account's private zone is associated with a VPC without its authorization",
    source:
      'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zone-private-associate-vpcs-different-accounts.html',
    refuses: ({ values, world, scope }) => {
      const zone = zoneOf(world, values);
      if (zone === undefined || zone.account === scope.account) return undefined;
      const allowed = world
        .where('aws_route53_vpc_association_authorization', 'zone_id', zone.id)
        .some((authorization) => authorization.values['vpc_id'] === values['vpc_id']);
      return allowed
        ? undefined
        : `The VPC ${text(values, 'vpc_id')} has not authorized to associate with your hosted zone ${zone.id}.`;
    },
  },
  {
    id: 'zone-association/public-zone',
    types: ['aws_route53_zone_association', 'aws_route53_vpc_association_authorization'],
    on: CREATE,
    code: 'PublicZoneVPCAssociation',
    when: 'a public zone is associated with a VPC',
    source: 'https://docs.aws.amazon.com/Route53/latest/APIReference/API_AssociateVPCWithHostedZone.html',
    refuses: ({ values, world }) => {
      const zone = zoneOf(world, values);
      return zone !== undefined && blocks(zone.values, 'vpc').length === 0
        ? `You're trying to associate a VPC with a public hosted zone (${zone.id})`
        : undefined;
    },
  },
  {
    id: 'zone/conflicting-domain',
    types: ['aws_route53_zone', 'aws_route53_zone_association'],
    on: CREATE_OR_UPDATE,
    code: 'ConflictingDomainExists',
    when: 'a VPC has another private zone of the same name',
    source: 'https://docs.aws.amazon.com/Route53/latest/APIReference/API_CreateHostedZone.html',
    refuses: (check) => {
      const { type, values, world, id } = check;
      const own =
        type === 'aws_route53_zone'
          ? { id, name: text(values, 'name') }
          : { id: zoneOf(world, values)?.id, name: text(zoneOf(world, values)?.values, 'name') };
      const vpcs =
        type === 'aws_route53_zone'
          ? blocks(values, 'vpc').flatMap((vpc) => text(vpc, 'vpc_id') ?? [])
          : [text(values, 'vpc_id') ?? ''];
      for (const zone of world.where('aws_route53_zone', 'name', own.name ?? '')) {
        if (zone.id === own.id) continue;
        const its = [
          ...blocks(zone.values, 'vpc'),
          ...world.where('aws_route53_zone_association', 'zone_id', zone.id).map((one) => one.values),
        ];
        const both = its
          .map((vpc) => text(vpc, 'vpc_id'))
          .find((vpc) => vpc !== undefined && vpcs.includes(vpc));
        if (both !== undefined)
          return `The VPC ${both} in region is already associated with a hosted zone of the domain ${own.name} (${zone.id})`;
      }
      return undefined;
    },
  },
  {
    id: 'health-check/target',
    types: ['aws_route53_health_check'],
    on: CREATE,
    code: 'InvalidInput',
    when: 'an endpoint check names neither address nor domain, or a private address',
    source: HEALTH,
    refuses: ({ values }) => {
      const endpoint = /^(?:HTTPS?(?:_STR_MATCH)?|TCP)$/.test((text(values, 'type') ?? '').toUpperCase());
      const [address, domain] = [text(values, 'ip_address'), text(values, 'fqdn')];
      if (!endpoint) return undefined;
      if (address === undefined && domain === undefined)
        return 'Invalid request: IPAddress or FullyQualifiedDomainName must be specified';
      return address !== undefined &&
        /^(?:10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|127\.|169\.254\.|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|f[cd]|fe80)/i.test(
          address,
        )
        ? {
            message: `Invalid request: the IP address ${address} is in a private or reserved range, which Route 53 health checkers cannot reach; use a CloudWatch alarm check`,
            attribute: 'ip_address',
          }
        : undefined;
    },
  },
  {
    id: 'health-check/kind-arguments',
    types: ['aws_route53_health_check'],
    on: CREATE,
    code: 'InvalidInput',
    when: 'a calculated check has no children, an alarm check no alarm, or a string check no text to look for',
    source: HEALTH,
    refuses: ({ values }) => {
      const type = (text(values, 'type') ?? '').toUpperCase();
      if (type === 'CALCULATED' && texts(values, 'child_healthchecks').length === 0)
        return 'Invalid request: ChildHealthChecks must be specified for type CALCULATED';
      if (type === 'CLOUDWATCH_METRIC' && text(values, 'cloudwatch_alarm_name') === undefined)
        return 'Invalid request: AlarmIdentifier must be specified for type CLOUDWATCH_METRIC';
      if (type.endsWith('_STR_MATCH') && text(values, 'search_string') === undefined)
        return 'Invalid request: SearchString must be specified for a string match';
      return type === 'TCP' && numeric(values, 'port') === undefined
        ? 'Invalid request: Port must be specified for type TCP'
        : undefined;
    },
  },
];
