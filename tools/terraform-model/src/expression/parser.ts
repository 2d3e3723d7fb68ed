import { Cursor } from './cursor';
import type { Expression } from './syntax';
import { parseTemplate } from './template';

/** Binary operators, weakest first. */
const OPERATORS: readonly (readonly string[])[] = [
  ['||'],
  ['&&'],
  ['==', '!='],
  ['<=', '>=', '<', '>'],
  ['+', '-'],
  ['*', '/', '%'],
];

const NESTING_LIMIT = 200;
const depths = new WeakMap<Cursor, number>();

/** Parses a string of Terraform JSON: text with `${…}` in it. */
export function parseJsonString(text: string): Expression {
  return parseTemplate(new Cursor(text), false);
}

/** Parses a bare expression, as `depends_on` and `*.tfvars` have it. */
export function parseBareExpression(text: string): Expression {
  const cursor = new Cursor(text);
  const expression = parseExpression(cursor);
  cursor.skipSpace();
  if (!cursor.atEnd) cursor.fail('unexpected text');
  return expression;
}

export function parseExpression(cursor: Cursor): Expression {
  const depth = (depths.get(cursor) ?? 0) + 1;
  if (depth > NESTING_LIMIT) cursor.fail(`nested deeper than ${NESTING_LIMIT} levels`);
  depths.set(cursor, depth);
  const condition = parseBinary(cursor, 0);
  let expression = condition;
  if (cursor.take('?')) {
    const then = parseExpression(cursor);
    cursor.expect(':');
    expression = { kind: 'conditional', condition, then, otherwise: parseExpression(cursor) };
  }
  depths.set(cursor, depth - 1);
  return expression;
}

function parseBinary(cursor: Cursor, level: number): Expression {
  const operators = OPERATORS[level];
  if (operators === undefined) return parseUnary(cursor);
  let left = parseBinary(cursor, level + 1);
  for (;;) {
    const operator = operators.find((candidate) => cursor.sees(candidate));
    // `=>` belongs to an enclosing `for`, `...` to a call.
    if (operator === undefined) return left;
    cursor.expect(operator);
    left = { kind: 'binary', operator, left, right: parseBinary(cursor, level + 1) };
  }
}

function parseUnary(cursor: Cursor): Expression {
  for (const operator of ['-', '!']) {
    if (operator === '!' && cursor.sees('!=')) continue;
    if (!cursor.take(operator)) continue;
    const depth = (depths.get(cursor) ?? 0) + 1;
    if (depth > NESTING_LIMIT) cursor.fail(`nested deeper than ${NESTING_LIMIT} levels`);
    depths.set(cursor, depth);
    const operand = parseUnary(cursor);
    depths.set(cursor, depth - 1);
    return { kind: 'unary', operator, operand };
  }
  return parsePostfix(cursor);
}

function parsePostfix(cursor: Cursor): Expression {
  return parseSteps(cursor, parseTerm(cursor));
}

function parseSteps(cursor: Cursor, base: Expression): Expression {
  let expression = base;
  for (;;) {
    if (cursor.sees('...')) return expression;
    if (cursor.take('.')) {
      if (cursor.take('*')) expression = { kind: 'splat', of: expression, each: parseAttributes(cursor) };
      else expression = parseDotted(cursor, expression);
    } else if (cursor.take('[')) {
      if (cursor.take('*')) {
        cursor.expect(']');
        // All that follows, further splats too, applies to each element.
        return { kind: 'splat', of: expression, each: parseSteps(cursor, { kind: 'item' }) };
      }
      const index = parseExpression(cursor);
      cursor.expect(']');
      expression = { kind: 'index', of: expression, index };
    } else return expression;
  }
}

function parseDotted(cursor: Cursor, of: Expression): Expression {
  const digits = cursor.number();
  // `list.0.1` scans as the number 0.1: both are legacy indexes.
  if (digits !== undefined) return digits.split('.').reduce<Expression>(withAttribute, of);
  return withAttribute(of, cursor.identifier() ?? cursor.fail('expected an attribute'));
}

function withAttribute(of: Expression, name: string): Expression {
  if (of.kind === 'reference') return { ...of, names: [...of.names, name] };
  return { kind: 'attribute', of, name };
}

