import type { Value } from '@landbridge/terraform-model';
import { IntervalMap, type Block } from '../headers/interval-map';
import type { Member } from '../intent/member';
import type { Model } from '../model/model';
import { Components, FIXED } from './components';
import { Forms } from './forms';
import { IntList } from './int-list';
import { Inventory } from './inventory';
import { SharedResource } from './shared';

/** Where a resource stands: which component, and which resource of it. */
export interface Place {
  readonly component: number;
  readonly at: number;
}

/** Which components are alike. */
export interface Classes {
  /** Nothing is like anything else. */
  readonly isTrivial: boolean;
  /** Undefined for what stands for itself alone. */
  placeOf(address: string): Place | undefined;
  /** The same of a list that is asked about again and again. */
  placesOf(members: readonly Member[]): readonly (Place | undefined)[];
  classOf(component: number): number;
}

/** No two things are alike. */
export const TRIVIAL: Classes = {
  isTrivial: true,
  placeOf: () => undefined,
  placesOf: () => [],
  classOf: () => -1,
};

/**
 * Which components of a landscape may change places without anything else changing: whatever is true of one of a
 * class is true of each, and of two of them, of any two.
 *
 * Components of one class have the same form: the same resources with the same arguments, but for names and for their
 * own blocks, which lie inside the same wider blocks. Everything else is fixed, or speaks of them in the same words.
 */
export class Symmetry implements Classes {
  private readonly inventory: Inventory;
  private readonly components: Components;
  private readonly places: Int32Array;
  private readonly ofLists = new WeakMap<readonly Member[], readonly (Place | undefined)[]>();
  private readonly members: ReadonlyMap<number, readonly number[]>;
  private readonly classes: ReadonlyMap<number, number>;

  /** `texts` are CIDR blocks and addresses that are spoken of besides the landscape itself. */
  constructor(model: Model, texts: readonly string[]) {
    this.inventory = new Inventory(model);
    this.components = this.componentsOf(model, texts);
    this.places = new Int32Array(this.components.ofResource.length);
    this.members = this.placeAll();
    this.classes = this.classesOf();
  }

  /** Undefined for what stands for itself alone. */
  placeOf(address: string): Place | undefined {
    const number = this.inventory.numberOf(address);
    if (number === undefined) return undefined;
    const component = this.components.ofResource[number]!;
    return this.classes.has(component) ? { component, at: this.places[number]! } : undefined;
  }

  placesOf(members: readonly Member[]): readonly (Place | undefined)[] {
    let places = this.ofLists.get(members);
    if (places === undefined) {
      places = members.map(({ text }) => this.placeOf(text));
      this.ofLists.set(members, places);
    }
    return places;
  }

  classOf(component: number): number {
    return this.classes.get(component) ?? -1;
  }

  get isTrivial(): boolean {
    return this.classes.size === 0;
  }

  /** The same, when something is the matter with these resources: their components stand for themselves then. */
  without(addresses: readonly string[]): Classes {
    const struck = new Set(addresses.flatMap((address) => this.placeOf(address)?.component ?? []));
    if (struck.size === 0) return this;
    const unlessStruck = (place: Place | undefined) =>
      place !== undefined && struck.has(place.component) ? undefined : place;
    return {
      isTrivial: this.isTrivial,
      placeOf: (address) => unlessStruck(this.placeOf(address)),
      placesOf: (members) => this.placesOf(members).map(unlessStruck),
      classOf: (component) => this.classOf(component),
    };
  }

  /** What an address becomes when two components change places. */
  moved(address: string, one: number, other: number): string {
    const place = this.placeOf(address);
    if (place === undefined || (place.component !== one && place.component !== other)) return address;
    const resource = this.members.get(place.component === one ? other : one)![place.at]!;
    return this.inventory.resources[resource]!.address;
  }

  /** What is named from outside stands for itself. */
  private componentsOf({ assumptions, network }: Model, texts: readonly string[]): Components {
    const { inventory } = this;
    const outside: Value[] = [
      assumptions as unknown as Value,
      [...texts],
      ...network.gaps.flatMap(({ possible, touches }) => [possible?.values ?? {}, [...(touches ?? [])]]),
    ];
    const edges = outside.flatMap((value) => inventory.edgesOf(value));
    const named = [...textsIn(outside), ...network.gaps.map(({ place }) => place)];
    const resources = [
      ...edges.filter((edge) => edge >= 0),
      ...named.flatMap((text) => this.numbersIn(text)),
    ];
    const everything = inventory.texts.isUnclear ? inventory.roots.keys() : [];
    const pinned = new Set([
      ...inventory.texts.pinned,
      ...edges.filter((edge) => edge < 0).map((edge) => -1 - edge),
      ...everything,
    ]);
    const first = new Components(inventory, pinned);
    const owners = new Set(resources.map((resource) => first.ofResource[resource]!));
    owners.delete(FIXED);
    if (owners.size === 0) return first;
    first.ofVpc.forEach((component, vpc) => {
      if (owners.has(component)) pinned.add(vpc);
    });
    return new Components(inventory, pinned);
  }

