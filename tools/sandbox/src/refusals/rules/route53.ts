import type { TfObject, WorldObject } from '../../contract';
import { parseAddress } from '../../types/address';
import { fullName, zoneOf } from '../../types/dns/zone';
import { blocks, lookUp, texts } from '../../types/values';
import { CREATE, CREATE_OR_UPDATE, numeric, text, withValue, type Check, type Rule } from '../rule';

const RECORDS = 'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/ResourceRecordTypes.html';
const ROUTING = 'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/routing-policy.html';
const ALIAS =
  'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resource-record-sets-choosing-alias-non-alias.html';
const CHANGE = 'https://docs.aws.amazon.com/Route53/latest/APIReference/API_ChangeResourceRecordSets.html';
const HEALTH = 'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/health-checks-creating-values.html';
const RECORD = ['aws_route53_record'] as const;

const POLICIES = ['weighted', 'latency', 'failover', 'geolocation', 'geoproximity', 'cidr'] as const;

/** The routing policies that a record names; none means simple. */
export function policiesOf(values: TfObject): readonly string[] {
  const named: string[] = POLICIES.filter((policy) => blocks(values, `${policy}_routing_policy`).length > 0);
  return values['multivalue_answer_routing_policy'] === true ? [...named, 'multivalue'] : named;
}

const nameOf = ({ values, world }: Check): string =>
  fullName(values['name'], text(zoneOf(world, values)?.values, 'name'));
const isAlias = ({ values }: Check): boolean => blocks(values, 'alias').length > 0;

/** Other records of the zone with the same full name. */
function namesakes(check: Check): readonly WorldObject[] {
  const zone = zoneOf(check.world, check.values);
  const name = nameOf(check);
  return withValue(check, 'aws_route53_record', 'zone_id', zone?.id).filter(
    ({ values }) => fullName(values['name'], text(zone?.values, 'name')) === name,
  );
}

const describe = (check: Check): string =>
  `[name='${nameOf(check)}.', type='${text(check.values, 'type') ?? ''}']`;
const batch = (text_: string): string => `[${text_}]`;

