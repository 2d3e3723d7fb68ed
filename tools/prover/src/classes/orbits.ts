import type { Member } from '../intent/member';
import type { Classes } from './symmetry';

/** Components of one class that the same members are asked about. */
interface Kind {
  /** Members of each component, by the list they are in; alike from component to component. */
  readonly components: { readonly from: Member[]; readonly to: Member[] }[];
}

interface Spot {
  readonly kind: Kind;
  /** Which of the kind's components. */
  readonly component: number;
  readonly from: number;
  readonly to: number;
}

/**
 * The pairs of two lists of members, those that only a change of places tells apart taken together: of each kind of
 * component the first stands for all, and the first with the second for any two.
 */
export class Orbits {
  /** Members that are enough to look at. */
  readonly from: readonly Member[];
  readonly to: readonly Member[];
  /** All pairs, of which a member and itself is none. */
  readonly pairs: number;
  private readonly spots = new Map<string, Spot>();
  private readonly words = new Map<number, string>();

  /** `mark` says what else tells members apart. */
  constructor(
    symmetry: Classes,
    from: readonly Member[],
    to: readonly Member[],
    mark: (member: Member) => string,
  ) {
    const targets = from === to ? undefined : new Set(to.map(({ text }) => text));
    const selves = targets === undefined ? from.length : from.filter(({ text }) => targets.has(text)).length;
    this.pairs = from.length * to.length - selves;
    if (symmetry.isTrivial) {
      this.from = from;
      this.to = to;
      return;
    }
    this.group(symmetry, from, to, mark);
    const isSeen = (member: Member) => (this.spots.get(member.text)?.component ?? 0) < 2;
    this.from = from.filter(isSeen);
    this.to = to.filter(isSeen);
  }

  /** What is asked about a component: others of its class of which the same is asked may take its place. */
  kindOf(component: number): string {
    return this.words.get(component) ?? '';
  }

  /** How many pairs it stands for: none, where another stands for it. */
  weight(source: Member, target: Member): number {
    if (source.text === target.text) return 0;
    const a = this.spots.get(source.text);
    const b = this.spots.get(target.text);
    if (a === undefined && b === undefined) return 1;
    if (a === undefined) return b!.component === 0 ? sizeOf(b!) : 0;
    if (a.component > 0) return 0;
    if (b === undefined) return sizeOf(a);
    if (a.kind !== b.kind) return b.component === 0 ? sizeOf(a) * sizeOf(b) : 0;
    return b.component === 0 ? sizeOf(a) : b.component === 1 ? sizeOf(a) * (sizeOf(a) - 1) : 0;
  }

  /** The pairs for which a pair stands, itself first. */
  *all(source: Member, target: Member): Generator<readonly [Member, Member]> {
    const a = this.spots.get(source.text);
    const b = this.spots.get(target.text);
    const sources = a === undefined ? [source] : a.kind.components.map(({ from }) => from[a.from]!);
    const targets = b === undefined ? [target] : b.kind.components.map(({ to }) => to[b.to]!);
    const isOneKind = a !== undefined && a.kind === b?.kind;
    const isOneComponent = isOneKind && a.component === b?.component;
    for (const [at, each] of sources.entries()) {
      if (isOneComponent) yield [each, targets[at]!];
      else for (const [other, to] of targets.entries()) if (!isOneKind || at !== other) yield [each, to];
    }
  }

  private group(
    symmetry: Classes,
    from: readonly Member[],
    to: readonly Member[],
    mark: (member: Member) => string,
  ): void {
    const asked = new Map<number, { from: Member[]; to: Member[]; words: string }>();
    const note = (member: Member, list: 'from' | 'to') => {
      const place = symmetry.placeOf(member.text);
      if (place === undefined) return;
      let own = asked.get(place.component);
      if (own === undefined) {
        own = { from: [], to: [], words: `${symmetry.classOf(place.component)}` };
        asked.set(place.component, own);
      }
      own.words += ` ${list}${place.at}${mark(member)}`;
      own[list].push(member);
    };
    for (const member of from) note(member, 'from');
    for (const member of to) note(member, 'to');
    const kinds = new Map<string, Kind>();
    for (const [number, { words, ...own }] of asked) {
      this.words.set(number, words);
      let kind = kinds.get(words);
      if (kind === undefined) {
        kind = { components: [] };
        kinds.set(words, kind);
      }
      const component = kind.components.push(own) - 1;
      own.from.forEach((member, at) =>
        this.spots.set(member.text, { kind: kind!, component, from: at, to: -1 }),
      );
      own.to.forEach((member, at) => {
        const spot = this.spots.get(member.text);
        this.spots.set(member.text, { kind: kind!, component, from: spot?.from ?? -1, to: at });
      });
    }
  }
}

function sizeOf({ kind }: Spot): number {
  return kind.components.length;
}
