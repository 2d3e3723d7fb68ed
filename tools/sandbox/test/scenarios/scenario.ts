/** One resource through its life, as the provider's own acceptance tests take it: what to write and what to expect. */
export interface Scenario {
  readonly address: string;
  readonly hcl: string;
  /** Attributes after creation: a text, or a pattern that it has to fit. */
  readonly expect: Readonly<Record<string, string | number | boolean | RegExp>>;
  /** A text of the configuration and what takes its place, so that the resource is changed as it stands. */
  readonly update?: readonly [string, string];
  /** The same, so that the resource is replaced. */
  readonly replace?: readonly [string, string];
  /** The import id by attributes (`{name}/{id}`); null for types without import. @default the id */
  readonly import?: string | null;
}

type Rest = Omit<Scenario, 'address' | 'hcl'>;

/** A scenario of `aws_<type>.<name>` with the arguments in `body`; `around` are other resources that it needs. */
export function scenario(address: string, body: string, rest: Rest, around = ''): Scenario {
  const [type, name] = address.split('.');
  return { address, hcl: `resource "${type}" "${name}" {\n${body}\n}\n${around}\n`, ...rest };
}

export const ACCOUNT = '123456789012';
export const REGION = 'eu-west-1';
export const arn = (service: string, resource: string): RegExp =>
  new RegExp(`^arn:aws:${service}:${REGION}:${ACCOUNT}:${resource}$`);
export const globalArn = (service: string, resource: string): RegExp =>
  new RegExp(`^arn:aws:${service}::${ACCOUNT}:${resource}$`);
