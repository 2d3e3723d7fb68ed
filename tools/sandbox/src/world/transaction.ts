import type { Scope, WorldObject, WorldTransaction } from '../contract';
import { keysUnder, localKey, within, type Image } from './image';
import { keyOf, type Change, type ObjectKey } from './record';

/** The image as it will be if the transaction succeeds: what it wrote lies over what is there. */
export class Transaction implements WorldTransaction {
  /** By type, then by account, Region and id; null where the object was deleted. */
  private readonly written = new Map<string, Map<string, WorldObject | null>>();
  private readonly deleted = new Map<string, ObjectKey>();
  private readonly ordinals = new Map<string, number>();

  constructor(private readonly image: Image) {}

  get(type: string, id: string, scope?: Partial<Scope>): WorldObject | undefined {
    const written = this.written.get(type);
    if (written === undefined) return this.image.get(type, id, scope);
    if (scope?.account !== undefined && scope.region !== undefined) {
      const own = written.get(localKey(scope.account, scope.region, id));
      return own === undefined ? this.image.get(type, id, scope) : (own ?? undefined);
    }
    return this.where(type, '', id, scope)[0];
  }

  list(type: string, scope?: Partial<Scope>): readonly WorldObject[] {
    return this.overlay(type, this.image.list(type, scope), (object) => within(object, scope));
  }

  where(type: string, attribute: string, value: string, scope?: Partial<Scope>): readonly WorldObject[] {
    return this.overlay(
      type,
      this.image.where(type, attribute, value, scope),
      (object) => within(object, scope) && keysUnder(object, attribute).includes(value),
    );
  }

  get typeNames(): readonly string[] {
    return [...new Set([...this.image.typeNames, ...this.written.keys()])];
  }

  put(object: WorldObject): void {
    this.write(object, object);
    this.deleted.delete(JSON.stringify(keyOf(object)));
  }

  delete(object: Pick<WorldObject, 'type' | 'account' | 'region' | 'id'>): void {
    this.write(object, null);
    this.deleted.set(JSON.stringify(keyOf(object)), keyOf(object));
  }

  ordinal(seed: string): number {
    const next = (this.ordinals.get(seed) ?? this.image.ordinals.get(seed) ?? 0) + 1;
    this.ordinals.set(seed, next);
    return next;
  }

  /** What is to be written, undefined when nothing changed. */
  change(): Change | undefined {
    const put = [...this.written.values()]
      .flatMap((objects) => [...objects.values()])
      .filter((o) => o !== null);
    const change: Change = {
      ...(put.length > 0 && { put }),
      ...(this.deleted.size > 0 && { delete: [...this.deleted.values()] }),
      ...(this.ordinals.size > 0 && { ordinals: Object.fromEntries(this.ordinals) }),
    };
    return Object.keys(change).length > 0 ? change : undefined;
  }

  private write(
    place: Pick<WorldObject, 'type' | 'account' | 'region' | 'id'>,
    object: WorldObject | null,
  ): void {
    let written = this.written.get(place.type);
    if (written === undefined) this.written.set(place.type, (written = new Map()));
    written.set(localKey(place.account, place.region, place.id), object);
  }

  private overlay(
    type: string,
    stored: readonly WorldObject[],
    fits: (object: WorldObject) => boolean,
  ): readonly WorldObject[] {
    const written = this.written.get(type);
    if (written === undefined) return stored;
    const untouched = stored.filter(
      (object) => !written.has(localKey(object.account, object.region, object.id)),
    );
    return [
      ...untouched,
      ...[...written.values()].filter((object) => object !== null && fits(object)),
    ] as WorldObject[];
  }
}
