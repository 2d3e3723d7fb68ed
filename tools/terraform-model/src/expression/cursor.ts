import { ExpressionFailure } from './failure';

const SPACE = /(?:[ \t\r\n]+|#[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?\*\/)+/y;
const IDENTIFIER = /[\p{ID_Start}_][\p{ID_Continue}-]*/uy;
const NUMBER = /[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;

/** Reads tokens of one expression text, left to right. */
export class Cursor {
  position = 0;

  constructor(readonly text: string) {}

  get atEnd(): boolean {
    return this.position >= this.text.length;
  }

  skipSpace(): void {
    this.match(SPACE);
  }

  /** Whether the text goes on with `token` (after spaces). */
  sees(token: string): boolean {
    this.skipSpace();
    return this.text.startsWith(token, this.position);
  }

  take(token: string): boolean {
    if (!this.sees(token)) return false;
    this.position += token.length;
    return true;
  }

  expect(token: string): void {
    if (!this.take(token)) this.fail(`expected "${token}"`);
  }

  identifier(): string | undefined {
    this.skipSpace();
    return this.match(IDENTIFIER);
  }

  /** A keyword is taken only when it is a whole identifier. */
  takeKeyword(word: string): boolean {
    const start = this.position;
    if (this.identifier() === word) return true;
    this.position = start;
    return false;
  }

  number(): string | undefined {
    this.skipSpace();
    return this.match(NUMBER);
  }

  fail(message: string): never {
    const rest = this.text.slice(this.position, this.position + 20);
    const found = rest === '' ? 'the end' : `"${rest}"`;
    throw new ExpressionFailure(`${message} at character ${this.position + 1}, found ${found}`, 'syntax');
  }

  private match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.position;
    const found = pattern.exec(this.text)?.[0];
    if (found !== undefined) this.position += found.length;
    return found;
  }
}
