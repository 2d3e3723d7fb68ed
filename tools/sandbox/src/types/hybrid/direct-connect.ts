import type { TfObject, TfValue, WorldObject, WorldTransaction, WorldView } from '../../contract';
import { joinDefaultTables, leaveTables } from '../transit/attachment';
import type { Making, TypeModule } from '../type-module';
import { lookUp, patch, text, texts } from '../values';

const GATEWAYS = ['aws_ec2_transit_gateway', 'aws_vpn_gateway'] as const;
const PROPOSAL = 'aws_dx_gateway_association_proposal';

const gatewayOf = (world: WorldView, values: TfObject): WorldObject | undefined =>
  lookUp(world, ['aws_dx_gateway'], text(values, 'dx_gateway_id'));

const proposalOf = ({ planned, world }: Making): WorldObject | undefined =>
  lookUp(world, [PROPOSAL], text(planned, 'proposal_id'));

const associatedOf = (making: Making): string =>
  text(making.planned, 'associated_gateway_id') ??
  text(proposalOf(making)?.values, 'associated_gateway_id') ??
  '';

const kindOf = (id: string): TfValue => (id.startsWith('tgw-') ? 'transitGateway' : 'virtualPrivateGateway');

/** Without a list, the VPC's own blocks are announced from a virtual private gateway. */
function prefixes(making: Making): TfValue {
  const proposed = texts(proposalOf(making)?.values, 'allowed_prefixes');
  if (proposed.length > 0) return [...proposed];
  const gateway = lookUp(making.world, ['aws_vpn_gateway'], associatedOf(making));
  const cidr = text(lookUp(making.world, ['aws_vpc'], text(gateway?.values, 'vpc_id'))?.values, 'cidr_block');
  return cidr === undefined ? [] : [cidr];
}

/** The association of a Direct Connect gateway with a transit or virtual private gateway, here or by proposal. */
export const gatewayAssociation: TypeModule = {
  id: (making) => {
    const proposal = lookUp(making.world, [PROPOSAL], text(making.planned, 'proposal_id'));
    const associated =
      text(making.planned, 'associated_gateway_id') ?? text(proposal?.values, 'associated_gateway_id') ?? '';
    return `ga-${text(making.planned, 'dx_gateway_id') ?? ''}${associated}`;
  },
  values: {
    associated_gateway_id: associatedOf,
    associated_gateway_type: (making) => kindOf(associatedOf(making)),
    associated_gateway_owner_account_id: (making) =>
      lookUp(making.world, GATEWAYS, associatedOf(making))?.account ?? making.scope.account,
    dx_gateway_owner_account_id: ({ planned, world, scope }) =>
      gatewayOf(world, planned)?.account ?? scope.account,
    allowed_prefixes: prefixes,
    transit_gateway_attachment_id: (making) =>
      associatedOf(making).startsWith('tgw-')
        ? (text(making.prior, 'transit_gateway_attachment_id') ??
          `tgw-attach-${making.seed.hex(17, 'attachment')}`)
        : '',
  },
  created: (object, making, world) => {
    const proposal = proposalOf(making);
    if (proposal !== undefined) patch(world, proposal, { state: 'accepted' });
    join(object, world);
  },
  deleted: (object, world) =>
    leaveTables(world, text(object.values, 'transit_gateway_attachment_id') ?? '', 'all'),
};

function join(object: WorldObject, world: WorldTransaction): void {
  const attachment = text(object.values, 'transit_gateway_attachment_id');
  if (attachment !== undefined) joinDefaultTables(world, attachment, { associate: true, propagate: true });
}

export const associationProposal: TypeModule = {
  values: {
    associated_gateway_type: ({ planned }) => kindOf(text(planned, 'associated_gateway_id') ?? ''),
    allowed_prefixes: () => [],
  },
};

/** Addresses of the peering session: a /30 of link-local space when none are given. */
function peerAddress(side: 'amazon' | 'customer') {
  return ({ planned, seed }: Making): TfValue => {
    if (planned['address_family'] === 'ipv6') {
      const base = `2600:1f00:${seed.hex(4, 'a')}:${seed.hex(4, 'b')}::`;
      return `${base}${side === 'amazon' ? 1 : 2}/125`;
    }
    const base = `169.254.255.${4 * seed.number(62, 'peer')}`.replace(/\d+$/, (last) =>
      String(Number(last) + (side === 'amazon' ? 1 : 2)),
    );
    return `${base}/30`;
  };
}

/** Virtual interfaces. The key of the session is asked for in the configuration or AWS's own: none is invented here. */
export const virtualInterface: TypeModule = {
  values: {
    amazon_address: peerAddress('amazon'),
    customer_address: peerAddress('customer'),
    bgp_auth_key: () => '',
    amazon_side_asn: ({ planned, world }) =>
      gatewayOf(world, planned)?.values['amazon_side_asn'] ??
      lookUp(world, ['aws_vpn_gateway'], text(planned, 'vpn_gateway_id'))?.values['amazon_side_asn'] ??
      '7224',
  },
};

const INTERFACES = ['private', 'public', 'transit'].map((kind) => `aws_dx_hosted_${kind}_virtual_interface`);

/** The other account's acceptance of a hosted interface; destroying it leaves the interface. */
export const interfaceAccepter: TypeModule = {
  created: (object, _making, world) => {
    const hosted = lookUp(world, INTERFACES, text(object.values, 'virtual_interface_id'));
    if (hosted !== undefined) patch(world, hosted, { state: 'available' });
  },
  shown: (object, world) =>
    lookUp(world, INTERFACES, text(object.values, 'virtual_interface_id')) === undefined ? undefined : {},
};
