import type { CtyType, TfValue } from '../../src/contract';
import type { TypeFacts } from '../../src/behaviour/facts';
import { complaintOf } from '../../src/behaviour/validate/check-rule';
import type { Rule } from '../../src/behaviour/validate/rule';

/** A proper value for the attribute that is none of `taken`; undefined when none is found. */
export function otherValue(
  facts: TypeFacts,
  path: string,
  type: CtyType,
  taken: readonly (TfValue | undefined)[],
): TfValue | undefined {
  const rules = facts.validation?.[path] ?? [];
  const used = [...taken, facts.defaults[path]].map((value) => JSON.stringify(value ?? null));
  const proper = (value: TfValue): boolean =>
    (Array.isArray(value) ? value : [value]).every((item) => rules.every((rule) => fits(rule, item)));
  return candidates(rules, path, type).find(
    (value) => !used.includes(JSON.stringify(value)) && proper(value),
  );
}

function fits(rule: Rule, value: TfValue): boolean {
  return complaintOf(rule, value) === undefined;
}

function candidates(rules: readonly Rule[], path: string, type: CtyType): TfValue[] {
  if (type === 'bool') return [true, false];
  if (type === 'number') return numbers(rules);
  if (type === 'string') return texts(rules, path.split('.').pop() ?? path);
  if (!Array.isArray(type)) return [];
  if (type[0] === 'map') return type[1] === 'string' ? [{ Key: 'one' }, { Key: 'two' }] : [];
  if (type[0] === 'list' || type[0] === 'set') {
    if (typeof type[1] !== 'string') return [];
    return candidates(rules, path, type[1]).map((value) => [value]);
  }
  return [];
}

function numbers(rules: readonly Rule[]): TfValue[] {
  const listed = rules.flatMap((rule) => (rule.kind === 'one-of' ? rule.values.map(Number) : []));
  if (listed.length > 0) return listed;
  const range = rules.find((rule) => rule.kind === 'range');
  const [min, max] = range?.kind === 'range' ? [range.min ?? 1, range.max ?? 100_000] : [1, 100];
  return [min + 1, min, max].filter((value) => value >= min && value <= max && value !== 0);
}

function texts(rules: readonly Rule[], name: string): string[] {
  const listed = rules.find((rule) => rule.kind === 'one-of');
  if (listed?.kind === 'one-of') return [...listed.values];
  const length = rules.find((rule) => rule.kind === 'length');
  const fit = (text: string): string =>
    length?.kind === 'length' ? text.padEnd(length.min ?? 0, '0').slice(0, length.max) : text;
  const cidr = rules.find((rule) => rule.kind === 'cidr');
  if (cidr?.kind === 'cidr') {
    const bits = cidr.min || (cidr.family === 6 ? 56 : 24);
    return cidr.family === 6
      ? [`2001:db8:2::/${bits}`, `2001:db8:4::/${bits}`]
      : [`10.64.0.0/${bits}`, `10.128.0.0/${bits}`];
  }
  const ip = rules.find((rule) => rule.kind === 'ip');
  if (ip?.kind === 'ip')
    return ip.family === 6 ? ['2001:db8::10', '2001:db8::11'] : ['192.0.2.10', '192.0.2.11'];
  for (const rule of rules) {
    if (rule.kind === 'arn') return arns();
    if (rule.kind === 'account') return ['210987654321', '123456789013'];
    if (rule.kind === 'region') return ['eu-central-1', 'eu-west-2'];
    if (rule.kind === 'json' || rule.kind === 'policy') return policies();
    if (rule.kind === 'time') return ['2030-01-01T00:00:00Z', '2031-01-01T00:00:00Z'];
    if (rule.kind === 'range') return numbers([rule]).map(String);
  }
  if (/(^|_)arns?$/.test(name)) return arns();
  if (/region$/.test(name)) return ['eu-central-1', 'eu-west-2'];
  if (rules.some((rule) => rule.kind === 'pattern' && rule.pattern === '^/')) return ['/one', '/two'];
  return ['example-two', 'exampletwo', 'example-three', 'examplethree'].map(fit);
}

function arns(): string[] {
  return ['arn:aws:iam::123456789012:role/other', 'arn:aws:iam::123456789012:role/another'];
}

function policies(): string[] {
  return ['Allow', 'Deny'].map((Effect) =>
    JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect, Action: 'sqs:*', Resource: '*', Principal: '*' }],
    }),
  );
}
