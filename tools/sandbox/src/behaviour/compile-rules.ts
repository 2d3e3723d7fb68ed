import type { Rule } from './validate/rule';

/** Validation as the dump of the real provider gives it. */
export interface DumpedRule {
  readonly oneOf?: readonly string[];
  readonly range?: readonly [number | null, number | null];
  /** The provider's complaints about an improper value. */
  readonly words?: readonly string[];
}

export function rulesFromDump(rule: DumpedRule): Rule[] {
  const rules: Rule[] = [];
  if (rule.oneOf !== undefined) rules.push({ kind: 'one-of', values: rule.oneOf.map(String), open: true });
  if (rule.range !== undefined)
    rules.push(range('range', rule.range[0] ?? undefined, rule.range[1] ?? undefined));
  for (const words of rule.words ?? []) {
    const found = COMPLAINTS.find(([pattern]) => pattern.test(words));
    const made = found?.[1](words.match(found[0]) ?? []);
    if (made !== undefined && !rules.some((known) => known.kind === made.kind)) rules.push(made);
  }
  // Complaints of several forms at once mean that either form would do.
  if (rule.oneOf !== undefined && rule.range !== undefined)
    return rules.filter((made) => !(made.kind in NUMBERS));
  const forms = rules.filter((made) => FORMS.includes(made.kind));
  return forms.length > 1 ? rules.filter((made) => !FORMS.includes(made.kind)) : rules;
}

const NUMBERS = { 'one-of': true, range: true };
const FORMS: readonly Rule['kind'][] = ['arn', 'account', 'cidr', 'ip', 'json', 'policy', 'time'];

type Maker = (match: readonly (string | undefined)[]) => Rule;

const COMPLAINTS: readonly (readonly [RegExp, Maker])[] = [
  [/^length (\d*)\.\.(\d*)$/, (m) => range('length', integer(m[1]), integer(m[2]))],
  [/is an invalid ARN/, () => ({ kind: 'arn' })],
  [/AWS Account ID/, () => ({ kind: 'account' })],
  [/invalid JSON policy/, () => ({ kind: 'policy' })],
  [/invalid JSON/, () => ({ kind: 'json' })],
  [/not a valid CIDR block/, () => ({ kind: 'cidr', network: true })],
  [/invalid CIDR address/, () => ({ kind: 'cidr' })],
  [/valid IPv4 address/, () => ({ kind: 'ip', family: 4 })],
  [/valid IPv6 address/, () => ({ kind: 'ip', family: 6 })],
  [/contain a valid IP,/, () => ({ kind: 'ip' })],
  [/valid RFC3339 date/, () => ({ kind: 'time' })],
  [/port number or 0/, () => range('range', 0, 65535)],
  [/port number/, () => range('range', 1, 65535)],
  [/^must not be empty|cannot be shorter than 1|not be an empty string/, () => range('length', 1, undefined)],
];

