import { Construct } from 'constructs';
import { NetworkError } from '../errors';
import type { ISubnet, ITier, IVpc } from '../vpc/ivpc';
import type { Expiry } from './expiry';
import { Peering } from './peering';

/** One VPC of a mesh or hub. */
export interface PeeringMember {
  readonly vpc: IVpc;
  /** Exactly these subnets' tables get routes to the others. */
  readonly subnets: readonly (ITier | ISubnet)[];
  /**
   * Public DNS names of this VPC's instances stand for their private addresses when the others ask.
   *
   * @default false
   */
  readonly answerOtherSide?: boolean;
}

export interface PeeringMeshProps {
  /** VPCs by name; a name is part of the addresses of its peerings. */
  readonly members: Readonly<Record<string, PeeringMember>>;
  /** @default for good */
  readonly expires?: Expiry;
  /** @default none */
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * Every VPC peered with every other. The number of peerings grows with the square of the VPCs: beyond a handful use a
 * transit gateway.
 */
export class PeeringMesh extends Construct {
  private readonly peerings = new Map<string, Peering>();

  /** @throws NET038 fewer than two members; what `Peering` throws */
  constructor(scope: Construct, id: string, props: PeeringMeshProps) {
    super(scope, id);
    const names = Object.keys(props.members).sort();
    checkMembers(this, names, 2);
    names.forEach((name, index) => {
      const requester = props.members[name];
      const at = new Construct(this, name);
      for (const other of names.slice(index + 1)) {
        const accepter = props.members[other];
        if (!requester || !accepter) continue;
        const peering = new Peering(at, other, {
          requester,
          accepter,
          expires: props.expires,
          tags: props.tags,
        });
        this.peerings.set(pair(name, other), peering);
      }
    });
  }

  /** @throws NET038 no such pair */
  peering(a: string, b: string): Peering {
    return found(this, this.peerings.get(pair(a, b)), `${a} and ${b}`);
  }
}

export interface PeeringHubProps {
  readonly hub: PeeringMember;
  /** VPCs by name; a name is part of the address of its peering. Spokes do not reach one another. */
  readonly spokes: Readonly<Record<string, PeeringMember>>;
  /** @default for good */
  readonly expires?: Expiry;
  /** @default none */
  readonly tags?: Readonly<Record<string, string>>;
}

/** One VPC peered with each of several. Spokes request, the hub accepts. */
export class PeeringHub extends Construct {
  private readonly peerings = new Map<string, Peering>();

  /** @throws NET038 no spoke; what `Peering` throws */
  constructor(scope: Construct, id: string, props: PeeringHubProps) {
    super(scope, id);
    checkMembers(this, Object.keys(props.spokes), 1);
    for (const [name, requester] of Object.entries(props.spokes)) {
      const peering = { requester, accepter: props.hub, expires: props.expires, tags: props.tags };
      this.peerings.set(name, new Peering(this, name, peering));
    }
  }

  /** @throws NET038 no such spoke */
  peering(spoke: string): Peering {
    return found(this, this.peerings.get(spoke), spoke);
  }
}

function pair(a: string, b: string): string {
  return [a, b].sort().join(' ');
}

function checkMembers(place: Construct, names: readonly string[], least: number): void {
  if (names.length >= least && names.every((name) => /^[a-z][a-z0-9-]*$/.test(name))) return;
  throw new NetworkError('NET038', place, {
    problem: 'the VPCs cannot be peered so',
    got: `[${names.join(', ')}]`,
    allowed: `at least ${least}, named by lower-case letters, digits and hyphens`,
    fix: 'name the VPCs to peer',
  });
}

function found(place: Construct, peering: Peering | undefined, name: string): Peering {
  if (peering) return peering;
  throw new NetworkError('NET038', place, {
    problem: 'there is no such peering',
    got: name,
    allowed: 'members that were declared',
    fix: 'correct the name, or add the VPC',
  });
}
