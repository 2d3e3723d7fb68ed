import { Construct } from 'constructs';
import type { IAttachment } from '../attachments/attachment';
import { TransitError } from '../errors';
import type { ITransitGateway } from '../gateway/transit-gateway';
import { checkQuota } from '../quotas/check-quota';
import type { GrantedQuotas } from '../quotas/quotas';
import type { Derivation } from './derivation';
import { deriveRoutes } from './derive';
import { segmentMatrix, type SegmentPolicy } from './matrix';
import { SegmentMembership } from './segment-membership';
import { SegmentTables, type ISegmentTables } from './segment-tables';
import type { RemoteGateway, SharedEgress } from './topology';

/** A peering with a gateway in another Region, and who lives there. */
export interface RemoteSegments extends Omit<RemoteGateway, 'key'> {
  readonly id: string;
}

export interface SegmentsProps<S extends string> {
  readonly gateway: ITransitGateway;
  /** Who may meet whom. */
  readonly policy: SegmentPolicy<S>;
  /** Attachments by name: each lies in one segment. */
  readonly members: Readonly<Record<string, { readonly segment: S; readonly attachment: IAttachment }>>;
  /**
   * Peerings by name.
   * @default - one Region
   */
  readonly remotes?: Readonly<Record<string, RemoteSegments>>;
  /**
   * Attachment of the inspection VPC, in appliance mode.
   * @default - the policy inspects nothing
   */
  readonly inspection?: IAttachment & { readonly applianceMode: boolean };
  /** @default - every segment has its own way to the internet, or none */
  readonly egress?: SharedEgress<S>;
  /**
   * Whether forbidden pairs get blackhole routes.
   * @default 'absent'
   */
  readonly forbidden?: 'absent' | 'blackhole';
  /**
   * Quotas that AWS has raised for the gateway's account.
   * @default - the default values
   */
  readonly quotas?: GrantedQuotas;
}

/** Key of the inspection VPC's attachment among the members. */
export const INSPECTION = 'inspection-vpc';

/**
 * All segments of a gateway whose attachments stand in the same stack. Where they are spread over stacks, the
 * gateway's stack has {@link SegmentTables} and each attachment's a {@link SegmentMembership}.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/tgw/transit-gateway-isolated-shared.html
 */
export class Segments<S extends string> extends Construct implements ISegmentTables {
  readonly derivation: Derivation;
  private readonly tables: SegmentTables;

  /** @throws TRN001 to TRN013 the policy or the members; TRN036 an attachment waits for acceptance; TRN060 a quota */
  constructor(scope: Construct, id: string, props: SegmentsProps<S>) {
    super(scope, id);
    const members = Object.entries<SegmentsProps<S>['members'][string]>(props.members);
    const remotes = Object.entries(props.remotes ?? {});
    for (const [key, { attachment }] of members) this.checkAccepted(key, attachment);
    checkQuota(this, 'peeringsPerGateway', remotes.length, props.quotas);
    if (props.inspection?.applianceMode === false) {
      throw new TransitError('TRN041', this, {
        problem:
          'replies may come back in another zone than their request, past the firewall that knows the flow',
        got: 'an inspection attachment with applianceMode: false',
        allowed: 'applianceMode: true',
        fix: 'set applianceMode on the attachment of the inspection VPC',
      });
    }
    this.derivation = deriveRoutes(
      {
        matrix: segmentMatrix(props.policy, this.node.path),
        members: members.map(
          ([
            key,
            {
              segment,
              attachment: { kind, cidrs },
            },
          ]) => ({ key, segment, kind, cidrs }),
        ),
        remotes: remotes.map(([key, { members: residents, inspects }]) => ({
          key,
          members: residents,
          inspects,
        })),
        inspection: props.inspection && INSPECTION,
        egress: props.egress,
        forbidden: props.forbidden,
      },
      this.node.path,
    );
    const attachments: Record<string, string> = Object.fromEntries([
      ...members.map(([key, { attachment }]) => [key, attachment.id]),
      ...remotes.map(([key, { id: peering }]) => [key, peering]),
      ...(props.inspection ? [[INSPECTION, props.inspection.id]] : []),
    ]);
    this.tables = new SegmentTables(this, 'Tables', {
      gateway: props.gateway,
      derivation: this.derivation,
      attachments,
      quotas: props.quotas,
    });
    const folder = new Construct(this, 'Members');
    for (const [key, attachmentId] of Object.entries(attachments)) {
      new SegmentMembership(folder, key, {
        gateway: props.gateway,
        derivation: this.derivation,
        tables: this.tables,
        member: key,
        attachmentId,
        through: attachments,
      });
    }
  }

  private checkAccepted(key: string, { state }: IAttachment): void {
    if (state === 'accepted') return;
    throw new TransitError('TRN036', this, {
      problem: `attachment ${key} waits for acceptance`,
      got: state,
      allowed: 'accepted',
      fix: 'put a VpcAttachmentAccepter between the two',
    });
  }

  tableId(name: string): string {
    return this.tables.tableId(name);
  }

  get tableIds(): Readonly<Record<string, string>> {
    return this.tables.tableIds;
  }
}
