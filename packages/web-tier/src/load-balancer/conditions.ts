import type { LbListenerRuleCondition } from '@cdktf/provider-aws/lib/lb-listener-rule';
import type { IConstruct } from 'constructs';
import { WebError } from '../errors';

/** What a request has to be like: every member that is given, any value of each. */
export interface RequestConditions {
  /** Host names, with `*` and `?`. */
  readonly host?: readonly string[];
  /** Paths, with `*` and `?`. */
  readonly path?: readonly string[];
  /** Request methods, e.g. `POST`. */
  readonly method?: readonly string[];
  /** CIDR blocks of the client. */
  readonly sourceIp?: readonly string[];
  /** Values by header name, with `*` and `?`. */
  readonly header?: Readonly<Record<string, readonly string[]>>;
  /** Values by query parameter. */
  readonly query?: Readonly<Record<string, string>>;
}

/** Quota "Condition values per rule" of application load balancers. */
const MOST_VALUES = 5;

/**
 * Conditions of `aws_lb_listener_rule`.
 *
 * @throws WEB006 none, or more than five values
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html
 */
export function conditionsOf(when: RequestConditions, place: IConstruct): LbListenerRuleCondition[] {
  const conditions: LbListenerRuleCondition[] = [];
  if (when.host) conditions.push({ hostHeader: { values: [...when.host] } });
  if (when.path) conditions.push({ pathPattern: { values: [...when.path] } });
  if (when.method) conditions.push({ httpRequestMethod: { values: [...when.method] } });
  if (when.sourceIp) conditions.push({ sourceIp: { values: [...when.sourceIp] } });
  for (const [httpHeaderName, values] of Object.entries(when.header ?? {})) {
    conditions.push({ httpHeader: { httpHeaderName, values: [...values] } });
  }
  const query = Object.entries(when.query ?? {}).map(([key, value]) => ({ key, value }));
  if (query.length > 0) conditions.push({ queryString: query });
  const values = countOf(when);
  if (values >= 1 && values <= MOST_VALUES) return conditions;
  throw new WebError('WEB006', place, {
    problem: 'a rule has conditions',
    got: `${values} values`,
    allowed: `1 to ${MOST_VALUES} (quota "Condition values per rule")`,
    fix: values === 0 ? 'say when it holds' : 'split the rule',
  });
}

function countOf({
  host = [],
  path = [],
  method = [],
  sourceIp = [],
  header = {},
  query = {},
}: RequestConditions): number {
  const lists = [host, path, method, sourceIp, ...Object.values(header)];
  return lists.reduce((sum, list) => sum + list.length, Object.keys(query).length);
}
