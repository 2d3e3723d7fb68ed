import type { CompleteTunnel } from '../vpn/tunnel-options';

/**
 * Everything that a router has to be told, in no vendor's words. A text may hold Terraform expressions (`${…}`) for what AWS
 * chooses: `landbridge routers` fills them from the state. Secrets are named, never shown.
 */
export interface RouterModel {
  readonly version: 1;
  readonly router: string;
  readonly asn: number;
  /** Terraform address of its customer gateway; null for a router on Direct Connect alone. */
  readonly customerGateway: string | null;
  readonly tunnels: readonly RouterTunnel[];
  readonly interfaces: readonly RouterInterface[];
}

/** What every session has: what the router advertises over it, and how much it wants the link to be used. */
export interface RouterSession {
  /** Unique on the router. */
  readonly name: string;
  /** Terraform address of the link on AWS's side. */
  readonly link: string;
  readonly awsAsn: number | string;
  readonly advertises: readonly string[];
  /** How many times the router's own AS number is added to the path: the more, the less AWS prefers the link. */
  readonly prepend: number;
  /** Multi-exit discriminator: the lower, the more preferred. Null: none is sent. */
  readonly med: number | null;
  /** How much the router prefers what it hears over the link: the higher, the more, so that both directions take one way. */
  readonly localPreference: number;
}

export interface RouterTunnel extends RouterSession {
  readonly outside: { readonly router: string; readonly aws: string };
  /** Without prefix length; both in one /30. */
  readonly inside: { readonly router: string; readonly aws: string };
  /** With static routing the router sends these blocks into the tunnel; with BGP it learns them. */
  readonly routing: 'bgp' | { readonly reaches: readonly string[] };
  readonly authentication: RouterAuthentication;
  readonly options: CompleteTunnel;
}

/** How both ends of a tunnel know each other: a key in Secrets Manager, or a certificate, each by its ARN. */
export type RouterAuthentication = { readonly preSharedKey: string } | { readonly certificate: string };

export interface RouterInterface extends RouterSession {
  readonly vlan: number;
  /** With prefix length. */
  readonly addresses: { readonly router: string; readonly aws: string };
  /** Bytes. */
  readonly mtu: number;
  /** Where the MD5 key of the session is found. */
  readonly authKey: string;
  /** BGP community that tells AWS how much to prefer the link, before it looks at the AS path. Null: none is sent. */
  readonly community: string | null;
}

/** Neutral JSON of a router, for tools and for vendors that have no renderer here. */
export function neutralConfig(model: RouterModel): string {
  return `${JSON.stringify(model, undefined, 2)}\n`;
}

/** Blocks that any link of the router advertises, each once. */
export function advertisedBlocks({ tunnels, interfaces }: RouterModel): string[] {
  return [...new Set([...tunnels, ...interfaces].flatMap(({ advertises }) => advertises))];
}
