import { Address4, Address6 } from 'ip-address';
import type { TfValue } from '../../contract';
import type { Rule } from './rule';

/** The provider's complaint about a known value, as a half-sentence after the attribute's name; undefined when it fits. */
export function complaintOf(rule: Rule, value: TfValue): string | undefined {
  if (typeof value === 'object') return undefined;
  const text = String(value);
  switch (rule.kind) {
    case 'one-of':
      return oneOf(rule, text);
    case 'range':
      return outside(Number(text), rule.min, rule.max)
        ? `must be ${within(rule.min, rule.max)}, got ${text}`
        : undefined;
    case 'length':
      return outside([...text].length, rule.min, rule.max)
        ? `must have ${within(rule.min, rule.max)} characters, got ${[...text].length}`
        : undefined;
    case 'pattern':
      return new RegExp(rule.pattern).test(text) === (rule.not ?? false)
        ? `${rule.says}, got ${text}`
        : undefined;
    case 'cidr':
      return text === '' ? undefined : cidr(rule, text);
    case 'ip':
      return text === '' || isAddress(text, rule.family)
        ? undefined
        : `must be an IP${version(rule.family)} address, got ${text}`;
    case 'arn':
      return text === '' || /^arn:[^:]+:[^:]+:[^:]*:[^:]*:.+/s.test(text)
        ? undefined
        : `is not an ARN: ${text}`;
    case 'json':
    case 'policy':
      return text === '' ? undefined : json(rule.kind, text);
    case 'account':
      return text === '' || /^\d{12}$/.test(text)
        ? undefined
        : `is not an AWS account id (12 digits): ${text}`;
    case 'region':
      return text === '' || /^[a-z]{2,4}(-[a-z]+)+-\d{1,2}$/.test(text)
        ? undefined
        : `is not a Region: ${text}`;
    case 'time':
      return text === '' || (/^\d{4}-\d\d-\d\d[Tt]/.test(text) && !Number.isNaN(Date.parse(text)))
        ? undefined
        : `is not an RFC 3339 time: ${text}`;
  }
}

function oneOf(rule: Extract<Rule, { kind: 'one-of' }>, text: string): string | undefined {
  const same = (allowed: string): boolean =>
    rule.ignoreCase ? allowed.toLowerCase() === text.toLowerCase() : allowed === text;
  if (text === '' || rule.values.some(same)) return undefined;
  return `must be one of ${rule.values.join(', ')}, got ${text}`;
}

function cidr(rule: Extract<Rule, { kind: 'cidr' }>, text: string): string | undefined {
  const block = /^[^/]+\/\d{1,3}$/.test(text) ? parseBlock(text) : undefined;
  if (block === undefined) return `is not a CIDR block: ${text}`;
  const family = block instanceof Address4 ? 4 : 6;
  if (rule.family !== undefined && rule.family !== family)
    return `must be an IPv${rule.family} CIDR block, got ${text}`;
  const length = block.subnetMask;
  if (outside(length, rule.min, rule.max))
    return `must have a prefix length ${within(rule.min, rule.max)}, got /${length}`;
  if (rule.network && block.startAddress().bigInt() !== block.bigInt())
    return `is not the network address of its block: ${text} lies in ${block.startAddress().correctForm()}/${length}`;
  return undefined;
}

function parseBlock(text: string): Address4 | Address6 | undefined {
  try {
    return text.includes(':') ? new Address6(text) : new Address4(text);
  } catch {
    return undefined;
  }
}

function isAddress(text: string, family: 4 | 6 | undefined): boolean {
  return (family !== 6 && Address4.isValid(text)) || (family !== 4 && Address6.isValid(text));
}

function json(kind: 'json' | 'policy', text: string): string | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    if (kind === 'json' || (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)))
      return undefined;
    return 'contains an invalid JSON policy: not a JSON object';
  } catch (error) {
    return `contains an invalid JSON${kind === 'policy' ? ' policy' : ''}: ${error instanceof Error ? error.message : ''}`;
  }
}

function outside(value: number, min: number | undefined, max: number | undefined): boolean {
  return value < (min ?? -Infinity) || value > (max ?? Infinity);
}

function within(min: number | undefined, max: number | undefined): string {
  if (min === undefined) return `at most ${max}`;
  return max === undefined ? `at least ${min}` : `${min} to ${max}`;
}

function version(family: 4 | 6 | undefined): string {
  return family === undefined ? '' : `v${family}`;
}
