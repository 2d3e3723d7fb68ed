import type { ITerraformDependable } from 'cdktf';
import type { AttachmentKind } from '../segments/topology';

/** An attachment that a segment can take: a VPC, a VPN, a Direct Connect gateway, Connect. */
export interface IAttachment {
  readonly id: string;
  readonly kind: AttachmentKind;
  /** Prefixes behind it, as far as they are known at synthesis. */
  readonly cidrs: readonly string[];
  /** A pending attachment carries nothing until the gateway's account accepts it. */
  readonly state: 'accepted' | 'pending';
  /** What has to exist before routes can lead to the gateway through it. */
  readonly ready: readonly ITerraformDependable[];
}
