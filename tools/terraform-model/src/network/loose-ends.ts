import type { Resource } from '../configuration';
import { Unknown } from '../value';
import { mayMean } from './may-mean';
import type { Network } from './network';
import { isComputed } from './reading';

/**
 * Resources that say something about another one, and of which it is not known which. Whatever they may be about is
 * doubtful then: a route table association with an unknown subnet may be that of any subnet which has no other.
 */
export function spreadLooseEnds(network: Network): void {
  for (const { type, argument, touch } of LOOSE) {
    for (const resource of network.reading.of(type)) {
      const end = network.reading.key(resource, argument);
      if (!(end instanceof Unknown) || isComputed(end)) continue;
      const because = new Unknown(`${resource.address}: ${end.because}`);
      touch(network, (key) => mayMean(end, key), because, resource);
    }
  }
  spreadAclSubnets(network);
}

type Touch = (
  network: Network,
  concerns: (key: string) => boolean,
  because: Unknown,
  resource: Resource,
) => void;

interface LooseEnd {
  readonly type: string;
  readonly argument: string;
  readonly touch: Touch;
}

const LOOSE: readonly LooseEnd[] = [
  { type: 'aws_route_table_association', argument: 'subnet_id', touch: subnetsWithoutTable },
  { type: 'aws_network_acl_association', argument: 'subnet_id', touch: subnetsWithoutAcl },
  { type: 'aws_main_route_table_association', argument: 'vpc_id', touch: mainTables },
  { type: 'aws_vpc_peering_connection_accepter', argument: 'vpc_peering_connection_id', touch: peerings },
  {
    type: 'aws_ec2_transit_gateway_route_table_association',
    argument: 'transit_gateway_attachment_id',
    touch: associations,
  },
  {
    type: 'aws_ec2_transit_gateway_peering_attachment_accepter',
    argument: 'transit_gateway_attachment_id',
    touch: peerAttachments,
  },
  ...['route_table', 'subnet', 'security_group'].map((noun) => ({
    type: `aws_vpc_endpoint_${noun}_association`,
    argument: 'vpc_endpoint_id',
    touch: endpoints,
  })),
  ...['route_table', 'subnet', 'security_group'].map((noun) => ({
    type: `aws_vpc_endpoint_${noun}_association`,
    argument: `${noun}_id`,
    touch: endpoints,
  })),
  { type: 'aws_vpc_ipv4_cidr_block_association', argument: 'vpc_id', touch: vpcs },
  { type: 'aws_vpc_ipv6_cidr_block_association', argument: 'vpc_id', touch: vpcs },
  { type: 'aws_vpn_connection_route', argument: 'vpn_connection_id', touch: connections },
  { type: 'aws_eip', argument: 'instance', touch: publicAddresses },
  { type: 'aws_eip', argument: 'network_interface', touch: publicAddresses },
  { type: 'aws_eip_association', argument: 'instance_id', touch: publicAddresses },
  { type: 'aws_eip_association', argument: 'network_interface_id', touch: publicAddresses },
  { type: 'aws_network_interface_sg_attachment', argument: 'network_interface_id', touch: interfaceGroups },
  { type: 'aws_lb_listener', argument: 'load_balancer_arn', touch: balancers },
  { type: 'aws_alb_listener', argument: 'load_balancer_arn', touch: balancers },
  { type: 'aws_lb_listener_rule', argument: 'listener_arn', touch: listeners },
  { type: 'aws_alb_listener_rule', argument: 'listener_arn', touch: listeners },
  ...['aws_lb_target_group_attachment', 'aws_alb_target_group_attachment'].map((type) => ({
    type,
    argument: 'target_group_arn',
    touch: targetGroups,
  })),
  { type: 'aws_autoscaling_attachment', argument: 'lb_target_group_arn', touch: targetGroups },
  { type: 'aws_autoscaling_attachment', argument: 'autoscaling_group_name', touch: targetGroups },
  { type: 'aws_vpc_block_public_access_exclusion', argument: 'vpc_id', touch: exclusions },
  { type: 'aws_vpc_block_public_access_exclusion', argument: 'subnet_id', touch: exclusions },
];

function subnetsWithoutTable(
  { subnets, routeTables }: Network,
  concerns: (key: string) => boolean,
  because: Unknown,
): void {
  for (const key of subnets.keys())
    if (concerns(key) && !routeTables.ofSubnet.has(key) && !routeTables.doubts.has(key))
      routeTables.doubts.set(key, because);
}

function subnetsWithoutAcl(
  { subnets, networkAcls }: Network,
  concerns: (key: string) => boolean,
  because: Unknown,
): void {
  for (const key of subnets.keys())
    if (concerns(key) && !networkAcls.ofSubnet.has(key) && !networkAcls.doubts.has(key))
      networkAcls.doubts.set(key, because);
}