/** What an attribute-only splat takes along: attributes, no indexes. */
function parseAttributes(cursor: Cursor): Expression {
  let each: Expression = { kind: 'item' };
  while (!cursor.sees('...') && !cursor.sees('.*') && cursor.take('.')) each = parseDotted(cursor, each);
  return each;
}

function parseTerm(cursor: Cursor): Expression {
  if (cursor.take('(')) {
    const inner = parseExpression(cursor);
    cursor.expect(')');
    // Parentheses end a traversal: `(a).b` is an attribute of a value.
    return inner;
  }
  if (cursor.take('[')) return parseListOrFor(cursor);
  if (cursor.take('{')) return parseObjectOrFor(cursor);
  if (cursor.take('"')) {
    const template = parseTemplate(cursor, true);
    return template;
  }
  const digits = cursor.number();
  if (digits !== undefined) return { kind: 'literal', value: Number(digits) };
  const name = cursor.identifier() ?? cursor.fail('expected an expression');
  if (name === 'true' || name === 'false') return { kind: 'literal', value: name === 'true' };
  if (name === 'null') return { kind: 'literal', value: null };
  if (cursor.text[cursor.position] === '(' || cursor.text.startsWith('::', cursor.position))
    return parseCall(cursor, name);
  return { kind: 'reference', root: name, names: [] };
}

function parseCall(cursor: Cursor, first: string): Expression {
  let name = first;
  while (cursor.take('::')) name += `::${cursor.identifier() ?? cursor.fail('expected a function name')}`;
  cursor.expect('(');
  const args: Expression[] = [];
  let spread = false;
  while (!cursor.take(')')) {
    args.push(parseExpression(cursor));
    spread = cursor.take('...');
    if (!cursor.take(',') && !cursor.sees(')')) cursor.fail('expected "," or ")"');
  }
  return { kind: 'call', name, args, spread };
}

function parseListOrFor(cursor: Cursor): Expression {
  if (seesFor(cursor)) return parseFor(cursor, ']');
  const items: Expression[] = [];
  while (!cursor.take(']')) {
    items.push(parseExpression(cursor));
    if (!cursor.take(',') && !cursor.sees(']')) cursor.fail('expected "," or "]"');
  }
  return { kind: 'list', items };
}

function parseObjectOrFor(cursor: Cursor): Expression {
  if (seesFor(cursor)) return parseFor(cursor, '}');
  const entries: (readonly [Expression, Expression])[] = [];
  while (!cursor.take('}')) {
    const key = parseObjectKey(cursor);
    if (!cursor.take(':')) cursor.expect('=');
    entries.push([key, parseExpression(cursor)]);
    cursor.take(',');
  }
  return { kind: 'object', entries };
}

/** A bare name as a key is text, not a reference; `(name)` is one. */
function parseObjectKey(cursor: Cursor): Expression {
  if (cursor.sees('(')) return parseTerm(cursor);
  const key = parseExpression(cursor);
  return key.kind === 'reference' && key.names.length === 0 ? { kind: 'literal', value: key.root } : key;
}

function seesFor(cursor: Cursor): boolean {
  const start = cursor.position;
  const found = cursor.takeKeyword('for') && cursor.identifier() !== undefined;
  cursor.position = start;
  return found;
}

function parseFor(cursor: Cursor, end: string): Expression {
  cursor.takeKeyword('for');
  const first = cursor.identifier() ?? cursor.fail('expected a name');
  const second = cursor.take(',') ? (cursor.identifier() ?? cursor.fail('expected a name')) : undefined;
  if (!cursor.takeKeyword('in')) cursor.fail('expected "in"');
  const collection = parseExpression(cursor);
  cursor.expect(':');
  const head = parseExpression(cursor);
  const isObject = end === '}';
  if (isObject) cursor.expect('=>');
  const value = isObject ? parseExpression(cursor) : head;
  const grouping = cursor.take('...');
  const condition = cursor.takeKeyword('if') ? parseExpression(cursor) : undefined;
  cursor.expect(end);
  return {
    kind: 'for',
    keyName: second === undefined ? undefined : first,
    valueName: second ?? first,
    collection,
    key: isObject ? head : undefined,
    value,
    condition,
    grouping,
  };
}
