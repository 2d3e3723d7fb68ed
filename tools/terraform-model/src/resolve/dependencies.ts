import { LandbridgeError } from '../errors';

/** A definition that others may depend on: a resource, local, variable, output or module call. */
export interface DependencyNode {
  /** Address for messages. */
  readonly label: string;
  /** File and pointer for messages. */
  readonly place: string;
  /** Each once; a set where there are many. */
  dependencies: DependencyNode[] | Set<DependencyNode> | undefined;
}

/** So many are looked through; more are looked up. */
const FEW = 16;

/** Records which definition refers to which while expressions are evaluated. */
export class Dependencies {
  private current: DependencyNode | undefined;

  /** Evaluates `body` on behalf of `node`. */
  within<T>(node: DependencyNode, body: () => T): T {
    const outer = this.current;
    this.current = node;
    try {
      return body();
    } finally {
      this.current = outer;
    }
  }

  /** The definition that is evaluated now refers to `target`. */
  touch(target: DependencyNode): void {
    const { current } = this;
    if (current === undefined) return;
    const known = (current.dependencies ??= []);
    if (!Array.isArray(known)) known.add(target);
    else if (!known.includes(target)) {
      if (known.length < FEW) known.push(target);
      else current.dependencies = new Set([...known, target]);
    }
  }
}

/** Throws when the recorded references form a circle: Terraform refuses such configurations. */
export function refuseCircles(nodes: Iterable<DependencyNode>): void {
  const finished = new Set<DependencyNode>();
  for (const start of nodes) {
    if (start.dependencies === undefined || finished.has(start)) continue;
    const path: { node: DependencyNode; rest: Iterator<DependencyNode> }[] = [];
    const open = new Set<DependencyNode>();
    const enter = (node: DependencyNode) => {
      path.push({ node, rest: (node.dependencies ?? []).values() });
      open.add(node);
    };
    enter(start);
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const next = top.rest.next();
      if (next.done === true) {
        path.pop();
        open.delete(top.node);
        finished.add(top.node);
      } else if (open.has(next.value)) {
        const from = path.findIndex(({ node }) => node === next.value);
        throw circle(path.slice(from).map(({ node }) => node));
      } else if (next.value.dependencies !== undefined && !finished.has(next.value)) enter(next.value);
    }
  }
}

export function circle(nodes: readonly DependencyNode[]): LandbridgeError {
  const [first] = nodes;
  const shown = [...nodes.slice(0, 8), ...(first === undefined ? [] : [first])].map(({ label }) => label);
  return new LandbridgeError({
    code: 'MDL005',
    place: first?.place ?? '',
    message: `definitions depend on each other in a circle: ${shown.join(' → ')}`,
    fix: 'break the circle, e.g. with a standalone rule or route resource',
  });
}
