import { Unknown, type Value } from '../../value';
import { isList } from '../access';
import { toNumber, toText } from '../convert';
import { ExpressionFailure } from '../failure';

function text(value: Value | undefined): string {
  const result = toText(value ?? null);
  if (result instanceof Unknown) throw new ExpressionFailure(result.because);
  return result;
}

function number(value: Value | undefined): number {
  const result = toNumber(value ?? null);
  if (result instanceof Unknown) throw new ExpressionFailure(result.because);
  return result;
}

/** The verbs of `format` that Terraform has: https://developer.hashicorp.com/terraform/language/functions/format */
function format(pattern: Value | undefined, ...args: Value[]): string {
  let next = 0;
  return text(pattern).replace(
    /%(?:%|([-+0 #]*)(\d*)(?:\.(\d+))?([a-zA-Z]))/g,
    (whole, flags, width, precision, verb) => {
      if (whole === '%%') return '%';
      if (next >= args.length) throw new ExpressionFailure('format() has too few arguments');
      const arg = args[next++] ?? null;
      return pad(
        formatVerb(String(verb), arg, precision as string | undefined),
        String(flags),
        Number(width),
      );
    },
  );
}

function formatVerb(verb: string, arg: Value, precision: string | undefined): string {
  switch (verb) {
    case 's':
    case 'v':
      return typeof arg === 'object' ? JSON.stringify(arg) : text(arg);
    case 'q':
      return JSON.stringify(text(arg));
    case 'd':
      return Math.trunc(number(arg)).toString();
    case 'f':
      return number(arg).toFixed(precision === undefined ? 6 : Number(precision));
    case 'x':
      return number(arg).toString(16);
    case 'X':
      return number(arg).toString(16).toUpperCase();
    case 'o':
      return number(arg).toString(8);
    case 'b':
      return number(arg).toString(2);
    case 't':
      return text(arg);
    default:
      throw new ExpressionFailure(`format() has no verb %${verb}`);
  }
}

function pad(body: string, flags: string, width: number): string {
  const signed = flags.includes('+') && /^\d/.test(body) ? `+${body}` : body;
  if (flags.includes('-')) return signed.padEnd(width);
  if (!flags.includes('0')) return signed.padStart(width);
  const sign = /^[+-]/.test(signed) ? signed.slice(0, 1) : '';
  return sign + signed.slice(sign.length).padStart(width - sign.length, '0');
}

function formatList(pattern: Value | undefined, ...args: Value[]): Value {
  const size = Math.max(...args.map((arg) => (isList(arg) ? arg.length : 0)));
  return Array.from({ length: size }, (_, at) =>
    format(pattern, ...args.map((arg) => (isList(arg) ? (arg[at] ?? null) : arg))),
  );
}

/** RE2 to JavaScript: the common subset, with `(?P<name>…)`. */
function pattern(value: Value | undefined, flags: string): RegExp {
  const source = text(value);
  const inline = /^\(\?([ims]+)\)/.exec(source);
  try {
    return new RegExp(
      source.slice(inline?.[0].length ?? 0).replaceAll('(?P<', '(?<'),
      `${flags}${inline?.[1] ?? ''}u`,
    );
  } catch (error) {
    throw new ExpressionFailure(`"${source}" is no regular expression: ${(error as Error).message}`);
  }
}

function matched(found: RegExpMatchArray): Value {
  if (found.groups !== undefined)
    return Object.fromEntries(Object.entries(found.groups).map(([k, v]) => [k, v ?? null]));
  return found.length === 1 ? found[0] : found.slice(1).map((group) => group ?? null);
}

function regex(expression: Value | undefined, subject: Value | undefined): Value {
  const found = pattern(expression, '').exec(text(subject));
  if (found === null) throw new ExpressionFailure(`regex() finds no match for ${JSON.stringify(expression)}`);
  return matched(found);
}

function replace(
  subject: Value | undefined,
  search: Value | undefined,
  replacement: Value | undefined,
): string {
  const wanted = text(search);
  const by = text(replacement);
  if (wanted.length < 2 || !wanted.startsWith('/') || !wanted.endsWith('/'))
    return text(subject).replaceAll(wanted, () => by);
  return text(subject).replace(
    pattern(wanted.slice(1, -1), 'g'),
    by.replace(/\$\{?(\w+)\}?/g, (_, name: string) => (/^\d+$/.test(name) ? `$${name}` : `$<${name}>`)),
  );
}

function trimSet(subject: Value | undefined, cutset: Value | undefined): string {
  const set = new Set(text(cutset));
  const characters = [...text(subject)];
  let [from, to] = [0, characters.length];
  while (from < to && set.has(characters[from] ?? '')) from += 1;
  while (to > from && set.has(characters[to - 1] ?? '')) to -= 1;
  return characters.slice(from, to).join('');
}

function substr(subject: Value | undefined, offset: Value | undefined, length: Value | undefined): string {
  const characters = [...text(subject)];
  const start = number(offset) < 0 ? characters.length + number(offset) : number(offset);
  const size = number(length);
  return characters.slice(start, size < 0 ? undefined : start + size).join('');
}

export const TEXT_FUNCTIONS: Readonly<Record<string, (...args: Value[]) => Value>> = {
  basename: (path) => text(path).split('/').pop() ?? '',
  chomp: (value) => text(value).replace(/(\r?\n)+$/, ''),
  dirname: (path) => text(path).split('/').slice(0, -1).join('/') || '.',
  endswith: (value, end) => text(value).endsWith(text(end)),
  format,
  formatlist: formatList,
  indent: (spaces, value) => text(value).replaceAll('\n', `\n${' '.repeat(number(spaces))}`),
  lower: (value) => text(value).toLowerCase(),
  regex,
  regexall: (expression, subject) => [...text(subject).matchAll(pattern(expression, 'g'))].map(matched),
  replace,
  split: (separator, value) => text(value).split(text(separator)),
  startswith: (value, start) => text(value).startsWith(text(start)),
  strcontains: (value, part) => text(value).includes(text(part)),
  strrev: (value) => [...text(value)].reverse().join(''),
  substr,
  title: (value) => text(value).replace(/\b\w/g, (letter) => letter.toUpperCase()),
  trim: trimSet,
  trimprefix: (value, start) =>
    text(value).startsWith(text(start)) ? text(value).slice(text(start).length) : text(value),
  trimspace: (value) => text(value).trim(),
  trimsuffix: (value, end) =>
    text(end) !== '' && text(value).endsWith(text(end))
      ? text(value).slice(0, -text(end).length)
      : text(value),
  upper: (value) => text(value).toUpperCase(),
};
