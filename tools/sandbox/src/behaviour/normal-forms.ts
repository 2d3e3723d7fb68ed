/** How values of an attribute are compared when spelling does not count. */
export type NormalForm =
  'json' | 'policy' | 'cidr' | 'case' | 'protocol' | 'time' | 'domain' | 'whitespace' | 'base64';

/** The form that all spellings of a value share; equal normal forms mean no change. */
export function normalise(form: NormalForm, value: string): string {
  switch (form) {
    case 'json':
      return normalJson(value, (parsed) => parsed);
    case 'policy':
      return normalJson(value, normalPolicy);
    case 'cidr':
      return normalCidr(value);
    case 'case':
      return value.toLowerCase();
    case 'protocol':
      return normalProtocol(value);
    case 'time':
      return Number.isNaN(Date.parse(value)) ? value.toLowerCase() : new Date(value).toISOString();
    case 'domain':
      return value.replace(/\.$/, '').toLowerCase();
    case 'whitespace':
      return value.trim();
    case 'base64':
      return value;
  }
}

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

function normalJson(value: string, transform: (parsed: Json) => Json): string {
  try {
    return JSON.stringify(sortKeys(transform(JSON.parse(value) as Json)));
  } catch {
    return value;
  }
}

function sortKeys(value: Json): Json {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, sortKeys(value[key] ?? null)]),
  );
}

/** AWS policy documents: one statement or a list, one string or a list of strings, order of lists irrelevant. */
function normalPolicy(document: Json): Json {
  if (document === null || typeof document !== 'object' || Array.isArray(document)) return document;
  const { Statement, ...rest } = document;
  if (Statement === undefined) return document;
  const statements = Array.isArray(Statement) ? Statement : [Statement];
  return { ...rest, Statement: statements.map(normalStatement) };
}

function normalStatement(statement: Json): Json {
  if (statement === null || typeof statement !== 'object' || Array.isArray(statement)) return statement;
  const entries = Object.entries(statement).filter(([key, value]) => !(key === 'Sid' && value === ''));
  return Object.fromEntries(entries.map(([key, value]) => [key, normalClause(key, value)]));
}

function normalClause(key: string, value: Json): Json {
  if (key === 'Principal' || key === 'NotPrincipal') {
    if (value === '*') return { AWS: ['*'] };
    return mapObject(value, unorderedStrings);
  }
  if (key === 'Condition') return mapObject(value, (operator) => mapObject(operator, unorderedStrings));
  if (/^(Not)?(Action|Resource)$/.test(key)) return unorderedStrings(value);
  return value;
}

function mapObject(value: Json, work: (inner: Json) => Json): Json {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, work(inner)]));
}

function unorderedStrings(value: Json): Json {
  const list = Array.isArray(value) ? value : [value];
  return list.map((item) => (typeof item === 'object' ? item : String(item))).sort();
}

/** IANA names that the EC2 API uses for protocol numbers. */
const PROTOCOLS: Readonly<Record<string, string>> = {
  all: '-1',
  '1': 'icmp',
  '6': 'tcp',
  '17': 'udp',
  '58': 'icmpv6',
};

function normalProtocol(value: string): string {
  const lower = value.toLowerCase();
  return PROTOCOLS[lower] ?? lower;
}

/** IPv6 addresses have many spellings; IPv4 blocks only one once host bits are refused. */
function normalCidr(value: string): string {
  const [address, length] = value.split('/');
  if (address === undefined || !address.includes(':')) return value;
  return `${expandIpv6(address)}${length === undefined ? '' : `/${length}`}`;
}

function expandIpv6(address: string): string {
  const [head = '', tail] = address.toLowerCase().split('::');
  const front = head === '' ? [] : head.split(':');
  const back = tail === undefined || tail === '' ? [] : tail.split(':');
  const middle =
    tail === undefined ? [] : Array<string>(Math.max(0, 8 - front.length - back.length)).fill('0');
  return [...front, ...middle, ...back].map((group) => group.replace(/^0+(?=.)/, '')).join(':');
}
