import type { Member } from '../intent/member';
import type { Classes } from './symmetry';

/** What is asked of one component: its members, by the list they are in. */
interface Asked {
  readonly number: number;
  readonly from: Member[];
  readonly to: Member[];
  /** Its class, and which of its members are asked about. */
  words: string;
}

/** Components of one class of which the same is asked, one after the other in the same order. */
interface Kind {
  readonly components: Asked[];
}

/** Where a member stands that is looked at. */
interface Spot {
  readonly kind: Kind;
  /** The first or the second component of its kind. */
  readonly component: number;
  /** Which member of its component. */
  readonly at: number;
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
  private readonly sources = new Map<Member, Spot>();
  private readonly targets = new Map<Member, Spot>();
  private readonly words = new Map<number, string>();

  /** `mark` says what else tells members apart. */
  constructor(
    classes: Classes,
    from: readonly Member[],
    to: readonly Member[],
    mark: (member: Member) => string,
  ) {
    this.pairs = from.length * to.length - selvesIn(from, to);
    if (classes.isTrivial) {
      this.from = from;
      this.to = to;
      return;
    }
    const asked = new Map<number, Asked>();
    this.from = [...this.note(classes, from, 'from', mark, asked)];
    this.to = [...this.note(classes, to, 'to', mark, asked)];
    const kinds = new Map<string, Kind>();
    for (const component of asked.values()) {
      this.words.set(component.number, component.words);
      let kind = kinds.get(component.words);
      if (kind === undefined) {
        kind = { components: [] };
        kinds.set(component.words, kind);
      }
      kind.components.push(component);
    }
    for (const kind of kinds.values()) {
      kind.components.slice(0, 2).forEach((own, component) => {
        own.from.forEach((member, at) => this.sources.set(member, { kind, component, at }));
        own.to.forEach((member, at) => this.targets.set(member, { kind, component, at }));
        (this.from as Member[]).push(...own.from);
        (this.to as Member[]).push(...own.to);
      });
    }
  }

  /** What is asked about a component: others of its class of which the same is asked may take its place. */
  kindOf(component: number): string {
    return this.words.get(component) ?? '';
  }

  /** How many pairs it stands for: none, where another stands for it. */
  weight(source: Member, target: Member): number {
    if (source.text === target.text) return 0;
    const a = this.sources.get(source);
    const b = this.targets.get(target);
    if (a === undefined && b === undefined) return 1;
    if (a === undefined) return b!.component === 0 ? sizeOf(b!) : 0;
    if (a.component > 0) return 0;
    if (b === undefined) return sizeOf(a);
    if (a.kind !== b.kind) return b.component === 0 ? sizeOf(a) * sizeOf(b) : 0;
    return b.component === 0 ? sizeOf(a) : sizeOf(a) * (sizeOf(a) - 1);
  }

  /** The pairs for which a pair stands, itself first. */
  *all(source: Member, target: Member): Generator<readonly [Member, Member]> {
    const a = this.sources.get(source);
    const b = this.targets.get(target);
    const sources = a === undefined ? [source] : a.kind.components.map(({ from }) => from[a.at]!);
    const targets = b === undefined ? [target] : b.kind.components.map(({ to }) => to[b.at]!);
    const isOneKind = a !== undefined && a.kind === b?.kind;
    const isOneComponent = isOneKind && a.component === b?.component;
    for (const [at, each] of sources.entries()) {
      if (isOneComponent) yield [each, targets[at]!];
      else for (const [other, to] of targets.entries()) if (!isOneKind || at !== other) yield [each, to];
    }
  }

  /** Notes the members of components that are like others; gives the rest. */
  private *note(
    classes: Classes,
    members: readonly Member[],
    list: 'from' | 'to',
    mark: (member: Member) => string,
    asked: Map<number, Asked>,
  ): Generator<Member> {
    const places = classes.placesOf(members);
    for (const [at, member] of members.entries()) {
      const place = places[at];
      if (place === undefined) {
        yield member;
        continue;
      }
      let own = asked.get(place.component);
      if (own === undefined) {
        const words = String(classes.classOf(place.component));
        own = { number: place.component, from: [], to: [], words };
        asked.set(place.component, own);
      }
      own.words += ` ${list}${place.at}${mark(member)}`;
      own[list].push(member);
    }
  }
}

function selvesIn(from: readonly Member[], to: readonly Member[]): number {
  if (from === to) return from.length;
  const [few, many] = from.length < to.length ? [from, to] : [to, from];
  const texts = new Set(few.map(({ text }) => text));
  return many.reduce((count, { text }) => count + (texts.has(text) ? 1 : 0), 0);
}

function sizeOf({ kind }: Spot): number {
  return kind.components.length;
}
