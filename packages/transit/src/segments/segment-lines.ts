import { Ec2TransitGatewayRoute } from '@cdktf/provider-aws/lib/ec2-transit-gateway-route';
import { Ec2TransitGatewayRouteTableAssociation } from '@cdktf/provider-aws/lib/ec2-transit-gateway-route-table-association';
import { Ec2TransitGatewayRouteTablePropagation } from '@cdktf/provider-aws/lib/ec2-transit-gateway-route-table-propagation';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { TransitError } from '../errors';
import { linesOf, type Derivation } from './derivation';
import type { ISegmentTables } from './segment-tables';

export interface SegmentLinesProps {
  readonly derivation: Derivation;
  readonly tables: ISegmentTables;
  /**
   * Whose lines.
   * @default - the gateway's own
   */
  readonly owner?: string;
  /** Ids of attachments by key, as far as the lines name them. */
  readonly attachments: Readonly<Record<string, string>>;
  /**
   * Provider of the gateway's account and Region.
   * @default - the scope's default provider
   */
  readonly provider?: TerraformProvider;
}

/** Realises the lines of one owner. The tree below it shows table and line: `Propagations/hybrid/dev`. */
export class SegmentLines extends Construct {
  constructor(
    scope: Construct,
    id: string,
    private readonly props: SegmentLinesProps,
  ) {
    super(scope, id);
    const { derivation, tables, owner, provider } = props;
    const lines = linesOf(derivation, owner);
    const folder = (kind: string, table: string): Construct => {
      const parent = (this.node.tryFindChild(kind) as Construct | undefined) ?? new Construct(this, kind);
      return (parent.node.tryFindChild(table) as Construct | undefined) ?? new Construct(parent, table);
    };
    for (const { table, owner: attachment } of lines.associations) {
      new Ec2TransitGatewayRouteTableAssociation(folder('Associations', table), attachment, {
        transitGatewayAttachmentId: this.attachmentId(attachment),
        transitGatewayRouteTableId: tables.tableId(table),
        provider,
      });
    }
    for (const { table, owner: attachment } of lines.propagations) {
      new Ec2TransitGatewayRouteTablePropagation(folder('Propagations', table), attachment, {
        transitGatewayAttachmentId: this.attachmentId(attachment),
        transitGatewayRouteTableId: tables.tableId(table),
        provider,
      });
    }
    for (const { table, cidr, via } of lines.routes) {
      new Ec2TransitGatewayRoute(folder('Routes', table), cidrId(cidr), {
        destinationCidrBlock: cidr,
        transitGatewayAttachmentId: this.attachmentId(via),
        transitGatewayRouteTableId: tables.tableId(table),
        provider,
      });
    }
    for (const { table, cidr } of lines.blackholes) {
      new Ec2TransitGatewayRoute(folder('Blackholes', table), cidrId(cidr), {
        destinationCidrBlock: cidr,
        blackhole: true,
        transitGatewayRouteTableId: tables.tableId(table),
        provider,
      });
    }
  }

  private attachmentId(key: string): string {
    const { attachments } = this.props;
    const id = attachments[key];
    if (id !== undefined) return id;
    throw new TransitError('TRN024', this, {
      problem: 'a line leads to an attachment whose id is not given',
      got: `'${key}'`,
      allowed: Object.keys(attachments).join(', ') || '(none)',
      fix: 'add the attachment under that key',
    });
  }
}

/** Construct ids take no slash. */
function cidrId(cidr: string): string {
  return cidr.replaceAll('/', '--');
}
