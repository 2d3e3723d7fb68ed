import type { TfObject } from '../../contract';
import { canonicalBlock, contains, parseBlock } from '../../types/address';
import { DESTINATIONS, destinationOf, routesOf, TARGETS } from '../../types/ec2/route-table';
import { vpcOfInternetGateway, vpcOfVpnGateway } from '../../types/ec2/gateways';
import { blocks, lookUp } from '../../types/values';
import { CREATE, CREATE_OR_UPDATE, text, withValue, type Check, type Rule } from '../rule';
import { blocksOf } from './vpc';

const PAGE = 'https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Route_Tables.html';
const API = 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateRoute.html';
const TABLES = ['aws_route_table', 'aws_default_route_table'] as const;
const WITH_ROUTES = ['aws_route', ...TABLES] as const;

/** The routes that the change wants: a standalone one, or those in a table. */
function wanted({ type, values }: Check): readonly TfObject[] {
  return type === 'aws_route' ? [values] : blocks(values, 'route');
}

/** The VPC of the table that gets the routes. */
function vpcOf({ values, world }: Check): string | undefined {
  const table = text(values, 'route_table_id') ?? text(values, 'default_route_table_id');
  return text(values, 'vpc_id') ?? text(lookUp(world, ['aws_route_table'], table)?.values, 'vpc_id');
}

const targetsOf = (route: TfObject): readonly string[] =>
  TARGETS.filter((target) => text(route, target) !== undefined);

