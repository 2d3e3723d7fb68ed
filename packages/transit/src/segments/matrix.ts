import { TransitError } from '../errors';

/** How packets between two segments travel: straight through the gateway, or through the inspection VPC. */
export type Contact = 'direct' | 'inspected';

/**
 * Who may meet whom. A pair is unordered: a conversation needs both ways, so one way alone cannot be written.
 * A pair of a segment with itself lets the segment's own members meet. What is not named is forbidden.
 */
export interface SegmentPolicy<S extends string = string> {
  /** Names of the segments; each becomes one gateway route table. */
  readonly segments: readonly S[];
  /** Pairs whose packets go straight from attachment to attachment. */
  readonly allow: readonly (readonly [S, S])[];
  /**
   * Pairs whose packets pass the inspection VPC.
   * @default - none
   */
  readonly inspect?: readonly (readonly [S, S])[];
}

/** The policy as a symmetric matrix, each cell looked up in constant time. */
export interface SegmentMatrix<S extends string = string> {
  /** Segments in the order of declaration. */
  readonly segments: readonly S[];
  /** How `a` and `b` meet; undefined = forbidden. `contact(a, b) === contact(b, a)`. */
  contact(a: string, b: string): Contact | undefined;
  /** Segments that `a` meets in this way, in the order of declaration. */
  partners(a: string, how: Contact): readonly S[];
}

const SEGMENT_NAME = /^[a-z][a-z0-9-]*$/;

/**
 * Reads a policy as a matrix.
 *
 * @throws TRN001 a segment's name is malformed · TRN002 a segment is declared twice · TRN003 a pair names an
 * unknown segment · TRN004 a pair is both direct and inspected
 */
export function segmentMatrix<S extends string>(
  policy: SegmentPolicy<S>,
  path = 'segments',
): SegmentMatrix<S> {
  const cells = new Map<string, Map<string, Contact>>();
  for (const name of policy.segments) {
    if (!SEGMENT_NAME.test(name)) {
      throw new TransitError('TRN001', path, {
        problem: 'segment name is malformed',
        got: `'${name}'`,
        allowed: 'lower case letters, digits and hyphens, a letter first',
        fix: 'rename the segment',
      });
    }
    if (cells.has(name)) {
      throw new TransitError('TRN002', path, {
        problem: 'segment is declared twice',
        got: `'${name}'`,
        allowed: 'each name once',
        fix: 'remove one of them',
      });
    }
    cells.set(name, new Map());
  }
  const enter = ([a, b]: readonly [S, S], how: Contact): void => {
    const [row, column] = [cells.get(a), cells.get(b)];
    if (!row || !column) {
      throw new TransitError('TRN003', path, {
        problem: 'pair names an unknown segment',
        got: `'${row ? b : a}' in [${a}, ${b}]`,
        allowed: policy.segments.join(', '),
        fix: 'declare the segment or correct the pair',
      });
    }
    if ((row.get(b) ?? how) !== how) {
      throw new TransitError('TRN004', path, {
        problem: 'pair is both allowed directly and inspected',
        got: `[${a}, ${b}]`,
        allowed: 'one of allow and inspect',
        fix: 'remove the pair from one list',
      });
    }
    row.set(b, how);
    column.set(a, how);
  };
  policy.allow.forEach((pair) => enter(pair, 'direct'));
  policy.inspect?.forEach((pair) => enter(pair, 'inspected'));

  return {
    segments: [...policy.segments],
    contact: (a, b) => cells.get(a)?.get(b),
    partners: (a, how) => policy.segments.filter((b) => cells.get(a)?.get(b) === how),
  };
}
