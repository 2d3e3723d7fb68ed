import type { CompleteTunnel } from '../vpn/tunnel-options';

/** Everything that a router has to be told, in no vendor's words. Secrets are named, never shown. */
export interface RouterModel {
  readonly router: string;
  readonly asn: number;
  /** Blocks that the router advertises. */
  readonly advertises: readonly string[];
  readonly tunnels: readonly RouterTunnel[];
  readonly interfaces: readonly RouterInterface[];
}

export interface RouterTunnel {
  readonly name: string;
  /** Outside addresses. */
  readonly outside: { readonly router: string; readonly aws: string };
  /** Inside addresses, without prefix length; both in one /30. */
  readonly inside: { readonly router: string; readonly aws: string };
  readonly awsAsn: number;
  /** ARN of the secret that AWS keeps the pre-shared key in. */
  readonly secretArn: string;
  readonly options: CompleteTunnel;
  /** AS path is lengthened by so many numbers: the more, the less this tunnel is preferred by AWS. */
  readonly prepend: number;
}

export interface RouterInterface {
  readonly name: string;
  readonly vlan: number;
  /** With prefix length. */
  readonly addresses: { readonly router: string; readonly aws: string };
  readonly awsAsn: number;
  readonly mtu: number;
}

/** Neutral JSON of a router, for tools and for vendors that have no renderer here. */
export function neutralConfig(model: RouterModel): string {
  return `${JSON.stringify(model, undefined, 2)}\n`;
}
