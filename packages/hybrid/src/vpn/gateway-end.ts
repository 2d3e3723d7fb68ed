import type { TerraformProvider } from 'cdktf';
import type { VirtualPrivateGateway } from './virtual-private-gateway';

/** A transit gateway, as far as a site needs it: `ITransitGateway` of `@landbridge/transit` is one. */
export interface ITransitHub {
  readonly id: string;
  /** @default unknown */
  readonly asn?: number;
  /** @default the stack's default provider */
  readonly provider?: TerraformProvider;
}

/** AWS's end of a connection. Acceleration exists on a transit gateway only. */
export type GatewayEnd =
  | {
      readonly transitGateway: ITransitHub;
      /** Enter AWS's network at the nearest edge (Global Accelerator); costs more; a change replaces the connection. @default false */
      readonly accelerated?: boolean;
    }
  | { readonly virtualPrivateGateway: VirtualPrivateGateway };

/** What both kinds have in common. */
export function gatewayOf(end: GatewayEnd): {
  readonly key: object;
  readonly asn: number | undefined;
  readonly provider: TerraformProvider | undefined;
  readonly kind: 'transit-gateway' | 'virtual-private-gateway';
} {
  if ('transitGateway' in end) {
    const { transitGateway } = end;
    return {
      key: transitGateway,
      asn: transitGateway.asn,
      provider: transitGateway.provider,
      kind: 'transit-gateway',
    };
  }
  const { virtualPrivateGateway } = end;
  const { asn, provider } = virtualPrivateGateway;
  return { key: virtualPrivateGateway, asn, provider, kind: 'virtual-private-gateway' };
}
