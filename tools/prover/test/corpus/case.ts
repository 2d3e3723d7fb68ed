import type { TerraformDocument } from './terraform/document';

export type Outcome = 'reachable' | 'blocked' | 'unknown';

/** A question of `trace`, in the words of the command. */
export interface TraceQuestion {
  readonly ask: 'trace';
  readonly from: string;
  readonly to: string;
  readonly toIp?: string;
  readonly protocol?: string;
  readonly port?: number;
  readonly sourcePort?: number;
  readonly family?: 4 | 6;
  readonly down?: readonly string[];
  readonly oneWay?: boolean;
  readonly expect: Outcome;
  /** Components of which the page names one as the place where it stops; omitted where the page does not. */
  readonly stopsAt?: readonly string[];
  /** Address that the receiver sees, where the page is definite. */
  readonly sourceSeen?: string;
  /** Path MTU in bytes, where the page is definite. */
  readonly mtu?: number;
}

/** A question of `routes`: which route takes a packet for `ip`. */
export interface RoutesQuestion {
  readonly ask: 'routes';
  readonly table?: string;
  readonly subnet?: string;
  readonly ip: string;
  readonly down?: readonly string[];
  readonly expectTarget: string;
  readonly expectPrefix?: string;
}

export interface AdvertisedQuestion {
  readonly ask: 'advertised';
  readonly on: string;
  readonly expectPrefixes: readonly string[];
}

/** A question of `check`: a finding of severity error about one of the components that are at fault together. */
export interface CheckQuestion {
  readonly ask: 'check';
  readonly expectFindingAt: readonly string[];
}

export type Question = (TraceQuestion | RoutesQuestion | AdvertisedQuestion | CheckQuestion) & {
  /** What the page says about it, in own words. */
  readonly says: string;
};

/** The assumptions file's form, as the contract publishes it. */
export type Assumptions = Readonly<Record<string, unknown>>;

export interface DocumentedCase {
  readonly id: string;
  /** Address of the page that states it. */
  readonly page: string;
  readonly states: string;
  readonly model: TerraformDocument;
  readonly assume?: Assumptions;
  readonly questions: readonly Question[];
}

type TraceOptions = Partial<Omit<TraceQuestion, 'ask' | 'from' | 'to' | 'expect'>>;
type Asked = TraceQuestion & { readonly says: string };

/** Addresses without a dot are instances. */
const endpoint = (name: string): string =>
  /[.:/]|^internet$|^on-premises/.test(name) ? name : `aws_instance.${name}`;

function trace(expect: Outcome, from: string, to: string, says: string, options: TraceOptions): Asked {
  return {
    ask: 'trace',
    from: endpoint(from),
    to: endpoint(to),
    protocol: 'tcp',
    port: 443,
    expect,
    says,
    ...options,
  };
}

export const reaches = (from: string, to: string, says: string, options: TraceOptions = {}): Asked =>
  trace('reachable', from, to, says, options);

export const blocked = (from: string, to: string, says: string, options: TraceOptions = {}): Asked =>
  trace('blocked', from, to, says, options);

export const leftOpen = (from: string, to: string, says: string, options: TraceOptions = {}): Asked =>
  trace('unknown', from, to, says, options);

export function routeOf(
  where: { readonly table: string } | { readonly subnet: string },
  ip: string,
  target: string,
  says: string,
  more: { readonly prefix?: string; readonly down?: readonly string[] } = {},
): Question {
  return {
    ask: 'routes',
    ...where,
    ip,
    expectTarget: target,
    says,
    ...(more.prefix === undefined ? {} : { expectPrefix: more.prefix }),
    ...(more.down === undefined ? {} : { down: more.down }),
  };
}

export const advertises = (on: string, prefixes: readonly string[], says: string): Question => ({
  ask: 'advertised',
  on,
  expectPrefixes: prefixes,
  says,
});

export const refused = (component: string | readonly string[], says: string): Question => ({
  ask: 'check',
  expectFindingAt: [component].flat(),
  says,
});
