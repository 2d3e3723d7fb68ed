import type { Inventory } from './inventory';

/** A VPC that is tied to more others than this is a hub: it stays where it is, and the others move around it. */
const MOST_TIES = 16;
/** VPCs that are tied together and move together, at most. */
const LARGEST_CLUSTER = 8;
export const FIXED = -1;

/**
 * Which part of the landscape each resource belongs to: a component is one VPC, or a few that are tied together, with
 * everything that speaks of it alone. What speaks of none, of many, or of a hub and nothing else, is fixed.
 */
export class Components {
  /** Component of each resource, {@link FIXED} for none. */
  readonly ofResource: Int32Array;
  /** Component of each VPC, {@link FIXED} for hubs. */
  readonly ofVpc: Int32Array;
  /** Which VPC of its component each is. */
  readonly ordinals: Int32Array;
  /** Fixed resources that speak of several components. */
  readonly shared = new Set<number>();

  constructor(
    private readonly inventory: Inventory,
    pinned: Iterable<number>,
  ) {
    const count = inventory.roots.length;
    this.ofVpc = Int32Array.from({ length: count }, (_, vpc) => vpc);
    for (const vpc of pinned) this.ofVpc[vpc] = FIXED;
    this.ofResource = new Int32Array(inventory.resources.length).fill(FIXED);
    for (let ties = this.assign(); !this.isSettled(ties); ties = this.assign());
    this.absorb();
    const counts = new Map<number, number>();
    this.ordinals = this.ofVpc.map((component) => {
      const ordinal = counts.get(component) ?? 0;
      counts.set(component, ordinal + 1);
      return ordinal;
    });
  }

  /** Assigns resources in the order in which they speak of one another; gives the ties between components. */
  private assign(): Ties {
    const { edges, starts, roots } = this.inventory;
    const count = this.ofResource.length;
    this.ofResource.fill(FIXED);
    this.shared.clear();
    const ties = new Ties();
    const rootOf = new Map(roots.map((resource, vpc) => [resource, vpc] as const));
    const found: number[] = [];
    for (const resource of orderOf(edges.view(), starts, count)) {
      found.length = 0;
      const own = rootOf.get(resource);
      if (own !== undefined) add(found, this.ofVpc[own]!);
      for (let at = starts[resource]!; at < starts[resource + 1]!; at += 1) {
        const edge = edges.at(at);
        add(found, edge < 0 ? this.ofVpc[-1 - edge]! : this.ofResource[edge]!);
      }
      const [first] = found;
      if (first === undefined) continue;
      if (found.length > MOST_TIES) {
        this.shared.add(resource);
        continue;
      }
      this.ofResource[resource] = first;
      for (let at = 1; at < found.length; at += 1) ties.add(first, found[at]!);
    }
    return ties;
  }

  /** Takes hubs out, or lets tied components become one; true when no tie is left. */
  private isSettled(ties: Ties): boolean {
    if (ties.isEmpty) return true;
    const hubs = ties.above(MOST_TIES);
    if (hubs.length > 0) {
      for (const hub of hubs) this.pin(hub);
      return false;
    }
    const groups = ties.groups();
    const sizes = new Map<number, number>();
    for (const { length } of groups) sizes.set(length, (sizes.get(length) ?? 0) + 1);
    for (const group of groups) {
      // Alone of its size it would only stand for itself: better to let the lesser ones move around the greater.
      const isCluster = group.length <= LARGEST_CLUSTER && (sizes.get(group.length) ?? 0) > 1;
      const [first] = group;
      if (isCluster) for (const component of group) this.merge(component, first!);
      else for (const component of ties.greatest(group)) this.pin(component);
    }
    return false;
  }

  private pin(component: number): void {
    this.ofVpc.forEach((own, vpc) => {
      if (own === component) this.ofVpc[vpc] = FIXED;
    });
  }