  /** Resources that a text names: `aws_eip.nat.public_ip`, `aws_vpn_connection.hq/tunnel1`. */
  private numbersIn(text: string): number[] {
    for (
      let end = text.length;
      end > 0;
      end = Math.max(text.lastIndexOf('.', end - 1), text.lastIndexOf('/', end - 1))
    ) {
      const number = this.inventory.numberOf(text.slice(0, end));
      if (number !== undefined) return [number];
    }
    return [];
  }

  private placeAll(): ReadonlyMap<number, readonly number[]> {
    const members = new Map<number, number[]>();
    this.components.ofResource.forEach((component, resource) => {
      if (component === FIXED) return;
      let own = members.get(component);
      if (own === undefined) {
        own = [];
        members.set(component, own);
      }
      this.places[resource] = own.push(resource) - 1;
    });
    return members;
  }

  private classesOf(): ReadonlyMap<number, number> {
    const { ofVpc, shared } = this.components;
    const forms = new Forms(this.inventory, this.components, this.places);
    this.findStrays(forms.odd);
    const extra = new Map<number, IntList>();
    const sharing = new SharedResource(this.inventory, this.components, forms, (component) => {
      const own = extra.get(component) ?? new IntList();
      extra.set(component, own);
      return own;
    });
    for (const resource of shared) sharing.take(resource);
    const labels = this.labels();
    const vpcsOf = new Map<number, number[]>();
    ofVpc.forEach((component, vpc) => {
      if (component !== FIXED) vpcsOf.set(component, [...(vpcsOf.get(component) ?? []), vpc]);
    });
    const book = new FormBook();
    const form = new IntList();
    const found = new Map<number, number>();
    for (const [component, resources] of this.members) {
      form.clear();
      for (const vpc of vpcsOf.get(component) ?? []) this.vpcForm(vpc, labels, form);
      for (const resource of resources) forms.resource(resource, component, form);
      for (const number of extra.get(component)?.view() ?? []) form.push(number);
      found.set(component, book.classOf(form.view()));
    }
    for (const component of forms.odd) found.delete(component);
    return withoutSingles(found);
  }

  /** Fixed resources speak of no component, unless they are taken apart. */
  private findStrays(odd: Set<number>): void {
    const { edges, starts } = this.inventory;
    const { ofResource, ofVpc, shared } = this.components;
    ofResource.forEach((component, resource) => {
      if (component !== FIXED || shared.has(resource)) return;
      for (let at = starts[resource]!; at < starts[resource + 1]!; at += 1) {
        const edge = edges.at(at);
        const named = edge < 0 ? ofVpc[-1 - edge]! : ofResource[edge]!;
        if (named !== FIXED) odd.add(named);
      }
    });
  }

  private vpcForm(vpc: number, labels: Labels, into: IntList): void {
    const { blocks, roots } = this.inventory;
    into.push(this.components.ordinals[vpc]!);
    into.push(this.places[roots[vpc]!] ?? -1);
    for (const { family, first, last, length } of blocks.blocksOf[vpc]!) {
      const [around] = labels[family].split([first, last]).parts;
      into.push(family);
      into.push(length);
      into.push(around === undefined ? -1 : this.inventory.texts.of(around.value));
    }
    into.push(-1);
  }

  private labels(): Labels {
    const blocks: Record<4 | 6, Block<string>[]> = { 4: [], 6: [] };
    for (const { family, first, last, text } of this.inventory.texts.wide.values())
      blocks[family].push({ first, last, value: text });
    return { 4: new IntervalMap(blocks[4]), 6: new IntervalMap(blocks[6]) };
  }
}

/** A class of one is none. */
function withoutSingles(classes: Map<number, number>): Map<number, number> {
  const sizes = new Map<number, number>();
  for (const number of classes.values()) sizes.set(number, (sizes.get(number) ?? 0) + 1);
  for (const [component, number] of classes) if (sizes.get(number) === 1) classes.delete(component);
  return classes;
}

/** The innermost of the blocks that hold more than a VPC. */
type Labels = Readonly<Record<4 | 6, IntervalMap<string>>>;

/** Equal forms get the same number. */
class FormBook {
  private readonly known = new Map<number, { readonly form: Int32Array; readonly number: number }[]>();
  private count = 0;

  classOf(form: Int32Array): number {
    let hash = 0;
    for (let at = 0; at < form.length; at += 1) hash = (Math.imul(hash, 31) + form[at]!) | 0;
    const alike = this.known.get(hash) ?? [];
    for (const entry of alike) if (isEqual(entry.form, form)) return entry.number;
    alike.push({ form: form.slice(), number: this.count });
    this.known.set(hash, alike);
    return this.count++;
  }
}

function isEqual(a: Int32Array, b: Int32Array): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at += 1) if (a[at] !== b[at]) return false;
  return true;
}

function* textsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (Array.isArray(value)) for (const item of value) yield* textsIn(item);
  else if (typeof value === 'object' && value !== null) {
    for (const [name, inner] of Object.entries(value)) {
      yield name;
      yield* textsIn(inner);
    }
  }
}
