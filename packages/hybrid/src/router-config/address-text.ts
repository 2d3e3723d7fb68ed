const EXPRESSION = /^\$\{(.*)\}$/s;

/** Address of `169.254.10.1/30`; of an expression, the expression for it. */
export function hostOf(block: string): string {
  const expression = EXPRESSION.exec(block)?.[1];
  return expression === undefined ? (block.split('/')[0] ?? '') : `\${split("/", ${expression})[0]}`;
}

/** Dotted mask of `10.201.0.0/20`; of an expression, the expression for it. */
export function maskOf(block: string): string {
  const expression = EXPRESSION.exec(block)?.[1];
  if (expression !== undefined) return `\${cidrnetmask(${expression})}`;
  const length = Number(block.split('/')[1]);
  return [0, 8, 16, 24].map((from) => 256 - 2 ** (8 - Math.min(8, Math.max(0, length - from)))).join('.');
}
