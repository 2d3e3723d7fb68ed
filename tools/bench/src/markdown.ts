const NUMBER = /^[\d.,%\s–-]*$/;

/** A Markdown table; columns that hold nothing but numbers are set to the right. */
export function markdown(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const rule = header.map((_, at) => (rows.every((cells) => NUMBER.test(cells[at] ?? '')) ? '---:' : '---'));
  return [header, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** Whole numbers with separators, small ones with what digits they need. */
export function figure(value: number | undefined): string {
  if (value === undefined) return '–';
  const digits = Math.abs(value) >= 10 ? 0 : Math.abs(value) >= 0.1 ? 2 : 4;
  return value.toLocaleString('en-US', { maximumFractionDigits: digits });
}
