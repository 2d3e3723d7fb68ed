import { block, type Block } from '../address';
import { NotCovered } from '../not-covered';
import type { Attachment, Transit, TransitTable } from '../world';
import type { Values } from './values';

/** https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html */
export function readTransit(values: Values, lists: ReadonlyMap<string, readonly Block[]>): Transit {
  const gateways = new Map(
    values.ofType('aws_ec2_transit_gateway').map(({ address, region, values: own }) => [
      address,
      {
        id: address,
        region: region ?? 'unknown',
        groupReferences: values.flag(own, 'security_group_referencing_support', false),
        defaultAssociation: values.flag(own, 'default_route_table_association', true),
        defaultPropagation: values.flag(own, 'default_route_table_propagation', true),
      },
    ]),
  );
  const attachments = readAttachments(values);
  const associations = new Map<string, string>();
  const tables = new Map<
    string,
    { id: string; gateway: string; statics: TransitTable['statics'][number][]; propagated: string[] }
  >();
  for (const gateway of gateways.keys()) {
    tables.set(`${gateway}#default-table`, {
      id: `${gateway}#default-table`,
      gateway,
      statics: [],
      propagated: [],
    });
  }
  for (const { address, values: own } of values.ofType('aws_ec2_transit_gateway_route_table')) {
    tables.set(address, {
      id: address,
      gateway: values.target(own, 'transit_gateway_id') ?? '',
      statics: [],
      propagated: [],
    });
  }
  for (const attachment of attachments.values()) {
    const gateway = gateways.get(attachment.gateways[0] ?? '');
    if (gateway === undefined) continue;
    const wants = defaultFlags(values, attachment);
    if (gateway.defaultAssociation && wants.association) {
      for (const each of attachment.gateways)
        associations.set(`${attachment.id}@${each}`, `${each}#default-table`);
    }
    if (gateway.defaultPropagation && wants.propagation)
      tables.get(`${gateway.id}#default-table`)?.propagated.push(attachment.id);
  }
  for (const { values: own } of values.ofType('aws_ec2_transit_gateway_route_table_association')) {
    const table = values.target(own, 'transit_gateway_route_table_id') ?? '';
    const gateway = tables.get(table)?.gateway ?? '';
    associations.set(`${values.target(own, 'transit_gateway_attachment_id') ?? ''}@${gateway}`, table);
  }
  for (const { values: own } of values.ofType('aws_ec2_transit_gateway_route_table_propagation')) {
    const table = values.target(own, 'transit_gateway_route_table_id') ?? '';
    tables.get(table)?.propagated.push(values.target(own, 'transit_gateway_attachment_id') ?? '');
  }
  for (const { values: own } of values.ofType('aws_ec2_transit_gateway_route')) {
    const blackhole = values.flag(own, 'blackhole', false);
    tables.get(values.target(own, 'transit_gateway_route_table_id') ?? '')?.statics.push({
      block: block(values.text(own, 'destination_cidr_block') ?? ''),
      attachment: blackhole ? 'blackhole' : (values.target(own, 'transit_gateway_attachment_id') ?? ''),
      byList: false,
    });
  }
  for (const { values: own } of values.ofType('aws_ec2_transit_gateway_prefix_list_reference')) {
    const list = values.target(own, 'prefix_list_id') ?? '';
    const entries = lists.get(list);
    if (entries === undefined) throw new NotCovered(`the entries of ${list} are not known`);
    const blackhole = values.flag(own, 'blackhole', false);
    const attachment = blackhole ? 'blackhole' : (values.target(own, 'transit_gateway_attachment_id') ?? '');
    const table = tables.get(values.target(own, 'transit_gateway_route_table_id') ?? '');
    for (const each of entries) table?.statics.push({ block: each, attachment, byList: true });
  }
  return { gateways, attachments, tables, associations };
}

/** Both the gateway and the attachment must want the default table; peering attachments never propagate. */
function defaultFlags(
  values: Values,
  attachment: Attachment,
): { association: boolean; propagation: boolean } {
  if (attachment.kind === 'peering') return { association: true, propagation: false };
  if (attachment.kind !== 'vpc') return { association: true, propagation: true };
  const flags = { association: true, propagation: true };
  for (const { address, values: own } of values.ofType(
    'aws_ec2_transit_gateway_vpc_attachment',
    'aws_ec2_transit_gateway_vpc_attachment_accepter',
  )) {
    const meant = values.target(own, 'transit_gateway_attachment_id') ?? address;
    if (meant !== attachment.id) continue;
    flags.association &&= values.flag(own, 'transit_gateway_default_route_table_association', true);
    flags.propagation &&= values.flag(own, 'transit_gateway_default_route_table_propagation', true);
  }
  return flags;
}

function readAttachments(values: Values): Map<string, Attachment> {
  const attachments = new Map<string, Attachment>();
  const plain = { subnets: [], ipv6: true, applianceMode: false, groupReferences: false };
  for (const { address, values: own } of values.ofType('aws_ec2_transit_gateway_vpc_attachment')) {
    attachments.set(address, {
      id: address,
      kind: 'vpc',
      gateways: [values.target(own, 'transit_gateway_id') ?? ''],
      vpc: values.target(own, 'vpc_id') ?? '',
      subnets: values.targets(own, 'subnet_ids'),
      ipv6: values.flag(own, 'ipv6_support', false),
      applianceMode: values.flag(own, 'appliance_mode_support', false),
      groupReferences: values.flag(own, 'security_group_referencing_support', true),
    });
  }
  for (const { address, values: own } of values.ofType('aws_ec2_transit_gateway_peering_attachment')) {
    const ends = [
      values.target(own, 'transit_gateway_id') ?? '',
      values.target(own, 'peer_transit_gateway_id') ?? '',
    ];
    attachments.set(address, { id: address, kind: 'peering', gateways: ends, ...plain });
  }
  for (const { address, values: own } of values.ofType('aws_vpn_connection')) {
    const gateway = values.target(own, 'transit_gateway_id');
    if (gateway !== undefined)
      attachments.set(address, { id: address, kind: 'vpn', gateways: [gateway], ...plain });
  }
  for (const { address, values: own } of values.ofType('aws_dx_gateway_association')) {
    const gateway = values.target(own, 'associated_gateway_id') ?? '';
    if (values.ofType('aws_ec2_transit_gateway').some((each) => each.address === gateway)) {
      attachments.set(address, { id: address, kind: 'dx', gateways: [gateway], ...plain });
    }
  }
  return attachments;
}