export const ROUTE53_RULES: readonly Rule[] = [
  {
    id: 'record/cname-at-apex',
    types: RECORD,
    on: CREATE_OR_UPDATE,
    code: 'InvalidChangeBatch',
    when: "a CNAME is to stand at the zone's own name",
    source: RECORDS,
    refuses: (check) => {
      const zone = text(zoneOf(check.world, check.values)?.values, 'name');
      return check.values['type'] === 'CNAME' && zone !== undefined && nameOf(check) === fullName(zone, zone)
        ? {
            message: batch(
              `RRSet of type CNAME with DNS name ${nameOf(check)}. is not permitted at apex in zone ${zone}.`,
            ),
            attribute: 'type',
          }
        : undefined;
    },
  },
  {
    id: 'record/cname-beside-others',
    types: RECORD,
    on: CREATE_OR_UPDATE,
    code: 'InvalidChangeBatch',
    when: 'a CNAME and a record of another type have the same name',
    source: RECORDS,
    refuses: (check) => {
      const type = text(check.values, 'type');
      const clash = namesakes(check).find(
        ({ values }) => values['type'] !== type && (type === 'CNAME' || values['type'] === 'CNAME'),
      );
      return clash === undefined
        ? undefined
        : batch(
            `RRSet of type ${type} with DNS name ${nameOf(check)}. is not permitted because a conflicting RRSet of type ${text(clash.values, 'type')} with the same DNS name already exists in the zone.`,
          );
    },
  },
  {
    id: 'record/exists',
    types: RECORD,
    on: CREATE,
    code: 'InvalidChangeBatch',
    when: 'a record of that name, type and set identifier exists and may not be overwritten',
    source: CHANGE,
    refuses: (check) => {
      const { values } = check;
      if (values['allow_overwrite'] === true) return undefined;
      const same = namesakes(check).some(
        (other) =>
          other.values['type'] === values['type'] &&
          text(other.values, 'set_identifier') === text(values, 'set_identifier'),
      );
      return same
        ? batch(`Tried to create resource record set ${describe(check)} but it already exists`)
        : undefined;
    },
  },
  {
    id: 'record/mixed-policies',
    types: RECORD,
    on: CREATE_OR_UPDATE,
    code: 'InvalidChangeBatch',
    when: 'records of one name and type have different routing policies, or one is simple and another not',
    source: ROUTING,
    refuses: (check) => {
      const own = policiesOf(check.values).join();
      const other = namesakes(check).find(
        ({ values }) => values['type'] === check.values['type'] && policiesOf(values).join() !== own,
      );
      return other === undefined || check.values['allow_overwrite'] === true
        ? undefined
        : batch(
            `RRSet with DNS name ${nameOf(check)}., type ${text(check.values, 'type')} cannot be created because a non multivalue answer rrset exists with the same name and type, or their routing policies differ (${own || 'simple'} beside ${policiesOf(other.values).join() || 'simple'}).`,
          );
    },
  },
  {
    id: 'record/policy-without-identifier',
    types: RECORD,
    on: CREATE_OR_UPDATE,
    code: 'InvalidChangeBatch',
    when: 'a record has a routing policy and no set identifier, or an identifier and no policy',
    source: ROUTING,
    refuses: (check) => {
      const policy = policiesOf(check.values)[0];
      const set = text(check.values, 'set_identifier');
      if ((policy === undefined) === (set === undefined)) return undefined;
      return policy === undefined
        ? batch(`Invalid request: Set identifier ${set} needs exactly one routing policy`)
        : batch(`Invalid request: Missing field 'SetIdentifier' in Change with ${policy} routing`);
    },
  },
  {
    id: 'record/two-policies',
    types: RECORD,
    on: CREATE_OR_UPDATE,
    code: 'InvalidInput',
    when: 'one record has several routing policies',
    source: ROUTING,
    refuses: ({ values }) =>
      policiesOf(values).length > 1
        ? `A record has exactly one routing policy, this one has ${policiesOf(values).join(', ')}`
        : undefined,
  },
  {
    id: 'record/neither-alias-nor-records',
    types: RECORD,
    on: CREATE_OR_UPDATE,
    code: 'InvalidInput',
    when: 'a record has neither values nor an alias, or values without a TTL',
    source: CHANGE,
    refuses: (check) => {
      const count = texts(check.values, 'records').length;
      if (isAlias(check) ? count > 0 : count === 0)
        return 'Invalid request: Expected exactly one of [AliasTarget, all of [TTL, and ResourceRecords], or TrafficPolicyInstanceId]';
      return !isAlias(check) && numeric(check.values, 'ttl') === undefined
        ? { message: "Invalid request: Missing field 'TTL' in Change with values", attribute: 'ttl' }
        : undefined;
    },
  },
  {
    id: 'record/address',
    types: RECORD,
    on: CREATE_OR_UPDATE,
    code: 'InvalidChangeBatch',
    when: 'an A record holds no IPv4 address, or an AAAA record no IPv6 address',
    source: RECORDS,
    refuses: ({ values }) => {
      const family = values['type'] === 'A' ? '.' : values['type'] === 'AAAA' ? ':' : undefined;
      const wrong =
        family === undefined
          ? undefined
          : texts(values, 'records').find(
              (value) => parseAddress(value) === undefined || !value.includes(family),
            );
      return wrong === undefined
        ? undefined
        : {
            message: batch(
              `Invalid Resource Record: 'FATAL problem: ${values['type'] === 'A' ? 'ARRDATAIllegalIPv4Address (Value is not a valid IPv4 address)' : 'AAAARRDATAIllegalIPv6Address (Value is not a valid IPv6 address)'} encountered with '${wrong}''`,
            ),
            attribute: 'records',
          };
    },
  },
  {
    id: 'record/outside-zone',
    types: RECORD,
    on: CREATE_OR_UPDATE,
    code: 'InvalidChangeBatch',
    when: 'the name of a record ends with another zone that the world has, so that it would stand below this one',
    source: CHANGE,
    refuses: (check) => {
      const zone = text(zoneOf(check.world, check.values)?.values, 'name');
      const name = String(check.values['name'] ?? '');
      // A trailing dot says that the name is complete.
      if (zone === undefined || !name.endsWith('.') || nameOf(check) === name.slice(0, -1).toLowerCase())
        return undefined;
      return {
        message: batch(`RRSet with DNS name ${name} is not permitted in zone ${zone}.`),
        attribute: 'name',
      };
    },
  },
  {
    id: 'record/alias-zone',
    types: RECORD,
    on: CREATE_OR_UPDATE,
    code: 'InvalidChangeBatch',
    when: 'an alias names a load balancer of the world with the wrong hosted zone',
    source: ALIAS,
    refuses: ({ values, world }) => {
      const [alias] = blocks(values, 'alias');
      const name = (text(alias, 'name') ?? '')
        .replace(/^dualstack\./, '')
        .replace(/\.$/, '')
        .toLowerCase();
      const target = [
        ...world.where('aws_lb', 'dns_name', name),
        ...world.where('aws_elb', 'dns_name', name),
      ][0];
      return target === undefined || target.values['zone_id'] === alias?.['zone_id']
        ? undefined
        : {
            message: batch(
              `Tried to create an alias that targets ${name}., type ${text(values, 'type')} in zone ${text(alias, 'zone_id')}, but the alias target name does not lie within the target zone (it is ${String(target.values['zone_id'])})`,
            ),
            attribute: 'alias',
          };
    },
  },
  {
    id: 'record/alias-type',
    types: RECORD,
    on: CREATE_OR_UPDATE,
    code: 'InvalidChangeBatch',
    when: 'an alias to a load balancer is neither A nor AAAA (nor HTTPS)',
    source: ALIAS,
    refuses: (check) => {
      const name = (text(blocks(check.values, 'alias')[0], 'name') ?? '').toLowerCase();
      const type = text(check.values, 'type') ?? '';
      return isAlias(check) &&
        /\.elb\.|awsglobalaccelerator\.com|cloudfront\.net/.test(name) &&
        !['A', 'AAAA', 'HTTPS'].includes(type)
        ? { message: batch(`Alias target ${name} is not supported for type ${type}`), attribute: 'type' }
        : undefined;
    },
  },
  {
    id: 'record/alias-ttl',
    types: RECORD,
    on: CREATE_OR_UPDATE,
    code: 'InvalidInput',
    when: 'an alias has a TTL of its own',
    source: ALIAS,
    refuses: (check) =>
      isAlias(check) && numeric(check.values, 'ttl') !== undefined
        ? { message: 'Invalid request: an alias takes the TTL of its target', attribute: 'ttl' }
        : undefined,
  },
  {
    id: 'record/failover-needs-health-check',
    types: RECORD,
    on: CREATE_OR_UPDATE,
    code: 'InvalidInput',
    when: 'a primary failover record that is no alias has no health check',
    source:
      'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resource-record-sets-values-failover.html',
    refuses: (check) =>
      blocks(check.values, 'failover_routing_policy')[0]?.['type'] === 'PRIMARY' &&
      !isAlias(check) &&
      text(check.values, 'health_check_id') === undefined
        ? {
            message: 'Invalid request: Missing field HealthCheckId in Change with failover policy PRIMARY',
            attribute: 'health_check_id',
          }
        : undefined,
  },
  {
    id: 'record/multivalue-alias',
    types: RECORD,
    on: CREATE_OR_UPDATE,
    code: 'InvalidInput',
    when: 'a multivalue answer record is an alias or holds several values',
    source: 'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/routing-policy-multivalue.html',
    refuses: (check) =>
      check.values['multivalue_answer_routing_policy'] === true &&
      (isAlias(check) || texts(check.values, 'records').length > 1)
        ? 'Invalid request: multivalue answer routing takes one value and no alias'
        : undefined,
  },
  {
    id: 'record/weight',
    types: RECORD,
    on: CREATE_OR_UPDATE,
    code: 'InvalidInput',
    when: 'a weight is not from 0 to 255',
    source:
      'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resource-record-sets-values-weighted.html',
    refuses: ({ values }) => {
      const weight = numeric(blocks(values, 'weighted_routing_policy')[0], 'weight');
      return weight === undefined || (weight >= 0 && weight <= 255)
        ? undefined
        : `Invalid request: weight ${weight} must be from 0 to 255`;
    },
  },
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
  {
    id: 'resolver-rule/forward',
    types: ['aws_route53_resolver_rule'],
    on: CREATE,
    code: 'InvalidParameterException',
    when: 'a forwarding rule has no outbound endpoint or no targets',
    source:
      'https://docs.aws.amazon.com/Route53/latest/APIReference/API_route53resolver_CreateResolverRule.html',
    refuses: ({ values, world }) => {
      if (values['rule_type'] !== 'FORWARD') return undefined;
      if (blocks(values, 'target_ip').length === 0 || text(values, 'resolver_endpoint_id') === undefined)
        return '[RSLVR-00705] A FORWARD rule needs resolver_endpoint_id and at least one target_ip';
      const endpoint = lookUp(world, ['aws_route53_resolver_endpoint'], text(values, 'resolver_endpoint_id'));
      return endpoint?.values['direction'] === 'INBOUND'
        ? '[RSLVR-00706] A rule forwards through an outbound endpoint'
        : undefined;
    },
  },
  {
    id: 'resolver-endpoint/zones',
    types: ['aws_route53_resolver_endpoint'],
    on: CREATE,
    code: 'InvalidRequestException',
    when: 'an endpoint with addresses has fewer than two, or they lie in different VPCs',
    source:
      'https://docs.aws.amazon.com/Route53/latest/APIReference/API_route53resolver_CreateResolverEndpoint.html',
    refuses: ({ values, world }) => {
      const subnets = blocks(values, 'ip_address').flatMap((address) => text(address, 'subnet_id') ?? []);
      if (subnets.length === 0) return undefined;
      const vpcs = new Set(
        subnets.flatMap((id) => text(lookUp(world, ['aws_subnet'], id)?.values, 'vpc_id') ?? []),
      );
      if (vpcs.size > 1) return '[RSLVR-00401] The subnets of an endpoint must belong to one VPC';
      return subnets.length < 2 ? '[RSLVR-00402] An endpoint needs at least two IP addresses' : undefined;
    },
  },
  {
    id: 'resolver-rule-association/exists',
    types: ['aws_route53_resolver_rule_association'],
    on: CREATE,
    code: 'ResourceExistsException',
    when: 'the rule is associated with the VPC',
    source:
      'https://docs.aws.amazon.com/Route53/latest/APIReference/API_route53resolver_AssociateResolverRule.html',
    refuses: (check) =>
      withValue(check, 'aws_route53_resolver_rule_association', 'vpc_id', text(check.values, 'vpc_id')).some(
        ({ values }) => values['resolver_rule_id'] === check.values['resolver_rule_id'],
      )
        ? `[RSLVR-01003] Resolver rule ${text(check.values, 'resolver_rule_id')} is already associated with ${text(check.values, 'vpc_id')}`
        : undefined,
  },
];
