import type { Family } from '../headers/headers';
import { overlap } from '../headers/ranges';
import type { Member } from '../intent/member';
import type { Model } from '../model/model';
import { vpcsThatOverlap } from './overlaps';
import { blocksOf, reachOf } from './reach';
import type { RouteClass } from './route-class';
import { classesOf, isCertain, isPlain, isRoutedApart } from './screen';

interface SourceGroup {
  readonly classes: readonly RouteClass[];
  readonly members: Member[];
  /** VPC → how many of the members lie in it. */
  readonly inVpc: Map<string, number>;
}

/** A number of pairs that are proved apart, or one pair that has to be walked. */
export type Parted = number | readonly [Member, Member];

/**
 * Parts all pairs, by classes: sources whose tables lead alike are looked at together, and so are targets of one VPC.
 * What routes alone do not keep apart comes out as pairs. `lasting`: what is proved apart is so under every failure.
 */
export function* part(
  model: Model,
  from: readonly Member[],
  to: readonly Member[],
  families: readonly Family[],
  lasting = false,
): Generator<Parted> {
  const { groups, others } = sourceGroups(model, from);
  const targets = targetGroups(model, to);
  for (const group of groups) {
    for (const [vpc, members] of targets.plain) {
      const isApart = families.every((family) => cannotEnter(model, group.classes, vpc, family, lasting));
      const within = isApart ? (group.inVpc.get(vpc) ?? 0) : group.members.length;
      yield (group.members.length - within) * members.length;
      if (within === 0) continue;
      const near = isApart ? group.members.filter((source) => source.vpc === vpc) : group.members;
      yield* eachPair(model, near, members, families, lasting);
    }
    yield* eachPair(model, group.members, targets.others, families, lasting);
  }
  yield* eachPair(model, others, to, families, lasting);
}

function* eachPair(
  model: Model,
  from: readonly Member[],
  to: readonly Member[],
  families: readonly Family[],
  lasting: boolean,
): Generator<Parted> {
  let apart = 0;
  for (const source of from) {
    for (const target of to) {
      if (source.text === target.text) continue;
      if (families.every((family) => isRoutedApart(model, source, target, family, lasting))) apart += 1;
      else yield [source, target];
    }
  }
  yield apart;
}

function sourceGroups(model: Model, members: readonly Member[]): { groups: SourceGroup[]; others: Member[] } {
  const groups = new Map<string, SourceGroup>();
  const others: Member[] = [];
  for (const member of members) {
    if (member.vpc === undefined || !isCertain(model)) {
      others.push(member);
      continue;
    }
    const classes = classesOf(model, member);
    const key = classes.map((at) => at.key).join('|');
    let group = groups.get(key);
    if (group === undefined) {
      group = { classes, members: [], inVpc: new Map() };
      groups.set(key, group);
    }
    group.members.push(member);
    group.inVpc.set(member.vpc, (group.inVpc.get(member.vpc) ?? 0) + 1);
  }
  return { groups: [...groups.values()], others };
}

/** Targets by VPC, where only the VPC's own addresses lead to them and no other VPC has the same. */
function targetGroups(
  model: Model,
  members: readonly Member[],
): { plain: Map<string, Member[]>; others: Member[] } {
  const shared = vpcsThatOverlap(model);
  const plain = new Map<string, Member[]>();
  const others: Member[] = [];
  for (const member of members) {
    if (member.vpc === undefined || shared.has(member.vpc) || !isPlain(model, member)) {
      others.push(member);
      continue;
    }
    const list = plain.get(member.vpc);
    if (list === undefined) plain.set(member.vpc, [member]);
    else list.push(member);
  }
  return { plain, others };
}

function cannotEnter(
  model: Model,
  classes: readonly RouteClass[],
  vpc: string,
  family: Family,
  lasting: boolean,
): boolean {
  const target = blocksOf(model, vpc, family);
  return classes.every((at) => {
    const { vpcs, wild } = reachOf(model, at, family, lasting);
    return !vpcs.has(vpc) && !overlap(wild, target);
  });
}