export const ROUTE_RULES: readonly Rule[] = [
  {
    id: 'route/exists',
    types: ['aws_route'],
    on: CREATE,
    code: 'RouteAlreadyExists',
    when: 'the table has a route to that destination',
    source: PAGE,
    refuses: (check) => {
      const table = lookUp(check.world, ['aws_route_table'], text(check.values, 'route_table_id'));
      const destination = destinationOf(check.values);
      if (table === undefined || destination === undefined) return undefined;
      return routesOf(table, check.world).some((route) => destinationOf(route) === destination)
        ? `The route identified by ${destination} already exists.`
        : undefined;
    },
  },
  {
    id: 'route/twice-in-table',
    types: TABLES,
    on: CREATE_OR_UPDATE,
    code: 'RouteAlreadyExists',
    when: 'a table lists the same destination twice',
    source: PAGE,
    refuses: (check) => {
      const destinations = wanted(check).flatMap((route) => destinationOf(route) ?? []);
      const twice = destinations.find((one, index) => destinations.indexOf(one) !== index);
      return twice === undefined ? undefined : `The route identified by ${twice} already exists.`;
    },
  },
  {
    id: 'route/local',
    types: WITH_ROUTES,
    on: CREATE_OR_UPDATE,
    code: 'InvalidParameterValue',
    when: 'a destination is equal to a block of the VPC but its target is not one that may replace the local route, or it lies inside one and its target is not an interface, endpoint or NAT gateway',
    source: 'https://docs.aws.amazon.com/vpc/latest/userguide/route-table-options.html',
    refuses: (check) => {
      const vpc = vpcOf(check);
      for (const route of wanted(check)) {
        const block = parseBlock(destinationOf(route));
        if (vpc === undefined || block === undefined) continue;
        const inside = blocksOf(check.world, vpc, block.family).find((outer) => contains(outer, block));
        const allowed = [
          'network_interface_id',
          'vpc_endpoint_id',
          'nat_gateway_id',
          'gateway_id',
          'transit_gateway_id',
          'carrier_gateway_id',
        ];
        if (inside !== undefined && !targetsOf(route).some((target) => allowed.includes(target)))
          return `The destination CIDR block ${destinationOf(route)} is equal to or more specific than one of this VPC's CIDR blocks. This route can target only an interface, a Gateway Load Balancer endpoint or a NAT gateway.`;
        if (inside !== undefined && /^(?:igw|vgw)-/.test(text(route, 'gateway_id') ?? ''))
          return `The destination CIDR block ${destinationOf(route)} is equal to or more specific than one of this VPC's CIDR blocks. This route can target only an interface, a Gateway Load Balancer endpoint or a NAT gateway.`;
      }
      return undefined;
    },
  },
  {
    id: 'route/one-target',
    types: WITH_ROUTES,
    on: CREATE_OR_UPDATE,
    code: 'InvalidParameterCombination',
    when: 'a route names no target or several',
    source: API,
    refuses: (check) => {
      for (const route of wanted(check)) {
        const count = targetsOf(route).length;
        // A standalone route may get its interface from AWS.
        if (
          count > 1 ||
          (count === 0 && check.type !== 'aws_route' && text(route, 'instance_id') === undefined)
        )
          return `The route to ${destinationOf(route) ?? '(no destination)'} must have exactly one target, it has ${count === 0 ? 'none' : targetsOf(route).join(', ')}`;
      }
      return undefined;
    },
  },
  {
    id: 'route/one-destination',
    types: TABLES,
    on: CREATE_OR_UPDATE,
    code: 'MissingParameter',
    when: 'a route names no destination or several',
    source: API,
    refuses: (check) => {
      const bad = wanted(check).find(
        (route) => DESTINATIONS.filter((name) => text(route, name) !== undefined).length !== 1,
      );
      return bad === undefined
        ? undefined
        : 'A route must have exactly one of cidr_block, ipv6_cidr_block and destination_prefix_list_id';
    },
  },
  {
    id: 'route/host-bits',
    types: WITH_ROUTES,
    on: CREATE_OR_UPDATE,
    code: 'InvalidParameterValue',
    when: 'a destination is no CIDR',
    source: API,
    refuses: (check) => {
      for (const route of wanted(check)) {
        const destination = destinationOf(route);
        if (
          destination === undefined ||
          destination.startsWith('pl-') ||
          parseBlock(canonicalBlock(destination)) !== undefined
        )
          continue;
        return `Value (${destination}) for parameter destinationCidrBlock is invalid. This is not a valid CIDR block.`;
      }
      return undefined;
    },
  },
  {
    id: 'route/gateway-elsewhere',
    types: WITH_ROUTES,
    on: CREATE_OR_UPDATE,
    code: 'InvalidParameterValue',
    when: "the target gateway is not attached to the table's VPC",
    source: PAGE,
    refuses: (check) => {
      const vpc = vpcOf(check);
      for (const route of wanted(check)) {
        const id = text(route, 'gateway_id');
        const internet = lookUp(check.world, ['aws_internet_gateway'], id);
        const vpn = lookUp(check.world, ['aws_vpn_gateway'], id);
        const attached =
          internet === undefined
            ? vpn === undefined
              ? vpc
              : vpcOfVpnGateway(vpn, check.world)
            : vpcOfInternetGateway(internet, check.world);
        if (vpc !== undefined && attached !== vpc)
          return {
            message: `route table and network gateway ${id} belong to different networks`,
            attribute: 'gateway_id',
          };
      }
      return undefined;
    },
  },
  {
    id: 'route/other-vpc',
    types: WITH_ROUTES,
    on: CREATE_OR_UPDATE,
    code: 'InvalidParameterValue',
    when: 'the target NAT gateway, egress-only gateway, endpoint or interface belongs to another VPC',
    source: PAGE,
    refuses: (check) => {
      const vpc = vpcOf(check);
      const homes: readonly (readonly [string, string])[] = [
        ['nat_gateway_id', 'aws_nat_gateway'],
        ['egress_only_gateway_id', 'aws_egress_only_internet_gateway'],
        ['vpc_endpoint_id', 'aws_vpc_endpoint'],
      ];
      for (const route of wanted(check))
        for (const [attribute, type] of homes) {
          const home = text(lookUp(check.world, [type], text(route, attribute))?.values, 'vpc_id');
          if (vpc !== undefined && home !== undefined && home !== vpc)
            return {
              message: `route table and ${text(route, attribute)} belong to different networks (${vpc} and ${home})`,
              attribute,
            };
        }
      return undefined;
    },
  },
  {
    id: 'route/peering-elsewhere',
    types: WITH_ROUTES,
    on: CREATE_OR_UPDATE,
    code: 'InvalidVpcPeeringConnectionID.NotFound',
    when: "the target peering connection does not touch the table's VPC",
    source: 'https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-routing.html',
    refuses: (check) => {
      const vpc = vpcOf(check);
      for (const route of wanted(check)) {
        const peering = lookUp(
          check.world,
          ['aws_vpc_peering_connection'],
          text(route, 'vpc_peering_connection_id'),
        );
        const ends = [text(peering?.values, 'vpc_id'), text(peering?.values, 'peer_vpc_id')];
        if (peering !== undefined && vpc !== undefined && !ends.includes(vpc))
          return {
            message: `route table in ${vpc} and peering connection ${peering.id} (${ends.join(', ')}) belong to different networks`,
            attribute: 'vpc_peering_connection_id',
          };
      }
      return undefined;
    },
  },
  {
    id: 'route/no-transit-attachment',
    types: WITH_ROUTES,
    on: CREATE_OR_UPDATE,
    code: 'InvalidTransitGatewayID.NotFound',
    when: "the table's VPC has no available attachment to the target transit gateway",
    source: 'https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html',
    refuses: (check) => {
      const vpc = vpcOf(check);
      for (const route of wanted(check)) {
        const gateway = text(route, 'transit_gateway_id');
        const attached = check.world
          .where('aws_ec2_transit_gateway_vpc_attachment', 'vpc_id', vpc ?? '')
          .some(
            ({ values }) =>
              values['transit_gateway_id'] === gateway && values['state'] !== 'pendingAcceptance',
          );
        if (gateway !== undefined && vpc !== undefined && !attached)
          return {
            message: `Transit Gateway ${gateway} has no available attachment of ${vpc}`,
            attribute: 'transit_gateway_id',
          };
      }
      return undefined;
    },
  },
  {
    id: 'route-table-association/exists',
    types: ['aws_route_table_association'],
    on: CREATE,
    code: 'Resource.AlreadyAssociated',
    when: 'the subnet or gateway is associated with a table',
    source: PAGE,
    refuses: (check) => {
      for (const name of ['subnet_id', 'gateway_id']) {
        const [other] = withValue(check, 'aws_route_table_association', name, text(check.values, name));
        if (other !== undefined)
          return {
            message: `the specified association for route table ${text(check.values, 'route_table_id')} conflicts with an existing association (${other.id})`,
            attribute: name,
          };
      }
      return undefined;
    },
  },
  {
    id: 'route-table-association/other-vpc',
    types: ['aws_route_table_association'],
    on: CREATE_OR_UPDATE,
    code: 'InvalidParameterValue',
    when: 'route table and subnet belong to different VPCs',
    source: PAGE,
    refuses: ({ values, world }) => {
      const table = lookUp(world, ['aws_route_table'], text(values, 'route_table_id'));
      const subnet = lookUp(world, ['aws_subnet'], text(values, 'subnet_id'));
      if (table === undefined || subnet === undefined || table.values['vpc_id'] === subnet.values['vpc_id'])
        return undefined;
      return {
        message: `Route table ${table.id} and subnet ${subnet.id} belong to different networks`,
        attribute: 'route_table_id',
      };
    },
  },
];
