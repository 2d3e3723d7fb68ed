import { intersect, isSingle, subtract, type Ranges } from './ranges';

export type Family = 4 | 6;

/**
 * A box of packet headers: every combination of the five sets.
 *
 * ICMP has no ports; its type and code stand in `destinationPorts` as `type * 256 + code`, and `sourcePorts` is
 * meaningless. Protocols without ports keep both port sets full.
 */
export interface Headers {
  readonly family: Family;
  readonly source: Ranges<bigint>;
  readonly destination: Ranges<bigint>;
  /** IANA protocol numbers 0 to 255. */
  readonly protocols: Ranges<number>;
  readonly sourcePorts: Ranges<number>;
  readonly destinationPorts: Ranges<number>;
}

/** A union of boxes; empty means no packet. */
export type HeaderSet = readonly Headers[];

/** What a rule says about headers; an absent field says nothing. */
export type Condition = Partial<Omit<Headers, 'family'>> & { readonly family?: Family };

export const anyPort: Ranges<number> = [0, 65535];
export const anyProtocol: Ranges<number> = [0, 255];
export const anyAddress = { 4: [0n, (1n << 32n) - 1n], 6: [0n, (1n << 128n) - 1n] } as const satisfies Record<
  Family,
  Ranges<bigint>
>;

const fields = ['source', 'destination', 'protocols', 'sourcePorts', 'destinationPorts'] as const;
type Field = (typeof fields)[number];

export function narrow(headers: Headers, condition: Condition): Headers | undefined {
  if (condition.family !== undefined && condition.family !== headers.family) return undefined;
  let result = headers;
  for (const field of fields) {
    const wanted = condition[field];
    if (wanted === undefined) continue;
    const left = intersect(headers[field] as Ranges<never>, wanted as Ranges<never>);
    if (left.length === 0) return undefined;
    result = { ...result, [field]: left };
  }
  return result;
}

/** The headers that do not meet `condition`, as disjoint boxes. */
export function without(headers: Headers, condition: Condition): HeaderSet {
  if (condition.family !== undefined && condition.family !== headers.family) return [headers];
  const result: Headers[] = [];
  let rest = headers;
  for (const field of fields) {
    const wanted = condition[field];
    if (wanted === undefined) continue;
    const outside = subtract(rest[field] as Ranges<never>, wanted as Ranges<never>);
    if (outside.length > 0) result.push({ ...rest, [field]: outside });
    const inside = intersect(rest[field] as Ranges<never>, wanted as Ranges<never>);
    if (inside.length === 0) return [headers];
    rest = { ...rest, [field]: inside };
  }
  return result;
}

export function withoutSet(headers: Headers, conditions: readonly Condition[]): HeaderSet {
  let left: HeaderSet = [headers];
  for (const condition of conditions) left = left.flatMap((box) => without(box, condition));
  return left;
}

export function isPacket(headers: Headers): boolean {
  return fields.every((field: Field) => isSingle(headers[field] as Ranges<never>));
}