  private merge(component: number, into: number): void {
    this.ofVpc.forEach((own, vpc) => {
      if (own === component) this.ofVpc[vpc] = into;
    });
  }

  /** What nobody but one component speaks of belongs to it: the Elastic IP of its NAT gateway. */
  private absorb(): void {
    const { edges, starts } = this.inventory;
    const unused = -2;
    const users = new Int32Array(this.ofResource.length).fill(unused);
    this.ofResource.forEach((user, resource) => {
      for (let at = starts[resource]!; at < starts[resource + 1]!; at += 1) {
        const edge = edges.at(at);
        if (edge < 0 || edge === resource) continue;
        users[edge] = users[edge] === unused || users[edge] === user ? user : FIXED;
      }
    });
    users.forEach((user, resource) => {
      const isFree = this.ofResource[resource] === FIXED && starts[resource] === starts[resource + 1];
      if (isFree && user >= 0) this.ofResource[resource] = user;
    });
  }
}

function add(found: number[], component: number): void {
  if (component !== FIXED && !found.includes(component)) found.push(component);
}

/** Resources, those first of which others speak; in a circle, as they come. */
function orderOf(edges: Int32Array, starts: Int32Array, count: number): Int32Array {
  const waiting = new Int32Array(count);
  const users = new Int32Array(count + 1);
  const each = (visit: (resource: number, edge: number) => void): void => {
    for (let resource = 0; resource < count; resource += 1)
      for (let at = starts[resource]!; at < starts[resource + 1]!; at += 1) {
        const edge = edges[at]!;
        if (edge >= 0 && edge !== resource) visit(resource, edge);
      }
  };
  each((resource, edge) => {
    waiting[resource]! += 1;
    users[edge + 1]! += 1;
  });
  for (let at = 0; at < count; at += 1) users[at + 1]! += users[at]!;
  const next = users.slice();
  const user = new Int32Array(users[count]!);
  each((resource, edge) => {
    user[next[edge]!++] = resource;
  });
  const order = new Int32Array(count);
  let filled = 0;
  const isDone = new Uint8Array(count);
  const finish = (resource: number): void => {
    isDone[resource] = 1;
    order[filled++] = resource;
  };
  for (let resource = 0; resource < count; resource += 1) if (waiting[resource] === 0) finish(resource);
  let circle = 0;
  for (let at = 0; at < count; at += 1) {
    while (at === filled) {
      if (isDone[circle] === 0) finish(circle);
      circle += 1;
    }
    const resource = order[at]!;
    for (let of = users[resource]!; of < users[resource + 1]!; of += 1) {
      const waits = user[of]!;
      if (--waiting[waits]! === 0 && isDone[waits] === 0) finish(waits);
    }
  }
  return order;
}

/** Which components speak of one another. */
class Ties {
  private readonly others = new Map<number, Set<number>>();

  get isEmpty(): boolean {
    return this.others.size === 0;
  }

  add(a: number, b: number): void {
    this.of(a).add(b);
    this.of(b).add(a);
  }

  above(most: number): number[] {
    return [...this.others].filter(([, others]) => others.size > most).map(([component]) => component);
  }

  /** Those of a group with the most ties. */
  greatest(group: readonly number[]): number[] {
    const most = Math.max(...group.map((component) => this.of(component).size));
    return group.filter((component) => this.of(component).size === most);
  }

  /** Components that are tied directly or through others. */
  groups(): number[][] {
    const seen = new Set<number>();
    const result: number[][] = [];
    for (const start of this.others.keys()) {
      if (seen.has(start)) continue;
      seen.add(start);
      const group = [start];
      for (const component of group)
        for (const other of this.of(component))
          if (!seen.has(other)) {
            seen.add(other);
            group.push(other);
          }
      result.push(group);
    }
    return result;
  }

  private of(component: number): Set<number> {
    let others = this.others.get(component);
    if (others === undefined) {
      others = new Set();
      this.others.set(component, others);
    }
    return others;
  }
}
