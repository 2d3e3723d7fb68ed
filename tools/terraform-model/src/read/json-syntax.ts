const TOKEN =
  /[ \t\r\n]+|"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|[[\]{},:]/y;

/** What may come next. */
type Expected = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma-or-end' | 'nothing';

/** Offset of the first sign at which a text stops being JSON. (Node 20 does not always say it.) */
export function syntaxErrorAt(text: string): number {
  const open: ('{' | '[')[] = [];
  let expected: Expected = 'value';
  TOKEN.lastIndex = 0;
  for (let at = 0; at < text.length; at = TOKEN.lastIndex) {
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(text)?.[0];
    if (token === undefined) return at;
    if (/^[ \t\r\n]/.test(token)) continue;
    const next = after(token, expected, open);
    if (next === undefined) return at;
    expected = next;
  }
  return text.length;
}

/** The next expectation; undefined when the token does not fit. Keeps `open` up to date. */
function after(token: string, expected: Expected, open: ('{' | '[')[]): Expected | undefined {
  const ended = (): Expected => (open.length === 0 ? 'nothing' : 'comma-or-end');
  switch (token) {
    case '{':
    case '[':
      if (!expected.startsWith('value')) return undefined;
      open.push(token);
      return token === '{' ? 'key-or-end' : 'value-or-end';
    case '}':
    case ']': {
      const mayEnd =
        expected === 'comma-or-end' || expected === (token === '}' ? 'key-or-end' : 'value-or-end');
      if (!mayEnd || open.pop() !== (token === '}' ? '{' : '[')) return undefined;
      return ended();
    }
    case ',':
      if (expected !== 'comma-or-end') return undefined;
      return open.at(-1) === '{' ? 'key' : 'value';
    case ':':
      return expected === 'colon' ? 'value' : undefined;
    default:
      if (token.startsWith('"') && expected.startsWith('key')) return 'colon';
      return expected.startsWith('value') ? ended() : undefined;
  }
}
