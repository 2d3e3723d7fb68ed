import {
  Reference,
  Unknown,
  type Configuration,
  type Resource,
  type Value,
} from '@landbridge/terraform-model';

/** Attributes by whose literal value a plan or a state names a resource. */
const IDENTITIES = ['id', 'arn', 'zone_id', 'dns_name', 'alarm_name'] as const;

/** Resources by type, and by what they refer to. Made once for a configuration; every look-up is constant time. */
export class ResourceIndex {
  private readonly types = new Map<string, Resource[]>();
  private readonly addresses = new Map<string, string>();
  private readonly referrers = new Map<string, Map<string, Resource[]>>();

  private constructor(readonly configuration: Configuration) {
    for (const resource of configuration.resources.values()) {
      const same = this.types.get(resource.type);
      if (same === undefined) this.types.set(resource.type, [resource]);
      else same.push(resource);
      for (const key of IDENTITIES) {
        const value = resource.values[key];
        if (typeof value === 'string' && !this.addresses.has(value))
          this.addresses.set(value, resource.address);
      }
    }
  }

  static of(configuration: Configuration): ResourceIndex {
    const known = indexes.get(configuration) ?? new ResourceIndex(configuration);
    indexes.set(configuration, known);
    return known;
  }

  get(address: string): Resource | undefined {
    return this.configuration.resources.get(address);
  }

  ofType(...types: readonly string[]): readonly Resource[] {
    return types.length === 1
      ? (this.types.get(types[0]!) ?? [])
      : types.flatMap((type) => this.types.get(type) ?? []);
  }

  /** Address of the resource that a value means: by reference, or by its id, ARN or DNS name. */
  target(value: Value | undefined): string | undefined {
    if (value instanceof Reference) return value.resource;
    return typeof value === 'string' ? this.addresses.get(value) : undefined;
  }

  /** Resources of a type whose argument means that resource; the argument may be a list. */
  referring(type: string, key: string, address: string): readonly Resource[] {
    const place = `${type} ${key}`;
    const known = this.referrers.get(place) ?? this.byTarget(type, key);
    this.referrers.set(place, known);
    return known.get(address) ?? [];
  }

  /** Resources of a type of which it is not known what the argument means. */
  unresolved(type: string, key: string): readonly Resource[] {
    return this.ofType(type).filter(({ values }) => values[key] instanceof Unknown);
  }

  private byTarget(type: string, key: string): Map<string, Resource[]> {
    const found = new Map<string, Resource[]>();
    for (const resource of this.ofType(type)) {
      const value = resource.values[key];
      const targets = new Set((Array.isArray(value) ? value : [value]).map((one: Value) => this.target(one)));
      for (const target of targets) {
        if (target === undefined) continue;
        const same = found.get(target);
        if (same === undefined) found.set(target, [resource]);
        else same.push(resource);
      }
    }
    return found;
  }
}

/** Weak, so that a configuration is forgotten whole. */
const indexes = new WeakMap<Configuration, ResourceIndex>();
