import type { IConstruct } from 'constructs';
import type { NetworkErrorCode } from './codes';

/** What a {@link ConstructError} is made of. */
export interface ConstructErrorParts {
  /** What is wrong, in one sentence without a full stop. */
  readonly problem: string;
  /** The value that was given. */
  readonly got?: string;
  /** What would have been accepted, or what it clashes with. */
  readonly allowed?: string;
  /** What to do about it. */
  readonly fix: string;
}

/**
 * A mistake in how a construct is used. Its message is one line:
 * `NET004 [Hub/Spokes/Dev] CIDR blocks overlap: got 10.0.4.0/22, allowed outside 10.0.0.0/16; choose another block`.
 *
 * Packages subclass it with their own list of codes (NET, TRN, HYB, WEB, DNS, STK).
 */
export class ConstructError<Code extends string = string> extends Error {
  /** Path of the construct, or the place in the address plan. */
  readonly path: string;
  readonly got: string | undefined;
  readonly allowed: string | undefined;
  readonly fix: string;

  constructor(
    readonly code: Code,
    place: IConstruct | string,
    parts: ConstructErrorParts,
  ) {
    const path = typeof place === 'string' ? place : place.node.path;
    const got = parts.got === undefined ? [] : [`got ${parts.got}`];
    const allowed = parts.allowed === undefined ? [] : [`allowed ${parts.allowed}`];
    const facts = [...got, ...allowed].join(', ');
    super(`${code} [${path}] ${parts.problem}${facts === '' ? '' : `: ${facts}`}; ${parts.fix}`);
    this.name = new.target.name;
    this.path = path;
    this.got = parts.got;
    this.allowed = parts.allowed;
    this.fix = parts.fix;
  }
}

/** A mistake in the use of this package; the codes are listed in {@link NETWORK_ERROR_CODES}. */
export class NetworkError extends ConstructError<NetworkErrorCode> {}
