import { Reference, Unknown, type Value, type ValueMap } from '@landbridge/terraform-model';
import { FIXED, type Components } from './components';
import type { IntList } from './int-list';
import type { Inventory } from './inventory';

/** What stands before each part of a form. */
const enum Mark {
  Text = 1,
  Place,
  Number,
  Flag,
  Null,
  Own,
  Other,
  Dangling,
  List,
  Map,
  Unknown,
}

/**
 * Writes what belongs to a component as numbers, its own resources and addresses by their place in it: two
 * components with the same form differ in names and blocks alone.
 */
export class Forms {
  /** Components of which something speaks that is neither theirs nor fixed: they stand for themselves. */
  readonly odd = new Set<number>();

  constructor(
    private readonly inventory: Inventory,
    private readonly components: Components,
    /** Place of each resource among those of its component. */
    private readonly places: Int32Array,
  ) {}

  resource(number: number, component: number, into: IntList): void {
    const { texts, resources } = this.inventory;
    const { type, mode, region, account, values } = resources[number]!;
    into.push(texts.of(type));
    into.push(mode === 'data' ? 1 : 0);
    into.push(texts.of(region ?? ''));
    into.push(texts.of(account ?? ''));
    for (const name in values) {
      if (this.inventory.isLabel(name, type)) continue;
      into.push(texts.of(name));
      this.value(values[name]!, component, into);
    }
    into.push(-1);
  }

  value(value: Value, component: number, into: IntList): void {
    if (typeof value === 'string') return this.text(value, component, into);
    if (value === null) return into.push(Mark.Null);
    if (typeof value === 'boolean') {
      into.push(Mark.Flag);
      return into.push(value ? 1 : 0);
    }
    if (typeof value === 'number') {
      into.push(Mark.Number);
      return into.push(this.inventory.texts.of(String(value)));
    }
    if (value instanceof Reference) return this.reference(value, component, into);
    if (value instanceof Unknown) {
      into.push(Mark.Unknown);
      into.push(this.inventory.texts.of(value.because));
      this.list(value.parts, component, into);
      return this.list(value.choices ?? [], component, into);
    }
    if (Array.isArray(value)) {
      into.push(Mark.List);
      return this.list(value as readonly Value[], component, into);
    }
    into.push(Mark.Map);
    const map = value as ValueMap;
    for (const name in map) {
      into.push(this.inventory.texts.of(name));
      this.value(map[name]!, component, into);
    }
    into.push(-1);
  }

  private list(values: readonly Value[], component: number, into: IntList): void {
    into.push(values.length);
    for (const item of values) this.value(item, component, into);
  }

  private text(value: string, component: number, into: IntList): void {
    const { texts } = this.inventory;
    const number = texts.of(value);
    const home = texts.homeOf(number);
    const owner = home < 0 ? FIXED : this.components.ofVpc[home]!;
    if (owner === FIXED) {
      into.push(Mark.Text);
      into.push(number);
      return;
    }
    if (owner !== component) this.odd.add(owner).add(component);
    into.push(Mark.Place);
    // In a cluster: in which of its VPCs.
    into.push(this.components.ordinals[home]!);
    into.push(texts.relativeOf(number));
  }

  private reference({ resource, attribute }: Reference, component: number, into: IntList): void {
    const { texts } = this.inventory;
    const number = this.inventory.numberOf(resource);
    if (number === undefined) into.push(Mark.Dangling);
    const owner = number === undefined ? FIXED : this.components.ofResource[number]!;
    if (number === undefined || owner === FIXED) {
      into.push(Mark.Other);
      into.push(texts.of(resource));
    } else {
      if (owner !== component) this.odd.add(owner).add(component);
      into.push(Mark.Own);
      into.push(this.places[number]!);
    }
    into.push(texts.of(attribute));
  }
}