/** A network ACL lists its subnets itself. */
function spreadAclSubnets(network: Network): void {
  for (const resource of network.reading.of('aws_network_acl')) {
    const { doubt } = network.reading.entities(resource.values['subnet_ids'], 'subnet');
    if (doubt === undefined || isComputed(doubt)) continue;
    const because = new Unknown(`${resource.address}: ${doubt.because}`);
    subnetsWithoutAcl(network, (key) => mayMean(doubt, key), because);
  }
}

function mainTables(
  { vpcs: all, routeTables }: Network,
  concerns: (key: string) => boolean,
  because: Unknown,
): void {
  for (const key of all.keys()) if (concerns(key)) routeTables.doubts.set(key, because);
}

function peerings(network: Network, concerns: (key: string) => boolean, because: Unknown): void {
  change(network.peerings, concerns, (peering) =>
    peering.status === 'active' ? peering : { ...peering, doubt: because },
  );
}

/** An explicit association replaces the default one, so that it counts only where none of those is known. */
function associations(
  { reading, transitAttachments, transitTables }: Network,
  concerns: (key: string) => boolean,
  because: Unknown,
): void {
  const explicit = new Set(
    reading
      .of('aws_ec2_transit_gateway_route_table_association')
      .map((resource) => reading.key(resource, 'transit_gateway_attachment_id')),
  );
  for (const key of transitAttachments.keys())
    if (concerns(key) && !explicit.has(key)) transitTables.doubts.set(key, because);
}

function peerAttachments(network: Network, concerns: (key: string) => boolean, because: Unknown): void {
  change(network.transitAttachments, concerns, (attachment) =>
    attachment.kind === 'peering' && attachment.pending !== undefined
      ? { ...attachment, pending: undefined, resource: because }
      : attachment,
  );
}

function endpoints(
  network: Network,
  concerns: (key: string) => boolean,
  because: Unknown,
  resource: Resource,
): void {
  const own = network.reading.key(resource, 'vpc_endpoint_id');
  const isMeant = typeof own === 'string' ? (key: string) => key === own : concerns;
  change(network.endpoints, isMeant, (endpoint) => ({ ...endpoint, doubts: [...endpoint.doubts, because] }));
}

function vpcs(network: Network, concerns: (key: string) => boolean, because: Unknown): void {
  change(network.vpcs, concerns, (vpc) => ({ ...vpc, doubts: [...vpc.doubts, because] }));
}

function connections(network: Network, concerns: (key: string) => boolean, because: Unknown): void {
  change(network.vpnConnections, concerns, (vpn) => ({ ...vpn, doubts: [...vpn.doubts, because] }));
}

/** Of what has no public address otherwise. */
function publicAddresses(network: Network, concerns: (key: string) => boolean, because: Unknown): void {
  change(
    network.interfaces,
    () => true,
    (face) => {
      const [first, ...others] = face.ipv4;
      const isMeant = concerns(face.key) || concerns(face.owner);
      if (first === undefined || first.public !== undefined || !isMeant) return face;
      return { ...face, ipv4: [{ ...first, public: because }, ...others] };
    },
  );
}

function interfaceGroups(network: Network, concerns: (key: string) => boolean, because: Unknown): void {
  change(network.interfaces, concerns, (face) => ({ ...face, groupDoubt: face.groupDoubt ?? because }));
}

function balancers(
  network: Network,
  concerns: (key: string) => boolean,
  because: Unknown,
  { address }: Resource,
): void {
  change(network.loadBalancers, concerns, (balancer) => ({
    ...balancer,
    listeners: [
      ...balancer.listeners,
      { key: address, protocol: 'TCP', port: because, forwards: [], answers: false, doubt: because },
    ],
  }));
}

function listeners(network: Network, concerns: (key: string) => boolean, because: Unknown): void {
  change(
    network.loadBalancers,
    () => true,
    (balancer) => ({
      ...balancer,
      listeners: balancer.listeners.map((each) =>
        concerns(each.key) ? { ...each, doubt: each.doubt ?? because } : each,
      ),
    }),
  );
}

function targetGroups(
  network: Network,
  concerns: (key: string) => boolean,
  because: Unknown,
  resource: Resource,
): void {
  const own =
    network.reading.key(resource, 'target_group_arn') ?? network.reading.key(resource, 'lb_target_group_arn');
  const isMeant = typeof own === 'string' ? (key: string) => key === own : concerns;
  change(network.targetGroups, isMeant, (group) => ({ ...group, doubts: [...group.doubts, because] }));
}

function exclusions(
  { vpcs: all, subnets, publicAccess }: Network,
  concerns: (key: string) => boolean,
  because: Unknown,
  { address }: Resource,
): void {
  const known = publicAccess.exclusions as Map<string, { said: string; mode: Unknown }>;
  for (const key of [...all.keys(), ...subnets.keys()])
    if (concerns(key) && !known.has(key)) known.set(key, { said: address, mode: because });
}

function change<T>(
  things: ReadonlyMap<string, T>,
  concerns: (key: string) => boolean,
  to: (thing: T) => T,
): void {
  for (const [key, thing] of things) if (concerns(key)) (things as Map<string, T>).set(key, to(thing));
}
