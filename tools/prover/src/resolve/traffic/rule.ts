import type { Value, ValueMap } from '@landbridge/terraform-model';
import type { PolicyName } from '../query';
import { blocks } from '../blocks';
import { nodeOf, type TrafficNode } from './document';

/** One way that a rule may take. */
export interface TrafficBranch {
  /** Place among the rule's branches, from 0; of a failover rule `primary` or `secondary`. */
  readonly key: string;
  readonly to: TrafficNode;
  /** What the policy goes by, as `aws_route53_record` would say it. */
  readonly settings: ValueMap;
  readonly healthCheck: Value | undefined;
  readonly evaluateTargetHealth: boolean;
}

export interface TrafficRule {
  readonly policy: PolicyName;
  readonly branches: readonly TrafficBranch[];
}

interface Form {
  readonly policy: PolicyName;
  /** Member of the rule that lists its branches. */
  readonly list: string;
  readonly settings: (branch: ValueMap) => ValueMap;
}

const number = (value: Value | undefined): Value => (value === undefined ? 0 : Number(value));
const present = (values: Readonly<Record<string, Value | undefined>>): ValueMap =>
  Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, Value] => entry[1] !== undefined),
  );

const FORMS: Readonly<Record<string, Form>> = {
  weighted: {
    policy: 'weighted',
    list: 'Items',
    settings: ({ Weight: weight }) => ({ weight: number(weight) }),
  },
  multivalue: { policy: 'multivalue', list: 'Items', settings: () => ({}) },
  latency: { policy: 'latency', list: 'Regions', settings: ({ Region: region }) => present({ region }) },
  geo: {
    policy: 'geolocation',
    list: 'Locations',
    settings: ({ IsDefault: rest, Continent: continent, Country: country, Subdivision: subdivision }) =>
      rest === true || rest === 'true' ? { country: '*' } : present({ continent, country, subdivision }),
  },
  geoproximity: {
    policy: 'geoproximity',
    list: 'GeoproximityLocations',
    settings: ({ Region: region, Latitude: latitude, Longitude: longitude, Bias: bias }) =>
      present({
        bias: number(bias),
        aws_region: typeof region === 'string' ? region.replace(/^aws:route53:/, '') : undefined,
        coordinates: latitude === undefined ? undefined : [present({ latitude, longitude })],
      }),
  },
};

/** A rule of a traffic policy document; undefined when it is of a kind that is not known here, or leads nowhere. */
export function trafficRule(rule: ValueMap): TrafficRule | undefined {
  if (rule['RuleType'] === 'failover') return failoverRule(rule);
  const form = FORMS[String(rule['RuleType'])];
  if (form === undefined) return undefined;
  const branches = blocks(rule[form.list]).map((branch, place) =>
    branchOf(`${place}`, branch, form.settings(branch)),
  );
  return complete(form.policy, branches);
}

function failoverRule(rule: ValueMap): TrafficRule | undefined {
  const sides = (['Primary', 'Secondary'] as const).flatMap((side) =>
    blocks(rule[side]).map((branch) => branchOf(side.toLowerCase(), branch, { type: side.toUpperCase() })),
  );
  return complete('failover', sides);
}

function complete(
  policy: PolicyName,
  branches: readonly (TrafficBranch | undefined)[],
): TrafficRule | undefined {
  const known = branches.filter((branch) => branch !== undefined);
  return known.length === branches.length && known.length > 0 ? { policy, branches: known } : undefined;
}

function branchOf(key: string, branch: ValueMap, settings: ValueMap): TrafficBranch | undefined {
  const to = nodeOf(branch['RuleReference'], branch['EndpointReference']);
  if (to === undefined) return undefined;
  const evaluate = branch['EvaluateTargetHealth'];
  return {
    key,
    to,
    settings,
    healthCheck: branch['HealthCheck'],
    evaluateTargetHealth: evaluate === true || evaluate === 'true',
  };
}