/** Rules out of the words in which a reader noted the validation. Words that are not understood give no rule. */
export function rulesFromWords(words: string): Rule[] {
  if (/^each|^items|entries;|^\d+ or \d+ items|blocks?$|when given, each/.test(words))
    return rulesOfElements(words);
  if (/ when | or (integer|starts|a port|off|a multiple)|, or \d|except|^0 or /.test(words)) return [];
  const rules: Rule[] = [];
  const oneOf =
    /^(?:SDK enum(?: \w+)?(?:, case-insensitive)?:? ?\(?|(?:each )?one of |API enum \w+ \()([^ ),;]+(?:\|[^ ),;]+)+)/.exec(
      words,
    );
  if (oneOf?.[1] !== undefined) {
    const open = /newer|newest|SDK enum|API enum|stored version|later/i.test(words);
    const ignoreCase = /case-insensitive/i.test(words);
    return [{ kind: 'one-of', values: oneOf[1].split('|'), open, ...(ignoreCase ? { ignoreCase } : {}) }];
  }
  if (/as string|decimal string|string holding/.test(words)) return [];
  const integers = /^integer (-?\d+)\.\.(\d+)$/.exec(words) ?? /^(\d+)\.\.(\d+)$/.exec(words);
  if (integers !== null) return [range('range', integer(integers[1]), integer(integers[2]))];
  const atLeast = /^integer (?:≥|>=) ?(-?\d+)$/.exec(words);
  if (atLeast !== null) return [range('range', integer(atLeast[1]), undefined)];
  if (/^(valid )?(IAM )?(policy JSON|IAM policy JSON)/i.test(words)) return [{ kind: 'policy' }];
  if (/^(valid )?JSON( document)?$/.test(words)) return [{ kind: 'json' }];
  if (/^(valid )?ARN$/.test(words)) return [{ kind: 'arn' }];
  if (/^(exactly 12 digits|12-digit account id|AWS account id)$/.test(words)) return [{ kind: 'account' }];
  if (/^RFC 3339/.test(words)) return [{ kind: 'time' }];
  if (/^not empty$/.test(words)) return [range('length', 1, undefined)];
  const address = /^(IPv4|IPv6|IP) address$/.exec(words);
  if (address !== null) return [ipRule(address[1])];
  const cidr = cidrRule(words);
  if (cidr !== undefined) return [cidr];
  const length =
    /^(?:length )?(\d+)\.\.(\d+)(?: chars|,|$| \()/.exec(words) ?? /^(?:≤|<=) ?()(\d+) chars/.exec(words);
  if (length !== null) rules.push(range('length', integer(length[1]), integer(length[2])));
  rules.push(...patternRules(words));
  return rules;
}

/** Rules for each element of a list or set; the engine checks elements of collections one by one anyway. */
function rulesOfElements(words: string): Rule[] {
  const inner = /^(?:each:?|items) (?:an? |the )?(.+)$/.exec(words)?.[1];
  return inner === undefined || /^(each|items)/.test(inner) ? [] : rulesFromWords(inner);
}

function cidrRule(words: string): Rule | undefined {
  const match = /^(IPv4 or IPv6|IPv4|IPv6|any)? ?(?:network )?CIDR\b(.*)$/.exec(words);
  if (match === null) return undefined;
  const family =
    match[1] === 'IPv4' ? { family: 4 as const } : match[1] === 'IPv6' ? { family: 6 as const } : {};
  const network = /network address/.test(words) || /network CIDR/.test(words) ? { network: true } : {};
  const length = /prefix(?: length)? (\d+)\.\.(\d+)/.exec(words);
  const lengths = length === null ? {} : { min: Number(length[1]), max: Number(length[2]) };
  return { kind: 'cidr', ...family, ...network, ...lengths };
}

function patternRules(words: string): Rule[] {
  const rules: Rule[] = [];
  const charset = /(?:chars(?: of)?|length [\d.]+),? (?:only )?\[([^ ]+)\](?:[,;]|$)/.exec(words);
  if (charset?.[1] !== undefined && !/empty string/.test(words))
    rules.push({
      kind: 'pattern',
      pattern: `^[${charset[1].replace(/\[/g, '\\[')}]*$`,
      says: `only [${charset[1]}]`,
    });
  const prefix = /must not (?:begin|start) with "?([a-z]+-)"?/.exec(words);
  if (prefix?.[1] !== undefined)
    rules.push({
      kind: 'pattern',
      pattern: `^${prefix[1]}`,
      not: true,
      says: `must not begin with ${prefix[1]}`,
    });
  if (/no leading\/trailing hyphen/.test(words))
    rules.push({ kind: 'pattern', pattern: '^-|-$', not: true, says: 'must not begin or end with a hyphen' });
  if (/starts with \//.test(words)) rules.push({ kind: 'pattern', pattern: '^/', says: 'must begin with /' });
  return rules;
}

function ipRule(family: string | undefined): Rule {
  if (family === 'IPv4') return { kind: 'ip', family: 4 };
  return family === 'IPv6' ? { kind: 'ip', family: 6 } : { kind: 'ip' };
}

function range(kind: 'range' | 'length', min: number | undefined, max: number | undefined): Rule {
  return { kind, ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
}

function integer(text: string | undefined): number | undefined {
  return text === undefined || text === '' ? undefined : Number(text);
}
