import { inside, isPublic, same, type Ip } from './address';
import { isAmazonService } from './amazon-services';
import { bpaBlocks } from './block-public-access';
import { Failures } from './failures';
import { aclAllows, groupsAllow, isPing, isPorted } from './filters';
import { leaveByLink, siteSends } from './hybrid';
import { bestPaths, gatewayPaths } from './hybrid-paths';
import { NotCovered } from './not-covered';
import { reversed, tuple } from './packet';
import { chooseRoute } from './route-choice';
import { enterTransit } from './transit';
import { arrive, beenHere, drop, onwards, type End, type Traveller } from './traveller';
import type { Interface, Subnet, World } from './world';

/**
 * Moves one packet from place to place as the pages say, until it arrives or is dropped. Where AWS may choose, every
 * choice is walked, so that a walk has several ends.
 */
export class Walk {
  readonly failures: Failures;
  /** Whether a NAT gateway chose a port. */
  usedNat = false;

  constructor(
    readonly world: World,
    down: readonly string[],
    /** Source port that NAT gateways choose. */
    private readonly natPort: number,
  ) {
    this.failures = new Failures(world, down);
  }

  subnet(id: string): Subnet {
    const subnet = this.world.subnets.get(id);
    if (subnet === undefined) throw new NotCovered(`${id} is not in the configuration`);
    return subnet;
  }

  /** An interface puts the packet on the wire. */
  send(own: Interface, from: Traveller): End[] {
    const traveller = beenHere(from, own.id);
    if (traveller === undefined) return drop(from, own.id, 'it goes round in circles');
    if (this.failures.interface(own.id)) return drop(traveller, own.id, 'it is down');
    const { packet } = traveller;
    const subnet = this.subnet(own.subnet);
    if (isAmazonService(this.world, subnet, packet.dst)) return arrive(traveller, 'amazon');
    const isOwn = own.addresses.some((each) => same(each, packet.src));
    if (!isOwn && !own.forwards) return drop(traveller, own.id, 'the source/destination check');
    const direct = subnet.blocks.some((each) => inside(packet.dst, each));
    const route = direct ? undefined : chooseRoute(this.world, this.failures, subnet.table, packet.dst);
    const nextTarget = direct ? 'local' : (route?.target ?? 'none');
    const filtered = this.filter(
      own,
      'out',
      onwards(traveller, own.id, isOwn ? { sender: own.id } : {}),
      nextTarget,
    );
    if (filtered === undefined) return drop(traveller, own.id, 'no outbound rule of its security groups');
    return this.leaveSubnet(subnet, filtered);
  }

  /** Security groups: stateful, on hosts and endpoints; NAT gateways have none. */
  private filter(
    own: Interface,
    direction: 'in' | 'out',
    traveller: Traveller,
    next = 'local',
  ): Traveller | undefined {
    if (own.kind === 'nat') return traveller;
    const { memory, packet } = traveller;
    if (memory.tracked.includes(`${own.id}|${tuple(reversed(packet))}`)) return traveller;
    if (!groupsAllow(this.world, own, direction, traveller, next)) return undefined;
    return {
      ...traveller,
      memory: { ...memory, tracked: [...memory.tracked, `${own.id}|${tuple(packet)}`] },
    };
  }

  /** From inside a subnet to wherever its table leads. */
  private leaveSubnet(subnet: Subnet, traveller: Traveller): End[] {
    const { packet } = traveller;
    if (subnet.blocks.some((each) => inside(packet.dst, each)))
      return this.deliver(subnet.vpc, subnet, traveller);
    const route = chooseRoute(this.world, this.failures, subnet.table, packet.dst);
    if (route === undefined) return drop(traveller, subnet.table, 'no route');
    const next = this.world.interfaces.get(route.target);
    const staysInside = next?.subnet === subnet.id;
    if (!staysInside && !this.aclAllows(subnet, 'out', traveller))
      return drop(traveller, subnet.acl, 'outbound');
    return this.follow(route.target, subnet, onwards(traveller, subnet.table));
  }

  aclAllows(subnet: Subnet, direction: 'in' | 'out', { packet }: Traveller): boolean {
    const acl = this.world.acls.get(subnet.acl);
    if (acl === undefined) throw new NotCovered(`${subnet.acl} is not in the configuration`);
    return aclAllows(acl, direction, packet);
  }

  /** The target of a route that was chosen for a packet that has left `subnet`. */
  follow(target: string, subnet: Subnet, traveller: Traveller): End[] {
    const { world, failures } = this;
    if (target === 'local') return this.deliver(subnet.vpc, subnet, traveller);
    if (failures.is(target)) return drop(traveller, target, 'it is down');
    const next = world.interfaces.get(target);
    if (next !== undefined) return this.handTo(next, subnet.id, traveller);
    if (world.internetGateways.has(target)) return this.leaveByInternetGateway(target, subnet, traveller);
    if (world.egressOnlyGateways.has(target)) return this.leaveByEgressOnly(target, subnet, traveller);
    if (world.peerings.has(target)) return this.crossPeering(target, subnet, traveller);
    if (world.transit.gateways.has(target)) return enterTransit(this, target, subnet, traveller);
    if (world.hybrid.vpnGateways.has(target)) return this.leaveByVpnGateway(target, subnet, traveller);
    const endpoint = world.endpoints.get(target);
    if (endpoint !== undefined) {
      const own = this.ownerOf(subnet.vpc, traveller.packet.src);
      if (own === undefined) return drop(traveller, target, 'gateway endpoints serve their own VPC only');
      return arrive(onwards(traveller, target), `service:${endpoint.service}`);
    }
    throw new NotCovered(`a route to ${target}`);
  }

