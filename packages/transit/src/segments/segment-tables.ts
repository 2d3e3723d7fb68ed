import { Ec2TransitGatewayRouteTable } from '@cdktf/provider-aws/lib/ec2-transit-gateway-route-table';
import { Construct } from 'constructs';
import type { ITransitGateway } from '../gateway/transit-gateway';
import { checkQuota } from '../quotas/check-quota';
import type { GrantedQuotas } from '../quotas/quotas';
import type { Derivation } from './derivation';
import { findTable } from './imported-tables';
import { addLines } from './lines';

/** The route tables of a gateway, by name: created here, or known by what another stack says of them. */
export interface ISegmentTables {
  /** @throws TRN023 there is no such table */
  tableId(name: string): string;
}

export interface SegmentTablesProps {
  readonly gateway: ITransitGateway;
  /** What {@link deriveRoutes} made of the matrix. */
  readonly derivation: Derivation;
  /**
   * Ids of the attachments that the gateway's own lines (default routes of a shared egress) lead to, by key.
   * @default - the derivation has no such lines
   */
  readonly attachments?: Readonly<Record<string, string>>;
  /**
   * Quotas that AWS has raised for the gateway's account.
   * @default - the default values
   */
  readonly quotas?: GrantedQuotas;
}

/**
 * One route table for each segment, and one for inspection and each peering where there are such. Lines that belong
 * to an attachment stand with it: see {@link SegmentMembership}.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/tgw/tgw-route-tables.html
 */
export class SegmentTables extends Construct implements ISegmentTables {
  private readonly ids: ReadonlyMap<string, string>;

  /** @throws TRN060 more tables, attachments or routes than the quota allows; TRN024 a line leads nowhere */
  constructor(scope: Construct, id: string, props: SegmentTablesProps) {
    super(scope, id);
    const { gateway, derivation, quotas } = props;
    const { tables, associations, routeCount } = derivation;
    checkQuota(this, 'routeTablesPerGateway', tables.length, quotas);
    checkQuota(this, 'attachmentsPerGateway', associations.length, quotas);
    checkQuota(this, 'routesPerGateway', routeCount, quotas);

    this.ids = new Map(
      tables.map((name) => {
        const table = new Ec2TransitGatewayRouteTable(this, name, {
          provider: gateway.provider,
          transitGatewayId: gateway.id,
          tags: { Name: name },
        });
        return [name, table.id];
      }),
    );
    addLines(this, {
      derivation,
      tables: this,
      attachments: props.attachments ?? {},
      provider: gateway.provider,
    });
  }

  tableId(name: string): string {
    return findTable(this.ids, name, this);
  }

  /** Ids of all tables by name, e.g. as an output for the stacks that attach to them. */
  get tableIds(): Readonly<Record<string, string>> {
    return Object.fromEntries(this.ids);
  }
}
