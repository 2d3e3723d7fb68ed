import { Ec2TransitGatewayRoute } from '@cdktf/provider-aws/lib/ec2-transit-gateway-route';
import { Ec2TransitGatewayRouteTableAssociation } from '@cdktf/provider-aws/lib/ec2-transit-gateway-route-table-association';
import { Ec2TransitGatewayRouteTablePropagation } from '@cdktf/provider-aws/lib/ec2-transit-gateway-route-table-propagation';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { TransitError } from '../errors';
import { linesOf, type Derivation } from './derivation';
import type { ISegmentTables } from './segment-tables';

export interface LinesProps {
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

/**
 * Realises the lines of one owner as children of `scope`, in a tree that shows table and line:
 * `Propagations/hybrid/dev`.
 *
 * @throws TRN023 the gateway lacks a table · TRN024 a line leads to an attachment that is not given
 */
export function addLines(
  scope: Construct,
  { derivation, owner, tables, attachments, provider }: LinesProps,
): void {
  const { associations, propagations, routes, blackholes } = linesOf(derivation, owner);
  const attachmentId = (key: string): string => attachments[key] ?? refuse(scope, key, attachments);
  for (const { table, owner: key } of associations) {
    new Ec2TransitGatewayRouteTableAssociation(folder(scope, 'Associations', table), key, {
      transitGatewayAttachmentId: attachmentId(key),
      transitGatewayRouteTableId: tables.tableId(table),
      provider,
    });
  }
  for (const { table, owner: key } of propagations) {
    new Ec2TransitGatewayRouteTablePropagation(folder(scope, 'Propagations', table), key, {
      transitGatewayAttachmentId: attachmentId(key),
      transitGatewayRouteTableId: tables.tableId(table),
      provider,
    });
  }
  for (const { table, cidr, via } of routes) {
    new Ec2TransitGatewayRoute(folder(scope, 'Routes', table), cidrId(cidr), {
      destinationCidrBlock: cidr,
      transitGatewayAttachmentId: attachmentId(via),
      transitGatewayRouteTableId: tables.tableId(table),
      provider,
    });
  }
  for (const { table, cidr } of blackholes) {
    new Ec2TransitGatewayRoute(folder(scope, 'Blackholes', table), cidrId(cidr), {
      destinationCidrBlock: cidr,
      blackhole: true,
      transitGatewayRouteTableId: tables.tableId(table),
      provider,
    });
  }
}

function folder(scope: Construct, kind: string, table: string): Construct {
  return child(child(scope, kind), table);
}

function child(scope: Construct, id: string): Construct {
  const existing = scope.node.tryFindChild(id);
  return existing instanceof Construct ? existing : new Construct(scope, id);
}

function refuse(scope: Construct, key: string, attachments: LinesProps['attachments']): never {
  throw new TransitError('TRN024', scope, {
    problem: 'a line leads to an attachment whose id is not given',
    got: `'${key}'`,
    allowed: Object.keys(attachments).join(', ') || '(none)',
    fix: 'add the attachment under that key',
  });
}

/** Construct ids take no slash. */
function cidrId(cidr: string): string {
  return cidr.replaceAll('/', '--');
}
