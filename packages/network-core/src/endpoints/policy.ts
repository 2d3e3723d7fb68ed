import type { IConstruct } from 'constructs';
import { NetworkError } from '../errors';

/** An IAM policy of a resource, in IAM's own words. */
export interface PolicyDocument {
  readonly Version: '2012-10-17';
  readonly Statement: readonly PolicyStatement[];
}

export interface PolicyStatement {
  readonly Sid?: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Principal?: '*' | Readonly<Record<string, string | readonly string[]>>;
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

/** Service quota L-3248932A, not adjustable. */
const LONGEST = 20_480;

/** The policy as JSON. @throws NET043 it is longer than AWS takes */
export function endpointPolicy(policy: PolicyDocument, place: IConstruct): string {
  const json = JSON.stringify(policy);
  if (json.length <= LONGEST) return json;
  throw new NetworkError('NET043', place, {
    problem: 'the endpoint policy is too long',
    got: `${json.length} characters`,
    allowed: `${LONGEST} (quota "Characters per VPC endpoint policy", L-3248932A)`,
    fix: 'use wildcards or conditions in place of lists',
  });
}