  ownerOf(vpc: string, address: Ip): Interface | undefined {
    return [...this.world.interfaces.values()].find(
      (each) =>
        this.world.subnets.get(each.subnet)?.vpc === vpc && each.addresses.some((own) => same(own, address)),
    );
  }

  /** By the VPC's own router to the interface that has the address. */
  deliver(vpc: string, from: Subnet | undefined, traveller: Traveller, withAcl = true): End[] {
    const own = this.ownerOf(vpc, traveller.packet.dst);
    if (own === undefined) return drop(traveller, vpc, 'no interface has the address');
    return this.handTo(own, withAcl ? from?.id : own.subnet, traveller);
  }

  /** A packet comes to an interface, from its own subnet or over the subnet's border. */
  handTo(own: Interface, fromSubnet: string | undefined, traveller: Traveller): End[] {
    if (this.failures.interface(own.id)) return drop(traveller, own.id, 'it is down');
    const subnet = this.subnet(own.subnet);
    if (fromSubnet !== own.subnet && !this.aclAllows(subnet, 'in', traveller)) {
      return drop(traveller, subnet.acl, 'inbound');
    }
    if (own.kind === 'nat') return this.translate(own, onwards(traveller, own.id));
    const admitted = this.filter(own, 'in', traveller);
    if (admitted === undefined) return drop(traveller, own.id, 'no inbound rule of its security groups');
    const here = onwards(admitted, own.id);
    if (own.addresses.some((each) => same(each, here.packet.dst))) return arrive(here, own.id);
    return this.forward(own, here);
  }

  /** An appliance passes on what is not its own. */
  private forward(own: Interface, traveller: Traveller): End[] {
    if (!own.forwards) return drop(traveller, own.id, 'the source/destination check');
    const { memory, packet } = traveller;
    if (this.world.statefulForwarders.has(own.id) && traveller.phase === 'return') {
      if (!memory.seen.includes(`${own.id}|${tuple(reversed(packet))}`)) {
        return drop(traveller, own.id, 'it did not see the request');
      }
    }
    const seen = [...memory.seen, `${own.id}|${tuple(packet)}`];
    return this.send(own, { ...traveller, throughMiddlebox: true, memory: { ...memory, seen } });
  }

  /** https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html */
  private translate(nat: Interface, traveller: Traveller): End[] {
    const { memory, packet } = traveller;
    const home = nat.addresses.find(({ family }) => family === 4);
    if (home === undefined || packet.dst.family === 6)
      throw new NotCovered('NAT64 and gateways without an address');
    const session = memory.translations.find(
      (each) => each.nat === nat.id && tuple(reversed(each.outer)) === tuple(packet),
    );
    if (session !== undefined) {
      return this.send(nat, { ...traveller, packet: reversed(session.inner), sender: undefined });
    }
    const addressed = nat.addresses.some((each) => same(each, packet.dst));
    if (addressed || traveller.phase === 'return') return drop(traveller, nat.id, 'no connection of its own');
    if (!isPorted(packet) && !isPing(packet)) return drop(traveller, nat.id, 'neither TCP, UDP nor ICMP');
    this.usedNat = true;
    const outer = { ...packet, src: home, srcPort: isPorted(packet) ? this.natPort : packet.srcPort };
    const translations = [...memory.translations, { nat: nat.id, inner: packet, outer }];
    return this.send(nat, { ...traveller, packet: outer, memory: { ...memory, translations } });
  }

  /** https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html */
  private leaveByInternetGateway(id: string, subnet: Subnet, traveller: Traveller): End[] {
    const { packet } = traveller;
    if (this.world.internetGateways.get(id)?.vpc !== subnet.vpc)
      return drop(traveller, id, 'attached elsewhere');
    const own = this.ownerOf(subnet.vpc, packet.src);
    if (own === undefined) return drop(traveller, id, 'the source is none of the VPC');
    const translated = packet.src.family === 6 ? packet.src : own.publicAddress;
    if (translated === undefined) return drop(traveller, id, 'no public address');
    if (bpaBlocks(this.world, own, 'igw', traveller.startedInside))
      return drop(traveller, id, 'Block Public Access');
    return this.onTheInternet(
      onwards(traveller, id, { packet: { ...packet, src: translated }, sender: undefined }),
    );
  }

