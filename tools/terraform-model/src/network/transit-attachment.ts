import type { Resource } from '../configuration';
import { Unknown } from '../value';
import { proposalOf } from './direct-connect';
import type { Reading } from './reading';
import type { TransitGateway } from './transit-gateway';

export type AttachmentKind = 'vpc' | 'vpn' | 'direct-connect' | 'peering' | 'connect' | 'firewall' | 'other';

/** An attachment of a transit gateway; the key is the resource it comes with (VPN connection, DX association…). */
export interface TransitAttachment {
  readonly key: string;
  readonly kind: AttachmentKind;
  readonly gateway: string | Unknown;
  /** VPC, VPN connection, DX gateway, peer transit gateway, transport attachment. */
  readonly resource: string | Unknown | undefined;
  /** Of a VPC attachment. */
  readonly subnets: readonly string[];
  readonly subnetDoubt: Unknown | undefined;
  readonly appliance: boolean | Unknown;
  readonly ipv6: boolean | Unknown;
  readonly groupReferences: boolean | Unknown;
  /** Whether it is put into the gateway's default tables. */
  readonly defaultAssociation: boolean | Unknown;
  readonly defaultPropagation: boolean | Unknown;
  /** Why the attachment does not carry packets yet. */
  readonly pending: string | undefined;
  readonly account: string | undefined;
}

export function readTransitAttachments(
  reading: Reading,
  gateways: ReadonlyMap<string, TransitGateway>,
): Map<string, TransitAttachment> {
  const result = new Map<string, TransitAttachment>();
  const add = (attachment: TransitAttachment): void => void result.set(attachment.key, attachment);
  const accepters = accepterFlags(reading);
  for (const resource of reading.of('aws_ec2_transit_gateway_vpc_attachment')) {
    const attachment = vpcAttachment(reading, resource, accepters.get(resource.address));
    add({ ...attachment, pending: awaitsAcceptance(attachment, gateways, accepters) });
  }
  for (const resource of reading.of('aws_vpn_connection')) {
    if (resource.values['transit_gateway_id'] == null) continue;
    add({ ...plain(reading, resource, 'vpn'), resource: resource.address });
  }
  for (const resource of reading.of('aws_vpn_concentrator')) {
    add({ ...plain(reading, resource, 'other'), resource: resource.address });
  }
  for (const resource of reading.of('aws_dx_gateway_association')) {
    const gateway = associatedGateway(reading, resource);
    if (gateway === undefined) continue;
    add({
      ...plain(reading, resource, 'direct-connect'),
      gateway,
      resource: reading.key(resource, 'dx_gateway_id'),
    });
  }
  const peersAccepted = new Set(
    reading
      .of('aws_ec2_transit_gateway_peering_attachment_accepter')
      .map((resource) => reading.key(resource, 'transit_gateway_attachment_id')),
  );
  for (const resource of reading.of('aws_ec2_transit_gateway_peering_attachment')) {
    const accepted =
      peersAccepted.has(resource.address) || reading.label(resource.values['state']) === 'available';
    add({
      ...plain(reading, resource, 'peering'),
      resource: reading.key(resource, 'peer_transit_gateway_id'),
      defaultAssociation: false,
      defaultPropagation: false,
      pending: accepted ? undefined : 'no accepter accepts the peering attachment',
    });
  }
  for (const resource of reading.of('aws_ec2_transit_gateway_connect')) {
    const transport = reading.key(resource, 'transport_attachment_id');
    add({ ...plain(reading, resource, 'connect'), resource: transport });
  }
  for (const resource of reading.of('aws_networkfirewall_firewall')) {
    if (resource.values['transit_gateway_id'] == null) continue;
    add({ ...plain(reading, resource, 'firewall'), resource: resource.address });
  }
  return result;
}

interface AccepterFlags {
  readonly association: boolean | Unknown;
  readonly propagation: boolean | Unknown;
}

function accepterFlags(reading: Reading): Map<string, AccepterFlags> {
  const result = new Map<string, AccepterFlags>();
  for (const resource of reading.of('aws_ec2_transit_gateway_vpc_attachment_accepter')) {
    const key = reading.key(resource, 'transit_gateway_attachment_id');
    if (typeof key !== 'string') continue;
    result.set(key, {
      association: reading.flag(resource.values['transit_gateway_default_route_table_association'], true),
      propagation: reading.flag(resource.values['transit_gateway_default_route_table_propagation'], true),
    });
  }
  return result;
}

function vpcAttachment(
  reading: Reading,
  resource: Resource,
  accepter: AccepterFlags | undefined,
): TransitAttachment {
  const { values } = resource;
  const subnets = reading.entities(values['subnet_ids'], 'subnet');
  const base = plain(reading, resource, 'vpc');
  return {
    ...base,
    resource: reading.key(resource, 'vpc_id'),
    subnets: subnets.keys,
    subnetDoubt: subnets.doubt,
    appliance: reading.flag(values['appliance_mode_support'], false),
    ipv6: reading.flag(values['ipv6_support'], false),
    groupReferences: reading.flag(values['security_group_referencing_support'], true),
    // The gateway's owner decides on an attachment from another account: its accepter carries the flags then.
    defaultAssociation: accepter?.association ?? base.defaultAssociation,
    defaultPropagation: accepter?.propagation ?? base.defaultPropagation,
  };
}

function plain(reading: Reading, resource: Resource, kind: AttachmentKind): TransitAttachment {
  const { values } = resource;
  return {
    key: resource.address,
    kind,
    gateway:
      reading.key(resource, 'transit_gateway_id') ??
      new Unknown(`${resource.address} names no transit gateway`),
    resource: undefined,
    subnets: [],
    subnetDoubt: undefined,
    appliance: false,
    ipv6: true,
    groupReferences: false,
    defaultAssociation: reading.flag(values['transit_gateway_default_route_table_association'], true),
    defaultPropagation: reading.flag(values['transit_gateway_default_route_table_propagation'], true),
    pending: undefined,
    account: resource.account,
  };
}

function awaitsAcceptance(
  attachment: TransitAttachment,
  gateways: ReadonlyMap<string, TransitGateway>,
  accepters: ReadonlyMap<string, AccepterFlags>,
): string | undefined {
  const gateway = typeof attachment.gateway === 'string' ? gateways.get(attachment.gateway) : undefined;
  if (!gateway || gateway.autoAccept === true || accepters.has(attachment.key)) return undefined;
  const foreign =
    gateway.account !== undefined &&
    attachment.account !== undefined &&
    gateway.account !== attachment.account;
  return foreign ? 'nothing accepts the attachment in the account of the transit gateway' : undefined;
}

function associatedGateway(reading: Reading, resource: Resource): string | Unknown | undefined {
  const direct = reading.entity(resource.values['associated_gateway_id']);
  if (direct instanceof Unknown) return direct;
  if (direct) return direct.kind === 'transit-gateway' ? direct.key : undefined;
  const proposal = proposalOf(reading, resource);
  const gateway = proposal && reading.entity(proposal.values['associated_gateway_id']);
  if (gateway instanceof Unknown) return gateway;
  return gateway?.kind === 'transit-gateway' ? gateway.key : undefined;
}
