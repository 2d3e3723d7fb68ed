/** Words, texts and marks of a Terraform file, as far as provider requirements and module sources need them. */
export type Token =
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'string'; readonly text: string }
  | { readonly kind: 'mark'; readonly text: string };

const SPACE = /\s/;
const WORD = /[\p{ID_Start}_][\p{ID_Continue}-]*/uy;
const HEREDOC = /<<[-~]?([A-Za-z_][\w-]*)[^\n]*\n/y;

/** Splits HCL; comments and heredocs are left out, and so is what strings interpolate. */
export function tokens(source: string): Token[] {
  const found: Token[] = [];
  let at = 0;
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    return pattern.exec(source);
  };
  while (at < source.length) {
    const char = source.charAt(at);
    if (SPACE.test(char)) at += 1;
    else if (char === '#' || source.startsWith('//', at)) at = endOf(source, '\n', at);
    else if (source.startsWith('/*', at)) at = endOf(source, '*/', at);
    else if (char === '"') {
      const end = endOfString(source, at);
      found.push({ kind: 'string', text: source.slice(at + 1, end - 1) });
      at = end;
    } else {
      const heredoc = char === '<' ? match(HEREDOC) : null;
      const word = match(WORD);
      if (heredoc !== null) at = endOfHeredoc(source, at + heredoc[0].length, heredoc[1] ?? '');
      else if (word !== null) {
        found.push({ kind: 'word', text: word[0] });
        at += word[0].length;
      } else {
        found.push({ kind: 'mark', text: char });
        at += 1;
      }
    }
  }
  return found;
}

function endOf(source: string, mark: string, from: number): number {
  const end = source.indexOf(mark, from);
  return end < 0 ? source.length : end + mark.length;
}

function endOfString(source: string, from: number): number {
  let at = from + 1;
  while (at < source.length && source.charAt(at) !== '"') {
    if (source.charAt(at) === '\\') at += 2;
    else if (source.startsWith('${', at) || source.startsWith('%{', at))
      at = endOfInterpolation(source, at + 2);
    else at += 1;
  }
  return at + 1;
}

function endOfInterpolation(source: string, from: number): number {
  let at = from;
  for (let depth = 1; at < source.length && depth > 0;) {
    const char = source.charAt(at);
    if (char === '"') at = endOfString(source, at);
    else {
      depth += char === '{' ? 1 : char === '}' ? -1 : 0;
      at += 1;
    }
  }
  return at;
}

function endOfHeredoc(source: string, from: number, word: string): number {
  const end = new RegExp(`^[ \\t]*${word}[ \\t]*$`, 'm').exec(source.slice(from));
  return end === null ? source.length : from + end.index + end[0].length;
}