  /** https://docs.aws.amazon.com/vpc/latest/userguide/egress-only-internet-gateway.html */
  private leaveByEgressOnly(id: string, subnet: Subnet, traveller: Traveller): End[] {
    const { memory, packet } = traveller;
    const own = this.ownerOf(subnet.vpc, packet.src);
    if (packet.src.family === 4 || own === undefined)
      return drop(traveller, id, 'not an IPv6 address of the VPC');
    if (traveller.phase === 'return') return drop(traveller, id, 'it begins connections only');
    if (bpaBlocks(this.world, own, 'eigw', true)) return drop(traveller, id, 'Block Public Access');
    const seen = [...memory.seen, `${id}|${tuple(packet)}`];
    return this.onTheInternet(onwards(traveller, id, { memory: { ...memory, seen }, sender: undefined }));
  }

  /** Out there; the destination may be AWS again. */
  onTheInternet(traveller: Traveller): End[] {
    const { packet } = traveller;
    if (!isPublic(packet.dst)) return drop(traveller, 'internet', 'not a public address');
    const owner = [...this.world.interfaces.values()].find((each) =>
      packet.dst.family === 4
        ? each.publicAddress !== undefined && same(each.publicAddress, packet.dst)
        : each.addresses.some((own) => same(own, packet.dst)),
    );
    if (owner !== undefined) return this.enterFromInternet(owner, traveller);
    const ours = [...this.world.vpcs.values()].some(({ blocks }) =>
      blocks.some((each) => inside(packet.dst, each)),
    );
    if (ours) return drop(traveller, 'internet', 'no interface has the address');
    for (const [name, addresses] of this.world.services) {
      if (addresses.some((each) => same(each, packet.dst))) return arrive(traveller, `service:${name}`);
    }
    return arrive(traveller, 'internet');
  }

  private enterFromInternet(owner: Interface, traveller: Traveller): End[] {
    const { memory, packet } = traveller;
    const vpc = this.subnet(owner.subnet).vpc;
    if (memory.seen.some((each) => this.isEgressOnlyReply(each, vpc, traveller))) {
      return this.deliver(vpc, undefined, traveller);
    }
    const gateway = [...this.world.internetGateways.values()].find((each) => each.vpc === vpc);
    if (gateway === undefined) return drop(traveller, vpc, 'no internet gateway');
    if (this.failures.is(gateway.id)) return drop(traveller, gateway.id, 'it is down');
    if (bpaBlocks(this.world, owner, 'igw', traveller.startedInside))
      return drop(traveller, gateway.id, 'Block Public Access');
    const inner = packet.dst.family === 6 ? packet.dst : owner.addresses.find(({ family }) => family === 4);
    if (inner === undefined) return drop(traveller, gateway.id, 'no private address');
    const inward = onwards(traveller, gateway.id, { packet: { ...packet, dst: inner }, sender: undefined });
    const route =
      gateway.table === undefined ? undefined : chooseRoute(this.world, this.failures, gateway.table, inner);
    const appliance = route === undefined ? undefined : this.world.interfaces.get(route.target);
    return appliance === undefined
      ? this.deliver(vpc, undefined, inward)
      : this.handTo(appliance, undefined, inward);
  }

  private isEgressOnlyReply(seen: string, vpc: string, { packet, phase }: Traveller): boolean {
    const [gateway = '', flow] = seen.split('|');
    const own = this.world.egressOnlyGateways.get(gateway);
    return phase === 'return' && own?.vpc === vpc && flow === tuple(reversed(packet));
  }

  /** https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html: the peer's own addresses only. */
  private crossPeering(id: string, subnet: Subnet, traveller: Traveller): End[] {
    const peering = this.world.peerings.get(id);
    if (peering === undefined || !peering.active) return drop(traveller, id, 'not active');
    const [a, b] = peering.vpcs;
    if (subnet.vpc !== a && subnet.vpc !== b) return drop(traveller, id, 'not a peering of this VPC');
    const far = this.world.vpcs.get(subnet.vpc === a ? b : a);
    if (far === undefined) throw new NotCovered(`the peer VPC of ${id}`);
    if (this.failures.vpc(far.id)) return drop(traveller, far.id, 'it is down');
    if (!far.blocks.some((each) => inside(traveller.packet.dst, each))) {
      return drop(traveller, id, 'the destination is none of the peer VPC');
    }
    return this.deliver(far.id, undefined, onwards(traveller, id, { crossed: [...traveller.crossed, id] }));
  }

  private leaveByVpnGateway(id: string, subnet: Subnet, traveller: Traveller): End[] {
    if (this.world.hybrid.vpnGateways.get(id)?.vpc !== subnet.vpc)
      return drop(traveller, id, 'attached elsewhere');
    const paths = bestPaths(gatewayPaths(this.world, this.failures, id), traveller.packet.dst);
    if (paths.length === 0) return drop(traveller, id, 'it knows no such prefix');
    return paths.flatMap(({ link }) =>
      leaveByLink(this, link, onwards(traveller, id, { sender: undefined })),
    );
  }

  fromSite(site: string, traveller: Traveller): End[] {
    return siteSends(this, site, traveller);
  }
}
