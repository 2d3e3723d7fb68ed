import { VpcSecurityGroupEgressRule } from '@cdktf/provider-aws/lib/vpc-security-group-egress-rule';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule';
import { TerraformStack, type ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { NetworkError } from '../errors';
import { useQuota } from '../quotas/use-quota';
import type { IVpc } from '../vpc/ivpc';
import type { IConnectable, ISecurityGroup } from './isecurity-group';
import { pathInStack } from './path-in-stack';
import { Peer, type AddressPeer } from './peer';
import type { Port } from './port';

/**
 * How two groups of different VPCs meet. References work within a Region over an active peering, and over a transit
 * gateway with security group referencing for inbound rules only; otherwise the rules name the VPCs' blocks.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-security-groups.html
 * @see https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html#vpc-attachment-security
 */
export type Way = PeeringWay | 'transit-gateway' | 'addresses';

/** A peering, as far as rules need it: `Peering` is one. */
export interface PeeringWay {
  /** Rules that refer to a group of the other side can be made only after it. */
  readonly acceptance: ITerraformDependable;
  connects(a: IVpc, b: IVpc): boolean;
}

export interface ConnectionOptions {
  /**
   * How the two VPCs meet; needed when they differ.
   *
   * @default within one VPC
   */
  readonly via?: Way;
  /**
   * Up to 255 characters of those that AWS takes.
   *
   * @default '<from> to <to>'
   */
  readonly description?: string;
}

/** The rules of one security group. Saying the same thing twice is the same rule. */
export class Connections {
  private readonly descriptions = new Map<string, string>();

  constructor(private readonly group: ISecurityGroup) {}

  /**
   * Lets this group open connections to the other: an egress rule here and an ingress rule there.
   *
   * @throws NET021 the groups' VPCs differ and `via` is missing; NET022 `via` cannot carry a reference
   */
  allowTo(other: IConnectable, port: Port, options: ConnectionOptions = {}): void {
    const to = other.connections.group;
    const way = wayBetween(this.group, to, options.via);
    const description = options.description ?? `${this.group.node.id} to ${to.node.id}`;
    for (const peer of way.outbound) this.rule('Egress', peer, port, description, way.after);
    for (const peer of way.inbound) other.connections.rule('Ingress', peer, port, description, way.after);
  }

  /** Lets the other group open connections to this one; see {@link allowTo}. */
  allowFrom(other: IConnectable, port: Port, options: ConnectionOptions = {}): void {
    other.connections.allowTo({ connections: this }, port, options);
  }

  /** Lets members of this group open connections to one another. */
  allowInternally(port: Port, description?: string): void {
    this.allowTo({ connections: this }, port, description === undefined ? {} : { description });
  }

  /** Lets this group open connections to addresses. */
  allowToAddresses(peers: AddressPeer | readonly AddressPeer[], port: Port, description?: string): void {
    for (const peer of [peers].flat()) this.rule('Egress', peer, port, description ?? `to ${peer.key}`);
  }

  /** Lets addresses open connections to this group. */
  allowFromAddresses(peers: AddressPeer | readonly AddressPeer[], port: Port, description?: string): void {
    for (const peer of [peers].flat()) this.rule('Ingress', peer, port, description ?? `from ${peer.key}`);
  }

  /** Rules are children of their group, keyed by direction, peer and port: their addresses never move. */
  private rule(
    direction: 'Egress' | 'Ingress',
    peer: RulePeer,
    port: Port,
    description: string,
    after?: ITerraformDependable,
  ): void {
    const at = child(child(this.group, direction), peer.key);
    if (this.isSaid(direction, peer, port, description)) return;
    const { key, entries = 1, ...source } = peer;
    useQuota(this.group, 'rulesPerSecurityGroup', at, this.group.vpc.quotas, entries, direction);
    const rule = {
      provider: this.group.vpc.provider,
      securityGroupId: this.group.securityGroupId,
      ...source,
      ipProtocol: port.protocol,
      fromPort: port.from,
      toPort: port.to,
      description,
      dependsOn: after === undefined ? undefined : [after],
    };
    checkDescription(description, this.group, key);
    if (direction === 'Egress') new VpcSecurityGroupEgressRule(at, port.key, rule);
    else new VpcSecurityGroupIngressRule(at, port.key, rule);
  }

  /** @throws NET023 the rule was said with another description */
  private isSaid(direction: string, peer: RulePeer, port: Port, description: string): boolean {
    const rule = `${direction} ${peer.key} ${port.key}`;
    const said = this.descriptions.get(rule);
    if (said === undefined) this.descriptions.set(rule, description);
    if (said === undefined || said === description) return said !== undefined;
    throw new NetworkError('NET023', this.group, {
      problem: 'the same rule is described in two ways',
      got: JSON.stringify(description),
      allowed: JSON.stringify(said),
      fix: 'say it once, or describe it alike',
    });
  }
}

interface RulePeer extends AddressPeer {
  readonly referencedSecurityGroupId?: string;
}

interface Sides {
  readonly outbound: readonly RulePeer[];
  readonly inbound: readonly RulePeer[];
  readonly after?: ITerraformDependable;
}

function wayBetween(from: ISecurityGroup, to: ISecurityGroup, via: Way | undefined): Sides {
  if (from.vpc === to.vpc) return { outbound: [reference(to, from)], inbound: [reference(from, to)] };
  if (via === undefined) {
    throw new NetworkError('NET021', from, {
      problem: `group ${to.node.path} lies in another VPC`,
      got: `${from.vpc.name} and ${to.vpc.name}`,
      allowed: "via: the Peering, 'transit-gateway' or 'addresses'",
      fix: 'say how the two VPCs meet',
    });
  }
  if (via === 'addresses') return { outbound: Peer.vpc(to.vpc), inbound: Peer.vpc(from.vpc) };
  if (from.vpc.region !== to.vpc.region) {
    throw new NetworkError('NET022', from, {
      problem: 'security groups cannot be referenced across Regions',
      got: `${from.vpc.region} and ${to.vpc.region}`,
      allowed: "via: 'addresses'",
      fix: "use via: 'addresses'",
    });
  }
  if (via === 'transit-gateway') return { outbound: Peer.vpc(to.vpc), inbound: [reference(from, to)] };
  if (!via.connects(from.vpc, to.vpc)) {
    throw new NetworkError('NET022', from, {
      problem: 'the peering connects other VPCs',
      got: `${from.vpc.name} and ${to.vpc.name}`,
      allowed: 'the two VPCs of the peering',
      fix: 'name the peering of these two VPCs',
    });
  }
  return { outbound: [reference(to, from)], inbound: [reference(from, to)], after: via.acceptance };
}

/** A group as `seenFrom` names it: with its account when that is another one. */
function reference(group: ISecurityGroup, seenFrom: ISecurityGroup): RulePeer {
  const foreign = group.vpc.account !== seenFrom.vpc.account;
  const id = foreign ? `${group.vpc.account}/${group.securityGroupId}` : group.securityGroupId;
  return { key: group === seenFrom ? 'Self' : pathSeenFrom(group, seenFrom), referencedSecurityGroupId: id };
}

function pathSeenFrom(group: ISecurityGroup, seenFrom: ISecurityGroup): string {
  const path = pathInStack(group);
  // Two stacks may have groups of one path.
  return TerraformStack.of(group) === TerraformStack.of(seenFrom) ? path : `${group.vpc.name}:${path}`;
}

function child(scope: ISecurityGroup | Construct, id: string): Construct {
  const name = id.replaceAll('/', '--');
  const existing = scope.node.tryFindChild(name);
  if (existing instanceof Construct) return existing;
  return new Construct(scope as Construct, name);
}

function checkDescription(description: string, group: ISecurityGroup, peer: string): void {
  if (/^[A-Za-z0-9 ._\-:/()#,@[\]+=&;{}!$*]{0,255}$/.test(description)) return;
  throw new NetworkError('NET023', group, {
    problem: `AWS refuses the description of the rule for ${peer}`,
    got: JSON.stringify(description),
    allowed: 'up to 255 of letters, digits, space and ._-:/()#,@[]+=&;{}!$*',
    fix: 'shorten or simplify the description',
  });
}
