import { crc32 } from 'node:zlib';
import type { Scope, TfObject, TfValue } from '../contract';
import type { Seed } from './seed';

/**
 * How AWS writes the ids and the plain computed values of a type: data, so that a type needs code only where it does
 * something. In a template `{name}` stands for an attribute of the object; `{a|b}` for the first of them that is set;
 * `{account}`, `{region}`, `{partition}`, `{suffix}` for the scope; `{hex:17}`, `{digits:6}`, `{capitals:20}`, `{uuid}` for made-up
 * parts; `{crc32:name}` for the decimal checksum that the provider uses as a hash; `{last:name}` for the end of an ARN.
 */
export interface Form {
  readonly id: string;
  /** How AWS tells objects apart when their ids do not: a hook's id is its name, which each scaling group has its own of. */
  readonly key?: string;
  /** Forms of the import id, when not the id. */
  readonly import?: readonly string[];
  /** Templates or constants, by attribute or dotted path into blocks. */
  readonly values?: Readonly<Record<string, TfValue>>;
}

/** The template of an ARN with Region and account. */
export const arn = (service: string, resource: string): string =>
  `arn:{partition}:${service}:{region}:{account}:${resource}`;
/** The template of an ARN of a global service, with the account. */
export const globalArn = (service: string, resource: string): string =>
  `arn:{partition}:${service}::{account}:${resource}`;

export interface TemplateValues {
  readonly scope: Scope;
  readonly values: TfObject;
  readonly id: string;
  readonly seed: Seed;
  /** Distinguishes made-up parts of different attributes. */
  readonly purpose: string;
}

/** Fills a template in; an attribute that is not set gives nothing. */
export function render(template: string, of: TemplateValues): string {
  return template.replace(/(?<!\$)\{([^{}]+)\}/g, (_, expression: string) => part(expression, of));
}

function part(expression: string, of: TemplateValues): string {
  const [name = '', argument = ''] = expression.split(':');
  switch (name) {
    case 'hex':
      return of.seed.hex(Number(argument), of.purpose);
    case 'digits':
      return of.seed.digits(Number(argument), of.purpose);
    case 'capitals':
      return of.seed.capitals(Number(argument), of.purpose);
    case 'uuid':
      return of.seed.uuid(of.purpose);
    case 'last':
      return attribute(argument, of).replace(/^.*[/:]/, '');
    case 'crc32':
      return String(crc32(attribute(argument, of)));
    case 'id':
      return of.id;
    case 'account':
    case 'partition':
      return of.scope[name];
    case 'suffix':
      return dnsSuffix(of.scope);
    default:
      return attribute(expression, of);
  }
}

function attribute(names: string, of: TemplateValues): string {
  for (const name of names.split('|')) {
    const value = of.values[name];
    if (typeof value === 'string' ? value !== '' : typeof value === 'number' || typeof value === 'boolean')
      return String(value);
    if (Array.isArray(value) && value.length > 0) return value.map(String).join('_');
  }
  return names === 'region' ? of.scope.region : '';
}

/** The end of the domain names of services. */
export function dnsSuffix(scope: Scope): string {
  return scope.partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com';
}
