import { isDeepStrictEqual } from 'node:util';

/** Arguments of one resource as Terraform will read them; references are `${…}` strings. */
export type Arguments = Readonly<Record<string, unknown>>;

/** A synthesized stack: what a test asserts on. */
export class Template {
  /** `type.name` of every resource and `data.type.name` of every data source, sorted: the contract of the constructs. */
  readonly addresses: readonly string[];
  /** By output name. */
  readonly outputs: Readonly<Record<string, Arguments>>;
  /** Configurations of each provider, by provider name. */
  readonly providers: Readonly<Record<string, readonly Arguments[]>>;
  /** Warnings of constructs, as `[path] message`. */
  readonly warnings: readonly string[];
  private readonly byType: Readonly<Record<string, Readonly<Record<string, Arguments>>>>;

  constructor(json: Arguments, warnings: readonly string[] = []) {
    const resources = blocks(json['resource']);
    const data = Object.fromEntries(
      Object.entries(blocks(json['data'])).map(([type, named]) => [`data.${type}`, named]),
    );
    this.byType = { ...resources, ...data };
    this.outputs = (json['output'] ?? {}) as Record<string, Arguments>;
    this.providers = (json['provider'] ?? {}) as Record<string, Arguments[]>;
    this.warnings = warnings;
    this.addresses = Object.entries(this.byType)
      .flatMap(([type, named]) => Object.keys(named).map((name) => `${type}.${name}`))
      .sort();
  }

  /** Addresses of one construct of the stack and of what is in it. */
  addressesUnder(id: string): string[] {
    return this.addresses.filter((address) => {
      const name = address.slice(address.lastIndexOf('.') + 1);
      return name === id || name.startsWith(`${id}_`);
    });
  }

  /** All resources of a type, by address. */
  all(type: string): Readonly<Record<string, Arguments>> {
    const named = Object.entries(this.byType[type] ?? {});
    return Object.fromEntries(named.map(([name, values]) => [`${type}.${name}`, withoutComments(values)]));
  }

  /** How many resources of a type there are. */
  count(type: string): number {
    return Object.keys(this.byType[type] ?? {}).length;
  }

  /**
   * The one resource of a type that has these arguments (nested maps are compared as parts, lists as wholes).
   *
   * @throws when none or several match
   */
  one(type: string, expected: Arguments = {}): Arguments {
    const found = this.matching(type, expected);
    if (found.length === 1 && found[0]) return found[0][1];
    const all = JSON.stringify(this.all(type), undefined, 2);
    throw new Error(
      `${found.length} of ${this.count(type)} ${type} match ${JSON.stringify(expected)}; there are ${all}`,
    );
  }

  /** Address of the one resource that {@link one} finds. */
  addressOf(type: string, expected: Arguments = {}): string {
    this.one(type, expected);
    return this.matching(type, expected)[0]?.[0] ?? '';
  }

  private matching(type: string, expected: Arguments): [string, Arguments][] {
    return Object.entries(this.all(type)).filter(([, values]) => hasPart(values, expected));
  }
}

function blocks(value: unknown): Record<string, Record<string, Arguments>> {
  return (value ?? {}) as Record<string, Record<string, Arguments>>;
}

function withoutComments({ '//': _, ...values }: Arguments): Arguments {
  return values;
}

function hasPart(actual: unknown, expected: unknown): boolean {
  if (!isMap(expected) || !isMap(actual)) return isDeepStrictEqual(actual, expected);
  return Object.entries(expected).every(([name, value]) => hasPart(actual[name], value));
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
