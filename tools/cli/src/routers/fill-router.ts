import { fillTemplate, type AttributesOf } from '@landbridge/terraform-model';
import type { RouterFile, RouterJson } from './router-file';

/** A router with everything filled in that is known. */
export interface FilledRouter {
  readonly stack: string;
  readonly router: string;
  readonly customerGateway: string | null;
  readonly asn: number;
  /** Outside addresses of the router; none on Direct Connect alone. */
  readonly addresses: readonly string[];
  /** Whether nothing is left open. */
  readonly complete: boolean;
  /** What is not known before the stack is deployed, as Terraform expressions. */
  readonly open: readonly string[];
  readonly model: RouterJson;
  /** Text by form, and the file that it comes from. */
  readonly forms: ReadonlyMap<string, { readonly file: string; readonly text: string }>;
}

/** @param state undefined: the stack is not deployed, or nobody knows its state */
export function fillRouter(
  { stack, model, forms }: RouterFile,
  state: AttributesOf | undefined,
): FilledRouter {
  const open = new Set<string>();
  const fill = (text: string): string =>
    fillTemplate(text, state ?? (() => undefined), (expression) => {
      const named = nameOf(expression);
      open.add(named);
      return `<${named}: known once ${stack.name} is deployed>`;
    });
  const filled = withNumbers(filledValue(model, fill)) as RouterJson;
  const texts = [...forms].map(([form, { file, text }]) => {
    const whole = form === 'neutral' ? `${JSON.stringify(filled, undefined, 2)}\n` : fill(text);
    return [form, { file, text: whole }] as const;
  });
  return {
    stack: stack.name,
    router: model.router,
    customerGateway: model.customerGateway,
    asn: model.asn,
    addresses: [...new Set(filled.tunnels.map(({ outside }) => outside.router))],
    complete: open.size === 0,
    open: [...open].sort(),
    model: filled,
    forms: new Map(texts),
  };
}

/** `aws_vpn_connection.a.tunnel1_address` of an expression, without the functions around it. */
function nameOf(expression: string): string {
  return /(?:data\.)?[a-z0-9_]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_]+/.exec(expression)?.[0] ?? expression;
}

function filledValue(value: unknown, fill: (text: string) => string): unknown {
  if (typeof value === 'string') return fill(value);
  if (Array.isArray(value)) return value.map((item) => filledValue(item, fill));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, filledValue(item, fill)]));
}

/** An AS number that AWS told is a number as the others are. */
function withNumbers(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withNumbers);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => {
      const isNumber = key === 'awsAsn' && typeof item === 'string' && /^\d+$/.test(item);
      return [key, isNumber ? Number(item) : withNumbers(item)];
    }),
  );
}
