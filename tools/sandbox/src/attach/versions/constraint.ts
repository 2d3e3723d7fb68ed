/**
 * Terraform's version constraints: comma-separated conditions, of which `~>` lets the last given number grow.
 * @see https://developer.hashicorp.com/terraform/language/expressions/version-constraints
 */
export function satisfies(version: string, constraint: string): boolean {
  const have = numbers(version);
  return constraint.split(',').every((condition) => {
    const match = /^\s*(=|!=|>=|<=|>|<|~>)?\s*v?(\d+(?:\.\d+)*)(-[\w.-]+)?\s*$/.exec(condition);
    // What is not understood is Terraform's to refuse.
    if (match === null) return true;
    const wanted = numbers(match[2] ?? '');
    const order = match[3] === undefined ? compare(have, wanted) : compare(have, wanted) || 1;
    switch (match[1]) {
      case '!=':
        return order !== 0;
      case '>=':
        return order >= 0;
      case '<=':
        return order <= 0;
      case '>':
        return order > 0;
      case '<':
        return order < 0;
      case '~>':
        return order >= 0 && wanted.slice(0, -1).every((number, index) => have[index] === number);
      default:
        return order === 0;
    }
  });
}

function numbers(version: string): number[] {
  return version.split('.').map(Number);
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (let index = 0; index < Math.max(a.length, b.length); index++) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return Math.sign(difference);
  }
  return 0;
}
