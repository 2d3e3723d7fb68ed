import { Unknown, type Value, type ValueMap } from '../value';
import { toText } from './convert';
import { evaluate, type Scope } from './evaluate';
import { ExpressionFailure } from './failure';
import { parseBareExpression } from './parser';

/** Attributes of a resource (`aws_vpn_connection.a`, `data.aws_region.b`); undefined where they are not known. */
export type AttributesOf = (address: string) => ValueMap | undefined;

/**
 * Fills the `${…}` of a text from what resources are known to be.
 *
 * @param open what stands for an expression that cannot be told: nothing is guessed, and nothing that is empty counts as told
 */
export function fillTemplate(
  text: string,
  attributesOf: AttributesOf,
  open: (expression: string) => string,
): string {
  let filled = '';
  for (let at = 0; ;) {
    const start = text.indexOf('${', at);
    const end = start < 0 ? -1 : endOf(text, start + 2);
    if (end < 0) return filled + text.slice(at);
    const expression = text.slice(start + 2, end);
    filled += text.slice(at, start) + (told(expression, attributesOf) ?? open(expression));
    at = end + 1;
  }
}

function told(expression: string, attributesOf: AttributesOf): string | undefined {
  try {
    const value = evaluate(parseBareExpression(expression), scopeOf(attributesOf));
    const text = value === null ? '' : toText(value);
    return typeof text === 'string' && text !== '' ? text : undefined;
  } catch (error) {
    if (error instanceof ExpressionFailure) return undefined;
    throw error;
  }
}

function scopeOf(attributesOf: AttributesOf): Scope {
  return {
    directory: '.',
    resolve: (root, names) => {
      const used = root === 'data' ? 2 : 1;
      const address = [root, ...names.slice(0, used)].join('.');
      const attributes: Value = attributesOf(address) ?? new Unknown(`${address} is not known`);
      return { value: attributes, used: Math.min(used, names.length) };
    },
    attributeOf: (resource, name) => new Unknown(`${resource.resource}.${name} is not known`),
  };
}

/** Where the brace that opened before `from` is closed, braces and quotes in between heeded; -1: nowhere. */
function endOf(text: string, from: number): number {
  let depth = 1;
  let quoted = false;
  for (let at = from; at < text.length; at++) {
    const character = text[at];
    if (quoted && character === '\\') at++;
    else if (character === '"') quoted = !quoted;
    else if (!quoted && character === '{') depth++;
    else if (!quoted && character === '}' && --depth === 0) return at;
  }
  return -1;
}
