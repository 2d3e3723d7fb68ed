/** What expressions of a workflow may name. */
export type Context = Readonly<Record<string, unknown>>;

const EXPRESSION = /\$\{\{(.*?)\}\}/gs;

/** A text of a workflow with its expressions evaluated. */
export function filled(text: string, context: Context): string {
  return text.replace(EXPRESSION, (_, expression: string) => String(valueOf(expression, context) ?? ''));
}

/** A value that is one expression as a whole. */
export function evaluated(text: string, context: Context): unknown {
  const [, expression = text] = /^\s*\$\{\{(.*)\}\}\s*$/s.exec(text) ?? [];
  return valueOf(expression, context);
}

/**
 * Evaluates an expression of GitHub Actions as far as these workflows use them: names, dots, strings, ==, !, &&, ||,
 * and the functions that the context gives. What is not there is empty, as it is there.
 */
function valueOf(expression: string, context: Context): unknown {
  const script = expression.replace(
    /([\w)])\.([\w-]+)/g,
    (_, before: string, name: string) => `${before}?.['${name}']`,
  );
  const chained = script.replace(/\]\.([\w-]+)/g, (_, name: string) => `]?.['${name}']`);
  const names = Object.keys(context);
  // Only files of this repository are evaluated, and only in tests.
  const evaluate = new Function(...names, `return (${chained});`) as (...values: unknown[]) => unknown;
  return evaluate(...names.map((name) => context[name]));
}
