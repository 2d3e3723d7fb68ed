import { Reference, type Configuration, type Resource, type Value } from '@landbridge/terraform-model';
import { labels, liesIn, normalName } from './names';
import type { HostedZone, Zones } from './zones';

/** Who answers for a name: a hosted zone, servers that a rule forwards to, an endpoint's private name, or nobody known. */
export type Authority =
  | { readonly kind: 'zone'; readonly zone: HostedZone; readonly because: string }
  | { readonly kind: 'forwarded'; readonly rule: string; readonly because: string }
  | { readonly kind: 'endpoint'; readonly endpoint: string; readonly because: string }
  | { readonly kind: 'none' | 'unknown'; readonly because: string };

/**
 * Authority as the Amazon DNS server of a VPC sees it: the most specific of resolver rules and private zones, a rule
 * before a zone of the same domain; else what the internet sees.
 *
 * Sources: https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zone-private-considerations.html,
 * https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-overview-forward-vpc-to-network-domain-name-matches.html
 */
export function authorityInVpc(
  configuration: Configuration,
  { zones }: Zones,
  vpc: string,
  name: string,
): Authority {
  const found = configuration.resources.get(vpc);
  if (found === undefined || (found.type !== 'aws_vpc' && found.type !== 'aws_default_vpc')) {
    return { kind: 'unknown', because: `${vpc} is no VPC of the model` };
  }
  if (found.values['enable_dns_support'] === false) {
    return { kind: 'unknown', because: `${vpc} has no Amazon DNS server (enable_dns_support is false)` };
  }
  const profile = attachedTo(configuration, 'aws_route53profiles_association', 'resource_id', vpc)[0];
  if (profile !== undefined)
    return { kind: 'unknown', because: `${profile.address} may add zones and rules` };
  const endpoint = endpointOf(configuration, vpc, name);
  if (endpoint !== undefined)
    return { kind: 'endpoint', endpoint, because: `private DNS name of ${endpoint}` };

  const zone = mostSpecific(
    zones.filter((one) => one.private && one.vpcs.has(vpc)),
    name,
  );
  const rule = ruleOf(configuration, vpc, name);
  if (rule === 'unknown') return { kind: 'unknown', because: `a resolver rule of ${vpc} is not known` };
  if (rule !== undefined && (zone === undefined || labels(rule.domain) >= labels(zone.name))) {
    if (rule.type === 'FORWARD') {
      return {
        kind: 'forwarded',
        rule: rule.address,
        because: `${rule.address} forwards ${rule.domain || '.'}`,
      };
    }
  }
  if (zone !== undefined) return { kind: 'zone', zone, because: `private zone of ${vpc}` };
  return authorityOnInternet(zones, name);
}

/**
 * Authority as the internet sees it: the most specific public zone to which its parent delegates. A parent that is
 * not in the model is taken to delegate.
 */
export function authorityOnInternet(zones: readonly HostedZone[], name: string): Authority {
  const above = zones.filter((zone) => !zone.private && liesIn(name, zone.name));
  above.sort((a, b) => labels(a.name) - labels(b.name));
  let current: HostedZone | undefined;
  for (const zone of above) {
    if (current === undefined) current = zone;
    else if (zone.name === current.name) {
      return {
        kind: 'unknown',
        because: `${current.address} and ${zone.address} are both public zones ${zone.name}`,
      };
    } else if (delegates(current, zone)) current = zone;
    else if (!current.complete) {
      return {
        kind: 'unknown',
        because: `whether ${current.address} delegates ${zone.name} is not in the model`,
      };
    }
  }
  return current === undefined
    ? { kind: 'none', because: `no hosted zone of the model holds ${name}` }
    : { kind: 'zone', zone: current, because: `public zone ${current.name}` };
}

function delegates(parent: HostedZone, child: HostedZone): boolean {
  const records = parent.records.get(child.name) ?? [];
  return records.some(({ values }) => values['type'] === 'NS' && namesServersOf(values['records'], child));
}

/** The NS record names the child's servers by reference; literal names are taken at their word. */
function namesServersOf(value: Value | undefined, child: HostedZone): boolean {
  if (value instanceof Reference) return value.resource === child.address;
  if (Array.isArray(value))
    return value.some((entry: Value) => typeof entry === 'string' || namesServersOf(entry, child));
  return false;
}

function mostSpecific(zones: readonly HostedZone[], name: string): HostedZone | undefined {
  return zones
    .filter((zone) => liesIn(name, zone.name))
    .reduce<HostedZone | undefined>(
      (best, zone) => (best === undefined || labels(zone.name) > labels(best.name) ? zone : best),
      undefined,
    );
}

interface Rule {
  readonly address: string;
  readonly domain: string;
  readonly type: Value | undefined;
}

function ruleOf(configuration: Configuration, vpc: string, name: string): Rule | 'unknown' | undefined {
  let best: Rule | undefined;
  for (const association of attachedTo(
    configuration,
    'aws_route53_resolver_rule_association',
    'vpc_id',
    vpc,
  )) {
    const id = association.values['resolver_rule_id'];
    const rule = id instanceof Reference ? configuration.resources.get(id.resource) : undefined;
    const domain = rule?.values['domain_name'];
    if (rule === undefined || typeof domain !== 'string') return 'unknown';
    const one = { address: rule.address, domain: normalName(domain), type: rule.values['rule_type'] };
    if (liesIn(name, one.domain) && (best === undefined || labels(one.domain) > labels(best.domain)))
      best = one;
  }
  return best;
}

function attachedTo(configuration: Configuration, type: string, key: string, vpc: string): Resource[] {
  return [...configuration.resources.values()].filter(
    ({ type: own, values }) =>
      own === type && values[key] instanceof Reference && (values[key] as Reference).resource === vpc,
  );
}

/** An interface endpoint with private DNS whose service has this name, e.g. `ec2.eu-west-1.amazonaws.com`. */
function endpointOf(configuration: Configuration, vpc: string, name: string): string | undefined {
  return attachedTo(configuration, 'aws_vpc_endpoint', 'vpc_id', vpc).find(({ values }) => {
    const service = values['service_name'];
    if (values['vpc_endpoint_type'] !== 'Interface' || values['private_dns_enabled'] !== true) return false;
    const parts =
      typeof service === 'string' ? /^com\.amazonaws\.([a-z0-9-]+)\.([a-z0-9-]+)$/.exec(service) : null;
    return parts !== null && name === `${parts[2]}.${parts[1]}.amazonaws.com`;
  })?.address;
}
