import type { TerraformProvider } from 'cdktf';
import type { GatewayKind } from '../preference/preference';
import type { VirtualPrivateGateway } from './virtual-private-gateway';

/** A transit gateway, as far as a site needs it: `ITransitGateway` of `@landbridge/transit` is one. */
export interface ITransitHub {
  readonly id: string;
  /** @default unknown */
  readonly asn?: number;
  /** Blocks of the gateway's own, from which a VPN over Direct Connect takes its addresses. @default unknown */
  readonly cidrBlocks?: readonly string[];
  /** @default the stack's default provider */
  readonly provider?: TerraformProvider;
}

/** What carries a VPN over Direct Connect: the gateway's association, as {@link DirectConnectGateway.transport} gives it. */
export interface IPrivateTransport {
  /** Attachment of the Direct Connect gateway on the transit gateway. */
  readonly attachmentId: string;
  /** What the routers hear on Direct Connect. */
  readonly allowedPrefixes: readonly string[];
}

/** AWS's end of a connection. Acceleration exists on a transit gateway only. */
export type GatewayEnd =
  | {
      readonly transitGateway: ITransitHub;
      /** Enter AWS's network at the nearest edge (Global Accelerator); costs more; a change replaces the connection. @default false */
      readonly accelerated?: boolean;
    }
  | {
      readonly transitGateway: ITransitHub;
      /**
       * What carries a VPN between private addresses, in place of the internet. AWS cannot move a connection that exists: to
       * change it, give the VPN another id.
       */
      readonly over: IPrivateTransport;
    }
  | { readonly virtualPrivateGateway: VirtualPrivateGateway };

/** What both kinds have in common. */
export function gatewayOf(end: GatewayEnd): {
  readonly key: object;
  readonly id: string;
  readonly asn: number | undefined;
  readonly provider: TerraformProvider | undefined;
  readonly kind: GatewayKind;
} {
  if ('transitGateway' in end) {
    const { transitGateway } = end;
    return {
      key: transitGateway,
      id: transitGateway.id,
      asn: transitGateway.asn,
      provider: transitGateway.provider,
      kind: 'transit-gateway',
    };
  }
  const { virtualPrivateGateway } = end;
  const { id, asn, provider } = virtualPrivateGateway;
  return { key: virtualPrivateGateway, id, asn, provider, kind: 'virtual-private-gateway' };
}
