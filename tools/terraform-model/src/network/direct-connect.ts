import type { Resource } from '../configuration';
import { Reference, Unknown } from '../value';
import type { Prefix } from './prefix';
import type { Reading } from './reading';

export interface DxGateway {
  readonly key: string;
  readonly amazonAsn: number;
  readonly associations: readonly DxAssociation[];
}

export interface DxAssociation {
  readonly key: string;
  /** Virtual private gateway or transit gateway. */
  readonly gateway: string | Unknown;
  readonly kind: 'vpn-gateway' | 'transit-gateway' | undefined;
  readonly allowed: readonly Prefix[];
  readonly doubt: Unknown | undefined;
}

export interface VirtualInterface {
  readonly key: string;
  readonly kind: 'private' | 'transit' | 'public';
  readonly dxGateway: string | Unknown | undefined;
  readonly vpnGateway: string | Unknown | undefined;
  readonly connection: string | Unknown | undefined;
  readonly mtu: number;
  readonly siteLink: boolean | Unknown;
  readonly customerAsn: number | undefined;
  readonly family: 4 | 6;
  /** A hosted interface that nobody accepted carries nothing. */
  readonly pending: string | undefined;
}

export interface DirectConnect {
  readonly gateways: Map<string, DxGateway>;
  readonly interfaces: Map<string, VirtualInterface>;
  /** Connection or LAG key → LAG it is a member of. */
  readonly lagOf: Map<string, string>;
  readonly locations: Map<string, string>;
}

export function readDirectConnect(reading: Reading): DirectConnect {
  const gateways = new Map<string, DxGateway & { associations: DxAssociation[] }>();
  for (const resource of reading.of('aws_dx_gateway')) {
    const asn = reading.number(resource.values['amazon_side_asn']);
    gateways.set(resource.address, {
      key: resource.address,
      amazonAsn: typeof asn === 'number' ? asn : 64512,
      associations: [],
    });
  }
  for (const resource of reading.of('aws_dx_gateway_association')) {
    const key = reading.key(resource, 'dx_gateway_id');
    if (typeof key === 'string') gateways.get(key)?.associations.push(readAssociation(reading, resource));
  }
  const interfaces = new Map<string, VirtualInterface>();
  const accepters = hostedAccepters(reading);
  for (const kind of ['private', 'transit', 'public'] as const) {
    for (const hosted of [false, true]) {
      for (const resource of reading.of(`aws_dx_${hosted ? 'hosted_' : ''}${kind}_virtual_interface`)) {
        interfaces.set(
          resource.address,
          readInterface(reading, resource, kind, hosted, accepters.get(resource.address)),
        );
      }
    }
  }
  const lagOf = new Map<string, string>();
  for (const resource of reading.of('aws_dx_connection_association')) {
    const connection = reading.key(resource, 'connection_id');
    const lag = reading.key(resource, 'lag_id');
    if (typeof connection === 'string' && typeof lag === 'string') lagOf.set(connection, lag);
  }
  const locations = new Map<string, string>();
  for (const resource of reading.of('aws_dx_connection', 'aws_dx_lag')) {
    const location = reading.label(resource.values['location']);
    if (location !== undefined) locations.set(resource.address, location);
  }
  return { gateways, interfaces, lagOf, locations };
}

function readAssociation(reading: Reading, resource: Resource): DxAssociation {
  const proposal = proposalOf(reading, resource);
  const entity =
    reading.entity(resource.values['associated_gateway_id']) ??
    (proposal && reading.entity(proposal.values['associated_gateway_id']));
  const listed = reading.list(resource.values['allowed_prefixes'] ?? proposal?.values['allowed_prefixes']);
  const allowed: Prefix[] = [];
  let doubt: Unknown | undefined = listed instanceof Unknown ? listed : undefined;
  for (const item of listed instanceof Unknown ? [] : listed) {
    const prefix = reading.prefix(item);
    if (prefix instanceof Unknown) doubt = prefix;
    else if (prefix) allowed.push(prefix);
  }
  const known = entity && !(entity instanceof Unknown) ? entity : undefined;
  return {
    key: resource.address,
    gateway:
      known?.key ??
      (entity instanceof Unknown ? entity : new Unknown(`${resource.address} names no gateway`)),
    kind: known?.kind === 'vpn-gateway' || known?.kind === 'transit-gateway' ? known.kind : undefined,
    allowed,
    doubt,
  };
}

/** The proposal that an association accepted, which says what is associated. */
export function proposalOf(reading: Reading, resource: Resource): Resource | undefined {
  const named = resource.values['proposal_id'];
  if (named == null || named === '') return undefined;
  if (named instanceof Reference) return reading.resource(named.resource);
  const gateway = reading.key(resource, 'dx_gateway_id');
  const proposals = reading.of('aws_dx_gateway_association_proposal');
  const candidates = proposals.filter((proposal) => reading.key(proposal, 'dx_gateway_id') === gateway);
  return (
    proposals.find(({ values }) => values['id'] === named) ??
    (candidates.length === 1 ? candidates[0] : undefined)
  );
}

function hostedAccepters(reading: Reading): Map<string, Resource> {
  const result = new Map<string, Resource>();
  for (const kind of ['private', 'transit', 'public']) {
    for (const resource of reading.of(`aws_dx_hosted_${kind}_virtual_interface_accepter`)) {
      const key = reading.key(resource, 'virtual_interface_id');
      if (typeof key === 'string') result.set(key, resource);
    }
  }
  return result;
}

function readInterface(
  reading: Reading,
  resource: Resource,
  kind: VirtualInterface['kind'],
  hosted: boolean,
  accepter: Resource | undefined,
): VirtualInterface {
  const { values } = resource;
  const mtu = reading.number(values['mtu']);
  const asn = reading.number(values['bgp_asn']);
  const holder = hosted ? accepter : resource;
  return {
    key: resource.address,
    kind,
    dxGateway: holder && reading.key(holder, 'dx_gateway_id'),
    vpnGateway: holder && reading.key(holder, 'vpn_gateway_id'),
    connection: reading.key(resource, 'connection_id'),
    mtu: typeof mtu === 'number' ? mtu : 1500,
    siteLink: reading.flag(values['sitelink_enabled'], false),
    customerAsn: typeof asn === 'number' ? asn : undefined,
    family: reading.label(values['address_family']) === 'ipv6' ? 6 : 4,
    pending: hosted && !accepter ? 'nobody accepts the hosted virtual interface' : undefined,
  };
}
