import type { Policy, Statement } from '../policies/policy';

/** One request to AWS, as its policies see it. */
export interface Request {
  readonly action: string;
  readonly resource: string;
  /** Values of condition keys; a list is a key with several values. */
  readonly context?: Readonly<Record<string, string | readonly string[]>>;
}

/**
 * Whether IAM lets a request through: no policy denies it, one of the identity's allows it, and, where there is one, the
 * boundary allows it too. Operators that it does not know are an error and never an answer.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export function isAllowed(request: Request, identity: Policy, limit?: Policy): boolean {
  const policies = limit === undefined ? [identity] : [identity, limit];
  const says = (policy: Policy, effect: Statement['Effect']): boolean =>
    policy.Statement.some((statement) => statement.Effect === effect && matches(statement, request));
  return (
    !policies.some((policy) => says(policy, 'Deny')) && policies.every((policy) => says(policy, 'Allow'))
  );
}

function matches({ Action, Resource = [], Condition = {} }: Statement, request: Request): boolean {
  const { action, resource, context = {} } = request;
  return (
    Action.some((pattern) => like(pattern.toLowerCase(), action.toLowerCase())) &&
    Resource.some((pattern) => like(pattern, resource)) &&
    Object.entries(Condition).every(([operator, tests]) =>
      Object.entries(tests).every(([key, wanted]) => holds(operator, listOf(wanted), listOf(context[key]))),
    )
  );
}

function holds(operator: string, wanted: readonly string[], values: readonly string[]): boolean {
  const equal = values.some((value) => wanted.includes(value));
  switch (operator) {
    case 'StringEquals':
    case 'ForAnyValue:StringEquals':
    case 'Bool':
      return equal;
    case 'ForAllValues:StringEquals':
      return values.every((value) => wanted.includes(value));
    // A key that is missing is not equal.
    case 'StringNotEquals':
      return !equal;
    default:
      throw new Error(`nobody knows what ${operator} means`);
  }
}

function like(pattern: string, text: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(text);
}

function listOf(value: string | readonly string[] | undefined): readonly string[] {
  return value === undefined ? [] : typeof value === 'string' ? [value] : value;
}
