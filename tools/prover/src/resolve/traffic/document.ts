import {
  isMap,
  Reference,
  Unknown,
  type Resource,
  type Value,
  type ValueMap,
} from '@landbridge/terraform-model';
import { blocks } from '../blocks';

/** A traffic policy document: named endpoints, and rules that lead to them or to one another. */
export interface TrafficDocument {
  readonly recordType: string;
  /** Rule or endpoint that is asked first. */
  readonly start: TrafficNode;
  readonly endpoints: Readonly<Record<string, ValueMap>>;
  readonly rules: Readonly<Record<string, ValueMap>>;
}

export interface TrafficNode {
  readonly kind: 'rule' | 'endpoint';
  readonly name: string;
}

/**
 * The document of an `aws_route53_traffic_policy`, as text with references in it, or of the data source that writes one;
 * undefined when it is not known or is none.
 *
 * Source: https://docs.aws.amazon.com/Route53/latest/APIReference/api-policies-traffic-policy-document-format.html
 */
export function trafficDocument(
  document: Value | undefined,
  resourceAt: (address: string) => Resource | undefined,
): TrafficDocument | undefined {
  if (document instanceof Reference) {
    const source = resourceAt(document.resource);
    return source?.type === 'aws_route53_traffic_policy_document' ? fromBlocks(source.values) : undefined;
  }
  const parsed = parse(document);
  if (!isMap(parsed)) return undefined;
  const start = nodeOf(parsed['StartRule'], parsed['StartEndpoint']);
  const recordType = parsed['RecordType'];
  if (start === undefined || typeof recordType !== 'string') return undefined;
  return { recordType, start, endpoints: maps(parsed['Endpoints']), rules: maps(parsed['Rules']) };
}

/** The rule or endpoint that a branch, or the document, leads to. */
export function nodeOf(rule: Value | undefined, endpoint: Value | undefined): TrafficNode | undefined {
  if (typeof rule === 'string') return { kind: 'rule', name: rule };
  return typeof endpoint === 'string' ? { kind: 'endpoint', name: endpoint } : undefined;
}

/** Text in which references stand for values that AWS will give: each becomes a value of the document. */
function parse(document: Value | undefined): Value | undefined {
  const parts = document instanceof Unknown ? document.parts : [document];
  const held: Value[] = [];
  const text = parts.map((part) => {
    if (typeof part === 'string') return part;
    held.push(part ?? null);
    return `\u0001${held.length - 1}\u0001`;
  });
  if (document === undefined || text.length === 0) return undefined;
  try {
    // A control character is not allowed inside JSON text: the mark is written as its escape.
    const json = text.join('').replaceAll('\u0001', '\\u0001');
    return JSON.parse(json, (_key, value: unknown) => restored(value, held)) as Value;
  } catch {
    return undefined;
  }
}

function restored(value: unknown, held: readonly Value[]): unknown {
  if (typeof value !== 'string' || !value.includes('\u0001')) return value;
  const [, place] = /^\u0001(\d+)\u0001$/.exec(value) ?? [];
  return place === undefined ? new Unknown('a text with a reference in it') : held[Number(place)];
}

const maps = (value: Value | undefined): Record<string, ValueMap> =>
  isMap(value)
    ? Object.fromEntries(
        Object.entries(value).filter((entry): entry is [string, ValueMap] => isMap(entry[1])),
      )
    : {};

/** Names of the data source's arguments by those of the document. */
const RENAMED: Readonly<Record<string, string>> = {
  type: 'RuleType',
  endpoint_reference: 'EndpointReference',
  rule_reference: 'RuleReference',
  health_check: 'HealthCheck',
  evaluate_target_health: 'EvaluateTargetHealth',
  is_default: 'IsDefault',
  continent: 'Continent',
  country: 'Country',
  subdivision: 'Subdivision',
  region: 'Region',
  weight: 'Weight',
  bias: 'Bias',
  latitude: 'Latitude',
  longitude: 'Longitude',
};

const LISTS = {
  items: 'Items',
  locations: 'Locations',
  regions: 'Regions',
  geo_proximity_location: 'GeoproximityLocations',
};

function fromBlocks(values: ValueMap): TrafficDocument | undefined {
  const start = nodeOf(values['start_rule'], values['start_endpoint']);
  if (start === undefined || typeof values['record_type'] !== 'string') return undefined;
  const named = (key: string, change: (block: ValueMap) => ValueMap): Record<string, ValueMap> =>
    Object.fromEntries(blocks(values[key]).map((block) => [String(block['id']), change(block)]));
  return {
    recordType: values['record_type'],
    start,
    endpoints: named('endpoint', ({ type, value, region }) => ({
      Type: type ?? null,
      Value: value ?? null,
      Region: region ?? null,
    })),
    rules: named('rule', (block) => ({
      RuleType: block['type'] ?? null,
      ...single(block, 'primary', 'Primary'),
      ...single(block, 'secondary', 'Secondary'),
      ...Object.fromEntries(
        Object.entries(LISTS).map(([key, name]) => [name, blocks(block[key]).map(renamed)]),
      ),
    })),
  };
}

const single = (block: ValueMap, key: string, name: string): ValueMap => {
  const [found] = blocks(block[key]);
  return found === undefined ? {} : { [name]: renamed(found) };
};

function renamed(block: ValueMap): ValueMap {
  const entries = Object.entries(block).filter(([, value]) => value !== null && value !== '');
  return Object.fromEntries(entries.map(([key, value]) => [RENAMED[key] ?? key, value]));
}
