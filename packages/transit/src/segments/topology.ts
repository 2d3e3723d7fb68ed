import type { SegmentMatrix } from './matrix';

/** What stands at the end of an attachment. A peering learns nothing by itself: its routes are static. */
export type AttachmentKind = 'vpc' | 'vpn' | 'direct-connect' | 'connect';

/** An attachment of this gateway, as the derivation sees it. */
export interface SegmentMember {
  /** Unique name of the attachment; derived resources are keyed by it. */
  readonly key: string;
  readonly segment: string;
  readonly kind: AttachmentKind;
  /** Prefixes behind the attachment. Needed for a VPC, and wherever a static route has to lead to the member. */
  readonly cidrs: readonly string[];
}

/** A peering with a gateway in another Region, and who lives behind it. */
export interface RemoteGateway {
  /** Unique name of the peering attachment; also the name of the table that its packets are looked up in. */
  readonly key: string;
  /** What lives there. */
  readonly members: readonly { readonly segment: string; readonly cidrs: readonly string[] }[];
  /**
   * Whether that gateway sends inspected pairs through an inspection VPC of its own.
   * @default false
   */
  readonly inspects?: boolean;
}

/** A way to the internet shared by several segments. */
export interface SharedEgress<S extends string = string> {
  /** Key of the attachment that default routes lead to: the inspection or the egress VPC. */
  readonly via: string;
  readonly segments: readonly S[];
  /**
   * Private ranges that a default route must not carry, IPv4 or IPv6. In each of the segments they are
   * blackholed: without that, a packet for a forbidden segment would follow the default route to the shared
   * VPC, whose own table knows every segment.
   */
  readonly fence: readonly string[];
}

export interface Topology<S extends string = string> {
  readonly matrix: SegmentMatrix<S>;
  /**
   * Segments that have a table on this gateway; the others live behind peerings only.
   * @default - all
   */
  readonly segments?: readonly S[];
  readonly members: readonly SegmentMember[];
  /** @default - no other Region */
  readonly remotes?: readonly RemoteGateway[];
  /**
   * Key of the inspection VPC's attachment, whose own table (named `inspection`) leads back to every member.
   * @default - nothing can be inspected
   */
  readonly inspection?: string;
  /** @default - no shared egress */
  readonly egress?: SharedEgress<S>;
  /**
   * Whether pairs that do not meet get blackhole routes as well. `blackhole` outlives a propagation that
   * somebody adds by hand, and hides it from a proof for that very reason; `absent` lets the proof see it.
   * @default 'absent'
   */
  readonly forbidden?: 'absent' | 'blackhole';
}

/** Name of the table that packets coming back from the inspection VPC are looked up in. */
export const INSPECTION_TABLE = 'inspection';
