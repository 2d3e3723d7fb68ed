/** A Markdown table; every column but the first `texts` holds numbers. */
export function markdown(header: readonly string[], rows: readonly (readonly string[])[], texts = 1): string {
  const lines = [header, header.map((_, at) => (at < texts ? '---' : '---:')), ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** Whole numbers with separators, small ones with what digits they need. */
export function figure(value: number | undefined): string {
  if (value === undefined) return '–';
  const digits = Math.abs(value) >= 10 ? 0 : Math.abs(value) >= 0.1 ? 2 : 4;
  return value.toLocaleString('en-US', { maximumFractionDigits: digits });
}
