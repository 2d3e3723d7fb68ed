import { id, resource, together, type Arguments, type Part } from './document';

/** Transit gateway without default association and propagation unless `more` says otherwise. */
export function transitGateway(name: string, more: Arguments = {}): Part {
  return resource('aws_ec2_transit_gateway', name, {
    default_route_table_association: 'disable',
    default_route_table_propagation: 'disable',
    ...more,
  });
}

export interface AttachmentProps {
  readonly gateway: string;
  readonly vpc: string;
  readonly subnets: readonly string[];
  readonly more?: Arguments;
}

/** VPC attachment that is left out of the default route table. */
export function attachment(name: string, props: AttachmentProps): Part {
  return resource('aws_ec2_transit_gateway_vpc_attachment', name, {
    transit_gateway_id: id(`aws_ec2_transit_gateway.${props.gateway}`),
    vpc_id: id(`aws_vpc.${props.vpc}`),
    subnet_ids: props.subnets.map((each) => id(`aws_subnet.${each}`)),
    transit_gateway_default_route_table_association: false,
    transit_gateway_default_route_table_propagation: false,
    ...props.more,
  });
}

export const attachmentId = (owner: string): string =>
  owner.startsWith('aws_vpn_connection.')
    ? `\${${owner}.transit_gateway_attachment_id}`
    : owner.startsWith('aws_') || owner.startsWith('data.')
      ? id(owner)
      : id(`aws_ec2_transit_gateway_vpc_attachment.${owner}`);

/** Owners are names of VPC attachments or addresses of other attachments. */
export interface TransitTableProps {
  readonly gateway: string;
  readonly associated?: readonly string[];
  readonly propagated?: readonly string[];
  /** `blackhole` or an attachment. */
  readonly routes?: readonly (readonly [destination: string, target: string])[];
  readonly provider?: string;
}

export function transitTable(name: string, props: TransitTableProps): Part {
  const own: Arguments = props.provider === undefined ? {} : { provider: props.provider };
  const tableId = id(`aws_ec2_transit_gateway_route_table.${name}`);
  const key = (owner: string): string => `${name}_${owner.replace(/\W/g, '_')}`;
  return together(
    resource('aws_ec2_transit_gateway_route_table', name, {
      transit_gateway_id: id(`aws_ec2_transit_gateway.${props.gateway}`),
      ...own,
    }),
    ...(props.associated ?? []).map((owner) =>
      resource('aws_ec2_transit_gateway_route_table_association', key(owner), {
        transit_gateway_attachment_id: attachmentId(owner),
        transit_gateway_route_table_id: tableId,
        ...own,
      }),
    ),
    ...(props.propagated ?? []).map((owner) =>
      resource('aws_ec2_transit_gateway_route_table_propagation', key(owner), {
        transit_gateway_attachment_id: attachmentId(owner),
        transit_gateway_route_table_id: tableId,
        ...own,
      }),
    ),
    ...(props.routes ?? []).map(([destination, target], index) =>
      resource('aws_ec2_transit_gateway_route', `${name}_${index}`, {
        destination_cidr_block: destination,
        transit_gateway_route_table_id: tableId,
        ...(target === 'blackhole'
          ? { blackhole: true }
          : { transit_gateway_attachment_id: attachmentId(target) }),
        ...own,
      }),
    ),
  );
}
