import { overlaps, parseBlock } from '../../types/address';
import { lookUp, texts } from '../../types/values';
import { CREATE, CREATE_OR_UPDATE, numeric, text, withValue, type Check, type Rule } from '../rule';

const DX = 'https://docs.aws.amazon.com/directconnect/latest/UserGuide/limits.html';
const VIF = 'https://docs.aws.amazon.com/directconnect/latest/UserGuide/WorkingWithVirtualInterfaces.html';

const KINDS = ['private', 'public', 'transit'] as const;
const INTERFACES = KINDS.flatMap((kind) => [
  `aws_dx_${kind}_virtual_interface`,
  `aws_dx_hosted_${kind}_virtual_interface`,
]);
const PRIVATE = INTERFACES.filter((type) => !type.includes('public'));

/** All prefixes announced with a gateway's associations. */
const announced = (check: Check): number => texts(check.values, 'allowed_prefixes').length;

export const DIRECT_CONNECT_RULES: readonly Rule[] = [
  {
    id: 'dx-interface/vlan',
    types: INTERFACES,
    on: CREATE,
    code: 'DirectConnectClientException',
    when: 'a VLAN is not from 1 to 4094, or taken on the connection',
    source: VIF,
    refuses: (check) => {
      const vlan = numeric(check.values, 'vlan');
      if (vlan === undefined) return undefined;
      if (vlan < 1 || vlan > 4094)
        return { message: `VLAN ${vlan} must be from 1 to 4094`, attribute: 'vlan' };
      const taken = INTERFACES.flatMap((type) =>
        withValue(check, type, 'connection_id', text(check.values, 'connection_id')),
      ).find(({ values }) => values['vlan'] === vlan);
      return taken === undefined
        ? undefined
        : {
            message: `The requested VLAN is already in use by another virtual interface: ${vlan} (${taken.id})`,
            attribute: 'vlan',
          };
    },
  },
  {
    id: 'dx-interface/asn',
    types: INTERFACES,
    on: CREATE,
    code: 'DirectConnectClientException',
    when: 'the ASN of the customer side is not from 1 to 4294967294',
    source: VIF,
    refuses: ({ values }) => {
      const asn = numeric(values, 'bgp_asn');
      return asn === undefined || (asn >= 1 && asn <= 4_294_967_294)
        ? undefined
        : { message: `ASN ${asn} is invalid`, attribute: 'bgp_asn' };
    },
  },
  {
    id: 'dx-interface/gateway',
    types: ['aws_dx_private_virtual_interface'],
    on: CREATE,
    code: 'DirectConnectClientException',
    when: 'a private interface names neither or both of a Direct Connect gateway and a virtual private gateway',
    source: VIF,
    refuses: ({ values }) => {
      const given = ['dx_gateway_id', 'vpn_gateway_id'].filter((name) => text(values, name) !== undefined);
      return given.length === 1 ? undefined : 'Exactly one of dx_gateway_id and vpn_gateway_id must be given';
    },
  },
  {
    id: 'dx-interface/mixed-gateway',
    types: PRIVATE,
    on: CREATE,
    code: 'DirectConnectClientException',
    when: 'a Direct Connect gateway is to have both private and transit interfaces',
    source: 'https://docs.aws.amazon.com/directconnect/latest/UserGuide/direct-connect-transit-gateways.html',
    refuses: (check) => {
      const gateway = text(check.values, 'dx_gateway_id');
      const other = check.type.includes('transit') ? 'private' : 'transit';
      const [found] = withValue(check, `aws_dx_${other}_virtual_interface`, 'dx_gateway_id', gateway);
      return found === undefined
        ? undefined
        : `Direct Connect gateway ${gateway} has a ${other} virtual interface (${found.id}): it cannot have both kinds`;
    },
  },
  {
    id: 'dx-interface/mtu',
    types: INTERFACES,
    on: CREATE_OR_UPDATE,
    code: 'DirectConnectClientException',
    when: 'the MTU is not 1500, or 9001 for a private interface, or 8500 for either',
    source: 'https://docs.aws.amazon.com/directconnect/latest/UserGuide/set-jumbo-frames-vif.html',
    refuses: ({ type, values }) => {
      const mtu = numeric(values, 'mtu');
      const allowed = type.includes('transit') ? [1500, 8500] : [1500, 8500, 9001];
      return mtu === undefined || allowed.includes(mtu)
        ? undefined
        : { message: `MTU ${mtu} must be one of ${allowed.join(', ')}`, attribute: 'mtu' };
    },
  },
  {
    id: 'dx-association/prefixes',
    types: ['aws_dx_gateway_association', 'aws_dx_gateway_association_proposal'],
    on: CREATE_OR_UPDATE,
    code: 'DirectConnectClientException',
    when: 'more than 200 prefixes for a transit gateway, or more than 20 for a virtual private gateway, are announced',
    source: DX,
    refuses: (check) => {
      const transit = (text(check.values, 'associated_gateway_id') ?? '').startsWith('tgw-');
      const most = transit ? 200 : 20;
      return announced(check) > most
        ? {
            message: `${announced(check)} allowed prefixes are more than the ${most} that an association takes`,
            attribute: 'allowed_prefixes',
          }
        : undefined;
    },
  },
  {
    id: 'dx-association/transit-without-prefixes',
    types: ['aws_dx_gateway_association'],
    on: CREATE,
    code: 'DirectConnectClientException',
    when: 'an association of a transit gateway names no prefixes',
    source: 'https://docs.aws.amazon.com/directconnect/latest/UserGuide/allowed-to-prefixes.html',
    refuses: (check) =>
      (text(check.values, 'associated_gateway_id') ?? '').startsWith('tgw-') && announced(check) === 0
        ? {
            message: 'Allowed prefixes must be given for a transit gateway association',
            attribute: 'allowed_prefixes',
          }
        : undefined,
  },
  {
    id: 'dx-association/overlap',
    types: ['aws_dx_gateway_association', 'aws_dx_gateway_association_proposal'],
    on: CREATE_OR_UPDATE,
    code: 'DirectConnectClientException',
    when: 'a prefix overlaps one of another association of the same gateway',
    source: 'https://docs.aws.amazon.com/directconnect/latest/UserGuide/allowed-to-prefixes.html',
    refuses: (check) => {
      const own = texts(check.values, 'allowed_prefixes').flatMap((cidr) => parseBlock(cidr) ?? []);
      for (const other of withValue(
        check,
        'aws_dx_gateway_association',
        'dx_gateway_id',
        text(check.values, 'dx_gateway_id'),
      )) {
        // The association that a proposal led to has its prefixes.
        if (
          other.values['associated_gateway_id'] === check.values['associated_gateway_id'] ||
          other.values['proposal_id'] === check.id
        )
          continue;
        const clash = texts(other.values, 'allowed_prefixes').find((cidr) =>
          own.some((block) => {
            const its = parseBlock(cidr);
            return its !== undefined && overlaps(its, block);
          }),
        );
        if (clash !== undefined)
          return {
            message: `Allowed prefixes overlap those of ${other.id} (${clash})`,
            attribute: 'allowed_prefixes',
          };
      }
      return undefined;
    },
  },
  {
    id: 'dx-association/exists',
    types: ['aws_dx_gateway_association'],
    on: CREATE,
    code: 'DirectConnectClientException',
    when: 'the two gateways are associated',
    source: DX,
    refuses: (check) => {
      const associated = text(check.values, 'associated_gateway_id');
      const same = withValue(
        check,
        'aws_dx_gateway_association',
        'dx_gateway_id',
        text(check.values, 'dx_gateway_id'),
      ).some(({ values }) => associated !== undefined && values['associated_gateway_id'] === associated);
      return same
        ? `Association between ${text(check.values, 'dx_gateway_id')} and ${associated} already exists`
        : undefined;
    },
  },
  {
    id: 'dx-association/same-asn',
    types: ['aws_dx_gateway_association'],
    on: CREATE,
    code: 'DirectConnectClientException',
    when: 'a transit gateway has the ASN of the Direct Connect gateway',
    source: 'https://docs.aws.amazon.com/directconnect/latest/UserGuide/direct-connect-transit-gateways.html',
    refuses: ({ values, world }) => {
      const gateway = lookUp(world, ['aws_ec2_transit_gateway'], text(values, 'associated_gateway_id'));
      const dx = lookUp(world, ['aws_dx_gateway'], text(values, 'dx_gateway_id'));
      return gateway !== undefined &&
        dx !== undefined &&
        String(gateway.values['amazon_side_asn'] ?? 64512) === String(dx.values['amazon_side_asn'])
        ? `The ASN ${String(dx.values['amazon_side_asn'])} of the Direct Connect gateway must differ from that of ${gateway.id}`
        : undefined;
    },
  },
  {
    id: 'dx-lag/bandwidth',
    types: ['aws_dx_connection_association'],
    on: CREATE,
    code: 'DirectConnectClientException',
    when: 'a connection of another bandwidth joins a LAG',
    source: 'https://docs.aws.amazon.com/directconnect/latest/UserGuide/lags.html',
    refuses: ({ values, world }) => {
      const lag = lookUp(world, ['aws_dx_lag'], text(values, 'lag_id'));
      const connection = lookUp(world, ['aws_dx_connection'], text(values, 'connection_id'));
      const [its, own] = [text(lag?.values, 'connections_bandwidth'), text(connection?.values, 'bandwidth')];
      return its === undefined || own === undefined || its === own
        ? undefined
        : `Connection ${connection?.id} has ${own}, the LAG ${lag?.id} takes ${its}`;
    },
  },
];
