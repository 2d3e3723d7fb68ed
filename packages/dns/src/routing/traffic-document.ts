/**
 * A tree of routing policies as data: endpoints at the leaves, rules above them.
 *
 * @see https://docs.aws.amazon.com/Route53/latest/APIReference/api-policies-traffic-policy-document-format.html
 */
export interface TrafficTree {
  /** Type of the records that instances make. */
  readonly recordType: 'A' | 'AAAA' | 'CAA' | 'CNAME' | 'MX' | 'TXT';
  /** Name of the rule or endpoint that is asked first. */
  readonly start: string;
  readonly endpoints: Readonly<Record<string, TrafficEndpoint>>;
  readonly rules: Readonly<Record<string, TrafficRule>>;
}

export type TrafficEndpoint =
  | { readonly value: string }
  | { readonly loadBalancer: string }
  | { readonly cloudFront: string }
  | { readonly s3Website: { readonly region: string } };

/** A branch leads to a rule or an endpoint, by name. */
export interface TrafficBranch {
  readonly to: string;
  /** @default false */
  readonly evaluateTargetHealth?: boolean;
  /** Id of a health check. @default none */
  readonly healthCheckId?: string;
}

export type TrafficRule =
  | { readonly policy: 'failover'; readonly primary: TrafficBranch; readonly secondary: TrafficBranch }
  | {
      readonly policy: 'weighted';
      readonly branches: readonly (TrafficBranch & { readonly weight: number })[];
    }
  | {
      readonly policy: 'latency';
      readonly branches: readonly (TrafficBranch & { readonly region: string })[];
    }
  | {
      readonly policy: 'geo';
      readonly branches: readonly (TrafficBranch & {
        readonly continent?: string;
        readonly country?: string;
        readonly subdivision?: string;
        /** For everybody else. */
        readonly default?: true;
      })[];
    }
  | {
      readonly policy: 'geoproximity';
      readonly branches: readonly (TrafficBranch & {
        readonly region?: string;
        readonly latitude?: number;
        readonly longitude?: number;
        readonly bias?: number;
      })[];
    }
  | { readonly policy: 'multivalue'; readonly branches: readonly TrafficBranch[] };

/** Why a tree is none. */
export interface TreeFault {
  readonly problem: string;
  readonly got: string;
  readonly allowed: string;
}

/** First fault of a tree: a name that leads nowhere, or back. Linear in its branches. */
export function faultOf(tree: TrafficTree): TreeFault | undefined {
  const done = new Set<string>();
  const visit = (name: string, path: readonly string[]): TreeFault | undefined => {
    if (path.includes(name)) {
      return { problem: 'a rule leads back to itself', got: [...path, name].join(' -> '), allowed: 'a tree' };
    }
    if (done.has(name) || Object.hasOwn(tree.endpoints, name)) return undefined;
    if (!Object.hasOwn(tree.rules, name)) {
      const known = [...Object.keys(tree.rules), ...Object.keys(tree.endpoints)].join(', ');
      return { problem: 'a branch leads to nothing', got: name, allowed: known };
    }
    done.add(name);
    const setting = settingFault(name, tree.rules[name]!);
    if (setting) return setting;
    for (const { to } of branchesOf(tree.rules[name]!)) {
      const fault = visit(to, [...path, name]);
      if (fault) return fault;
    }
    return undefined;
  };
  return visit(tree.start, []);
}

