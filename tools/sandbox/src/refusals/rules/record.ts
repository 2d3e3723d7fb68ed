import type { TfObject, WorldObject } from '../../contract';
import { parseAddress } from '../../types/address';
import { fullName, zoneOf } from '../../types/dns/zone';
import { blocks, texts } from '../../types/values';
import { CREATE, CREATE_OR_UPDATE, numeric, text, withValue, type Check, type Rule } from '../rule';

const RECORDS = 'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/ResourceRecordTypes.html';
const ROUTING = 'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/routing-policy.html';
const ALIAS =
  'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resource-record-sets-choosing-alias-non-alias.html';
const CHANGE = 'https://docs.aws.amazon.com/Route53/latest/APIReference/API_ChangeResourceRecordSets.html';
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

export const RECORD_RULES: readonly Rule[] = [
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
];
