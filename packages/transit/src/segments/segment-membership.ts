import { Construct } from 'constructs';
import type { ITransitGateway } from '../gateway/transit-gateway';
import type { Derivation } from './derivation';
import { addLines } from './lines';
import type { ISegmentTables } from './segment-tables';

export interface SegmentMembershipProps {
  readonly gateway: ITransitGateway;
  /** What {@link deriveRoutes} made of the matrix, with this attachment among the members. */
  readonly derivation: Derivation;
  readonly tables: ISegmentTables;
  /** Key of the attachment in the derivation. */
  readonly member: string;
  /** Id of the attachment, after acceptance where it has to be accepted. */
  readonly attachmentId: string;
  /**
   * Ids of further attachments that routes to this member lead through (the inspection VPC's), by key.
   * @default - packets come straight
   */
  readonly through?: Readonly<Record<string, string>>;
}

/**
 * Puts one attachment into its segment: the association with the segment's table, its propagation into the tables of
 * those that may reach it, and the static and blackhole routes that exist on its account.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/tgw/associate-tgw-route-table.html
 */
export class SegmentMembership extends Construct {
  /** @throws TRN023 the gateway lacks a table; TRN024 a route leads to an attachment that is not given */
  constructor(scope: Construct, id: string, props: SegmentMembershipProps) {
    super(scope, id);
    addLines(this, {
      derivation: props.derivation,
      tables: props.tables,
      owner: props.member,
      attachments: { ...props.through, [props.member]: props.attachmentId },
      provider: props.gateway.provider,
    });
  }
}
