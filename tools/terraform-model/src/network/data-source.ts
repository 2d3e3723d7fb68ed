import type { Resource } from '../configuration';
import { Unknown, type Value } from '../value';
import { identities, type Kind } from './identity';
import { isMap, type Entity, type Reading } from './reading';

/**
 * What a data source finds among the resources of the input: the only one that meets all its conditions. A data
 * source that finds nothing names something outside the input, under its own address.
 */
export function findByData(
  reading: Reading,
  data: Resource,
  attribute: string,
  kind: Kind,
): Entity | Unknown {
  const special = specialData(reading, data, kind);
  if (special) return special;
  const conditions = conditionsOf(reading, data);
  if (conditions instanceof Unknown) return conditions;
  if (conditions.length === 0) return { kind, key: data.address };
  const types = Object.entries(identities).filter(([, attributes]) => attributes[attribute] === kind);
  const found = types
    .flatMap(([type]) => reading.of(type))
    .filter((candidate) => conditions.every((condition) => condition(candidate)));
  if (found.length === 1) return { kind, key: found[0]!.address };
  if (found.length === 0) return { kind, key: data.address };
  return new Unknown(`${data.address} fits ${found.length} resources`);
}

type Condition = (candidate: Resource) => boolean;

function specialData(reading: Reading, data: Resource, kind: Kind): Entity | Unknown | undefined {
  const vpc = reading.entity(data.values['vpc_id']);
  const vpcKey = vpc && !(vpc instanceof Unknown) ? vpc.key : undefined;
  switch (data.type) {
    case 'aws_ec2_transit_gateway_vpn_attachment': {
      const connection = reading.entity(data.values['vpn_connection_id']);
      return connection && !(connection instanceof Unknown) ? { kind, key: connection.key } : undefined;
    }
    case 'aws_ec2_transit_gateway_dx_gateway_attachment':
      return dxAttachment(reading, data, kind);
    case 'aws_security_group':
      return vpcKey !== undefined && reading.label(data.values['name']) === 'default'
        ? { kind, key: vpcKey }
        : undefined;
    case 'aws_route_table': {
      const main = filtersOf(reading, data).some(
        ([name, values]) => name === 'association.main' && values[0] === 'true',
      );
      if (main && vpcKey !== undefined) return { kind, key: vpcKey };
      return tableOfSubnet(reading, data, kind);
    }
    default:
      return undefined;
  }
}

function dxAttachment(reading: Reading, data: Resource, kind: Kind): Entity | undefined {
  const wanted = ['dx_gateway_id', 'transit_gateway_id'].map((name) => reading.entity(data.values[name]));
  const found = reading.of('aws_dx_gateway_association').filter((association) => {
    const actual = ['dx_gateway_id', 'associated_gateway_id'].map((name) =>
      reading.entity(association.values[name]),
    );
    return wanted.every((entity, index) => {
      const other = actual[index];
      return (
        entity &&
        other &&
        !(entity instanceof Unknown) &&
        !(other instanceof Unknown) &&
        entity.key === other.key
      );
    });
  });
  return found.length === 1 ? { kind, key: found[0]!.address } : undefined;
}

function tableOfSubnet(reading: Reading, data: Resource, kind: Kind): Entity | undefined {
  const subnet = reading.entity(data.values['subnet_id']);
  if (!subnet || subnet instanceof Unknown) return undefined;
  for (const association of reading.of('aws_route_table_association')) {
    const other = reading.entity(association.values['subnet_id']);
    if (!other || other instanceof Unknown || other.key !== subnet.key) continue;
    const table = reading.entity(association.values['route_table_id']);
    return table && !(table instanceof Unknown) ? { kind, key: table.key } : undefined;
  }
  return undefined;
}

function conditionsOf(reading: Reading, data: Resource): Condition[] | Unknown {
  const conditions: Condition[] = [];
  const tags = reading.settle(data.values['tags']);
  if (isMap(tags)) {
    for (const [name, value] of Object.entries(tags)) {
      const wanted = reading.label(value);
      if (wanted !== undefined) conditions.push((candidate) => reading.tags(candidate)[name] === wanted);
    }
  }
  for (const name of ['cidr_block', 'name', 'availability_zone', 'availability_zone_id', 'public_ip']) {
    const wanted = reading.label(data.values[name]);
    if (wanted !== undefined)
      conditions.push((candidate) => reading.label(candidate.values[name]) === wanted);
  }
  if (data.values['vpc_id'] !== undefined)
    conditions.push(sameEntity(reading, data.values['vpc_id'], 'vpc_id'));
  for (const [name, values] of filtersOf(reading, data)) {
    const condition = filterCondition(reading, name, values);
    if (!condition) return new Unknown(`${data.address} filters by ${name}`);
    conditions.push(condition);
  }
  return conditions;
}

function filtersOf(reading: Reading, data: Resource): (readonly [string, readonly string[]])[] {
  const blocks = reading.blocks(data.values['filter']);
  if (blocks instanceof Unknown) return [['an unknown filter', []]];
  return blocks.map((block) => {
    const values = reading.list(block['values']);
    const texts = values instanceof Unknown ? [] : values.map((value) => reading.label(value) ?? '');
    return [reading.label(block['name']) ?? '', texts] as const;
  });
}

function filterCondition(reading: Reading, name: string, values: readonly string[]): Condition | undefined {
  if (name.startsWith('tag:'))
    return (candidate) => values.includes(reading.tags(candidate)[name.slice(4)] ?? '');
  const argument = filterArguments[name];
  if (argument === undefined) return undefined;
  return (candidate) => values.includes(reading.label(candidate.values[argument]) ?? '');
}

const filterArguments: Readonly<Record<string, string>> = {
  cidr: 'cidr_block',
  'cidr-block': 'cidr_block',
  'availability-zone': 'availability_zone',
  'group-name': 'name',
};

function sameEntity(reading: Reading, wanted: Value | undefined, argument: string): Condition {
  const entity = reading.entity(wanted);
  return (candidate) => {
    const other = reading.entity(candidate.values[argument]);
    return (
      entity !== undefined &&
      other !== undefined &&
      !(entity instanceof Unknown) &&
      !(other instanceof Unknown) &&
      entity.key === other.key
    );
  };
}
