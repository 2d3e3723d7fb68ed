import type { Cursor } from './cursor';
import { parseExpression } from './parser';
import type { Expression } from './syntax';

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' };

/**
 * Reads a template up to the closing quote (`quoted`) or the end of the text. A JSON string is a template without
 * backslash escapes: JSON has decoded them already.
 */
export function parseTemplate(cursor: Cursor, quoted: boolean): Expression {
  const parts = readParts(cursor, quoted, () => false);
  if (quoted) cursor.expect('"');
  else if (!cursor.atEnd) cursor.fail('unexpected template directive');
  return simplify(parts);
}

function simplify(parts: readonly Expression[]): Expression {
  if (parts.length === 0) return { kind: 'literal', value: '' };
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? only : { kind: 'template', parts };
}

function readParts(cursor: Cursor, quoted: boolean, stop: () => boolean): Expression[] {
  const parts: Expression[] = [];
  let literal = '';
  const flush = () => {
    if (literal !== '') parts.push({ kind: 'literal', value: literal });
    literal = '';
  };
  const { text } = cursor;
  while (!cursor.atEnd) {
    const character = text[cursor.position] ?? '';
    const introducer = (character === '$' || character === '%') && text[cursor.position + 1] === '{';
    if (quoted && character === '"') break;
    if (quoted && character === '\\') literal += readEscape(cursor);
    else if (
      (character === '$' || character === '%') &&
      text.startsWith(`${character}${character}{`, cursor.position)
    ) {
      literal += `${character}{`;
      cursor.position += 3;
    } else if (introducer && character === '%' && stop()) break;
    else if (introducer) {
      const start = cursor.position;
      cursor.position += 2;
      if (cursor.take('~')) literal = literal.trimEnd();
      flush();
      parts.push(character === '$' ? readInterpolation(cursor) : readDirective(cursor, quoted, start));
    } else {
      literal += character;
      cursor.position += 1;
    }
  }
  flush();
  return parts;
}

function readEscape(cursor: Cursor): string {
  const { text, position } = cursor;
  const letter = text[position + 1] ?? '';
  const digits = letter === 'u' ? 4 : letter === 'U' ? 8 : 0;
  if (digits > 0) {
    const code = text.slice(position + 2, position + 2 + digits);
    if (!/^[0-9a-fA-F]+$/.test(code) || code.length < digits) cursor.fail('malformed unicode escape');
    cursor.position += 2 + digits;
    return String.fromCodePoint(Number.parseInt(code, 16));
  }
  const plain = ESCAPES[letter];
  if (plain === undefined) return cursor.fail('unknown escape');
  cursor.position += 2;
  return plain;
}

function readInterpolation(cursor: Cursor): Expression {
  const expression = parseExpression(cursor);
  closeMarker(cursor);
  return expression;
}

/** The right end of a marker; `~}` also swallows the white space that follows. */
function closeMarker(cursor: Cursor): void {
  const trim = cursor.take('~');
  cursor.expect('}');
  if (trim) while (/\s/.test(cursor.text[cursor.position] ?? '')) cursor.position += 1;
}

function readDirective(cursor: Cursor, quoted: boolean, start: number): Expression {
  if (cursor.takeKeyword('if')) return readIf(cursor, quoted);
  if (cursor.takeKeyword('for')) return readFor(cursor, quoted);
  cursor.position = start;
  return cursor.fail('unknown template directive');
}

function nextDirective(cursor: Cursor, ...words: string[]): boolean {
  const start = cursor.position;
  cursor.position += 2;
  cursor.take('~');
  const found = words.some((word) => cursor.takeKeyword(word));
  cursor.position = start;
  return found;
}

function takeDirective(cursor: Cursor, word: string): boolean {
  if (!cursor.text.startsWith('%{', cursor.position) || !nextDirective(cursor, word)) return false;
  cursor.position += 2;
  cursor.take('~');
  cursor.takeKeyword(word);
  closeMarker(cursor);
  return true;
}

function readIf(cursor: Cursor, quoted: boolean): Expression {
  const condition = parseExpression(cursor);
  closeMarker(cursor);
  const then = readBody(cursor, quoted, 'else', 'endif');
  let otherwise: Expression = { kind: 'literal', value: '' };
  if (takeDirective(cursor, 'else')) otherwise = readBody(cursor, quoted, 'endif');
  if (!takeDirective(cursor, 'endif')) cursor.fail('expected %{ endif }');
  return { kind: 'conditional', condition, then, otherwise };
}

function readFor(cursor: Cursor, quoted: boolean): Expression {
  const first = cursor.identifier() ?? cursor.fail('expected a name');
  const second = cursor.take(',') ? (cursor.identifier() ?? cursor.fail('expected a name')) : undefined;
  if (!cursor.takeKeyword('in')) cursor.fail('expected "in"');
  const collection = parseExpression(cursor);
  closeMarker(cursor);
  const value = readBody(cursor, quoted, 'endfor');
  if (!takeDirective(cursor, 'endfor')) cursor.fail('expected %{ endfor }');
  const loop: Expression = {
    kind: 'for',
    keyName: second === undefined ? undefined : first,
    valueName: second ?? first,
    collection,
    key: undefined,
    value,
    condition: undefined,
    grouping: false,
  };
  return { kind: 'call', name: 'join', args: [{ kind: 'literal', value: '' }, loop], spread: false };
}

/** Text within a directive is always text, even when it is one interpolation. */
function readBody(cursor: Cursor, quoted: boolean, ...ends: string[]): Expression {
  return { kind: 'template', parts: readParts(cursor, quoted, () => nextDirective(cursor, ...ends)) };
}