/** A number that the policy of a rule does not take, or a rule that never chooses. */
function settingFault(name: string, rule: TrafficRule): TreeFault | undefined {
  const fault = (what: string, got: string, allowed: string): TreeFault => ({
    problem: `rule ${name}: ${what}`,
    got,
    allowed,
  });
  const branches = branchesOf(rule);
  if (branches.length === 0) return fault('it has no branch', '[]', 'one branch at least');
  if (rule.policy === 'weighted') {
    const wrong = rule.branches.find(({ weight }) => !Number.isInteger(weight) || weight < 0 || weight > 255);
    if (wrong) return fault('a weight is out of range', `${wrong.weight}`, 'a whole number from 0 to 255');
  }
  if (rule.policy === 'geoproximity') {
    const wrong = rule.branches.find(({ bias = 0 }) => !Number.isInteger(bias) || Math.abs(bias) > 99);
    if (wrong) return fault('a bias is out of range', `${wrong.bias}`, 'a whole number from -99 to 99');
  }
  if (rule.policy === 'geo') {
    const places = rule.branches.map(({ continent, country, subdivision, default: rest }) =>
      rest ? 'default' : [continent, country, subdivision].filter((part) => part !== undefined).join(' '),
    );
    const twice = places.find((place, index) => place === '' || places.indexOf(place) < index);
    if (twice !== undefined)
      return fault('a location is named twice, or not at all', twice || '{}', 'one branch for each location');
  }
  return undefined;
}

/** The document in Route 53's own form. */
export function trafficDocument(tree: TrafficTree): object {
  const isRule = (name: string): boolean => Object.hasOwn(tree.rules, name);
  const start = isRule(tree.start) ? { StartRule: tree.start } : { StartEndpoint: tree.start };
  const branch = ({ to, evaluateTargetHealth, healthCheckId }: TrafficBranch): object => ({
    ...(isRule(to) ? { RuleReference: to } : { EndpointReference: to }),
    ...(evaluateTargetHealth !== undefined && { EvaluateTargetHealth: evaluateTargetHealth }),
    ...(healthCheckId !== undefined && { HealthCheck: healthCheckId }),
  });
  return {
    AWSPolicyFormatVersion: '2015-10-01',
    RecordType: tree.recordType,
    ...start,
    Endpoints: mapValues(tree.endpoints, endpointDocument),
    Rules: mapValues(tree.rules, (rule) => ruleDocument(rule, branch)),
  };
}

function endpointDocument(endpoint: TrafficEndpoint): object {
  if ('value' in endpoint) return { Type: 'value', Value: endpoint.value };
  if ('loadBalancer' in endpoint) return { Type: 'elastic-load-balancer', Value: endpoint.loadBalancer };
  if ('cloudFront' in endpoint) return { Type: 'cloudfront', Value: endpoint.cloudFront };
  return { Type: 's3-website', Region: endpoint.s3Website.region };
}

function ruleDocument(rule: TrafficRule, branch: (one: TrafficBranch) => object): object {
  switch (rule.policy) {
    case 'failover':
      return { RuleType: 'failover', Primary: branch(rule.primary), Secondary: branch(rule.secondary) };
    case 'weighted':
      return {
        RuleType: 'weighted',
        Items: rule.branches.map((one) => ({ ...branch(one), Weight: `${one.weight}` })),
      };
    case 'latency':
      return {
        RuleType: 'latency',
        Regions: rule.branches.map((one) => ({ ...branch(one), Region: one.region })),
      };
    case 'geo':
      return {
        RuleType: 'geo',
        Locations: rule.branches.map((one) => ({
          ...branch(one),
          ...(one.default && { IsDefault: true }),
          ...(one.continent !== undefined && { Continent: one.continent }),
          ...(one.country !== undefined && { Country: one.country }),
          ...(one.subdivision !== undefined && { Subdivision: one.subdivision }),
        })),
      };
    case 'geoproximity':
      return {
        RuleType: 'geoproximity',
        GeoproximityLocations: rule.branches.map((one) => ({
          ...branch(one),
          ...(one.region !== undefined && { Region: `aws:route53:${one.region}` }),
          ...(one.latitude !== undefined && { Latitude: `${one.latitude}` }),
          ...(one.longitude !== undefined && { Longitude: `${one.longitude}` }),
          Bias: `${one.bias ?? 0}`,
        })),
      };
    case 'multivalue':
      return { RuleType: 'multivalue', Items: rule.branches.map(branch) };
  }
}

function branchesOf(rule: TrafficRule): readonly TrafficBranch[] {
  return rule.policy === 'failover' ? [rule.primary, rule.secondary] : rule.branches;
}

function mapValues<T>(
  record: Readonly<Record<string, T>>,
  change: (value: T) => object,
): Record<string, object> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
