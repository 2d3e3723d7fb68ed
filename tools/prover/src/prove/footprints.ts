import type { Member } from '../intent/member';
import type { Model } from '../model/model';
import type { Reached } from './judge-reachable';

/** The pairs that a failure concerns, and the number of those that it cannot. */
export interface Concerned {
  readonly pairs: readonly (readonly [Member, Member])[];
  readonly others: number;
}

interface Print {
  readonly target: Member;
  readonly members: readonly Member[];
  readonly byVpc: ReadonlyMap<string, readonly Member[]>;
  /** Everything on any of the ways; undefined where the walk does not say. */
  readonly components: ReadonlySet<string> | undefined;
}

/**
 * What the packets of each pair came by in fair weather. A failed attachment, NAT gateway, peering or instance that
 * lies on no way of a pair changes nothing for it: failures only take routes away, and the routes that the packets
 * took are still there.
 */
export class Footprints {
  private readonly prints: Print[] = [];
  private readonly targets = new Set<string>();
  private readonly sources = new Map<string, Member>();
  private isSound = true;

  constructor(private readonly model: Model) {}

  note({ judged, members }: Pick<Reached, 'judged' | 'members'>): void {
    // What fails in fair weather may fare better without something: nothing is taken for granted then.
    if (judged.verdict !== 'holds') this.isSound = false;
    const byVpc = new Map<string, Member[]>();
    for (const member of members) {
      const list = byVpc.get(member.vpc ?? '');
      if (list === undefined) byVpc.set(member.vpc ?? '', [member]);
      else list.push(member);
      this.sources.set(member.text, member);
    }
    this.targets.add(judged.to.text);
    const isPlain = judged.to.kind === 'resource' && this.isWorkload(judged.to);
    this.prints.push({
      target: judged.to,
      members,
      byVpc,
      components: isPlain ? componentsOf(judged) : undefined,
    });
  }

  /** Undefined where the failure may concern every pair. */
  concernedBy(failure: string): Concerned | undefined {
    const homes = this.homesOf(failure);
    if (homes === undefined || !this.isSound || this.targets.has(failure)) return undefined;
    const pairs: (readonly [Member, Member])[] = [];
    let others = 0;
    const struck = this.sources.get(failure);
    for (const { target, members, byVpc, components } of this.prints) {
      const isOnTheWay = components === undefined || components.has(failure);
      const near = isOnTheWay ? members : homes.flatMap((vpc) => byVpc.get(vpc) ?? []);
      for (const source of near) pairs.push([source, target]);
      const isGone =
        struck !== undefined && !isOnTheWay && members.includes(struck) && !near.includes(struck);
      others += members.length - near.length - (isGone ? 1 : 0);
    }
    return { pairs, others };
  }

  /** VPCs in which the failing thing stands: their members see it by their own way, not by their twin's. */
  private homesOf(failure: string): readonly string[] | undefined {
    const { network, subnetsOf } = this.model;
    const attachment = network.transitAttachments.get(failure);
    if (attachment !== undefined)
      return attachment.kind === 'vpc' && typeof attachment.resource === 'string'
        ? [attachment.resource]
        : undefined;
    const peering = network.peerings.get(failure);
    if (peering !== undefined)
      return [peering.requester, peering.accepter].filter(
        (vpc): vpc is string => typeof vpc === 'string' && subnetsOf.has(vpc),
      );
    const nat = network.natGateways.get(failure);
    const place = typeof nat?.subnet === 'string' ? network.subnets.get(nat.subnet)?.vpc : undefined;
    if (nat !== undefined) return place === undefined ? undefined : [place];
    const [port] = this.model.ports.ofOwner.get(failure) ?? [];
    return port?.network.kind === 'instance' ? [port.network.vpc] : undefined;
  }

  /** Health checks and targets make the way to a load balancer depend on more than the packets come by. */
  private isWorkload({ text }: Member): boolean {
    const ports = this.model.ports.ofOwner.get(text) ?? [];
    return ports.length > 0 && ports.every(({ network }) => network.kind === 'instance');
  }
}

function componentsOf({ ways }: Reached['judged']): ReadonlySet<string> | undefined {
  if (ways === undefined) return undefined;
  const components = new Set<string>();
  for (const way of ways) {
    const { forward, return: back } = way.hops();
    for (const { component, table, target } of [...forward, ...back]) {
      for (const each of [component, table, target]) if (each !== undefined) components.add(each);
    }
    components.add(way.at.component);
  }
  return components;
}
