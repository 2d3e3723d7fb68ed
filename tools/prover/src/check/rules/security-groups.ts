import { Unknown, type Network, type Resource } from '@landbridge/terraform-model';
import type { CheckFinding, CheckRule } from '../finding';

/**
 * Security groups.
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
 * @see https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-security-groups.html
 */
export const securityGroupRules: CheckRule = function* (network) {
  for (const group of new Set(network.securityGroups.values())) {
    for (const rule of [...group.ingress, ...group.egress]) {
      for (const peer of rule.peers) {
        if (peer instanceof Unknown || !('group' in peer) || group.vpc === undefined) continue;
        const other = network.securityGroups.get(peer.group)?.vpc;
        if (other === undefined || other === group.vpc) continue;
        const obstacle = whyNotReferenced(network, group.vpc, other);
        if (obstacle === undefined) continue;
        const message = `it names ${peer.group} of ${other}, ${obstacle}; AWS refuses the rule`;
        yield {
          code: 'foreign-group',
          severity: 'error',
          component: resourceOf(network, rule.said),
          message,
          fix: 'allow a CIDR block instead',
        };
      }
    }
  }
  yield* mixedForms(network);
};

/** `aws_security_group.web ingress[0]` → `aws_security_group.web` */
function resourceOf({ reading }: Network, said: string): string {
  return reading.resource(said) === undefined ? said.replace(/ (in|e)gress\[\d+\]$/, '') : said;
}

function whyNotReferenced(network: Network, a: string, b: string): string | undefined {
  const regions = [a, b].map((vpc) => network.vpcs.get(vpc)?.region);
  if (regions[0] !== undefined && regions[1] !== undefined && regions[0] !== regions[1])
    return `which lies in ${regions[1]} and not in ${regions[0]}`;
  return mayReference(network, a, b) ? undefined : 'which is neither this VPC nor joined to it';
}

/** Peered, or attached to one transit gateway; whether the reference works there, the trace tells. */
function mayReference(network: Network, a: string, b: string): boolean {
  for (const { requester, accepter } of network.peerings.values()) {
    if (requester instanceof Unknown || accepter instanceof Unknown) return true;
    if ((requester === a && accepter === b) || (requester === b && accepter === a)) return true;
  }
  const gateways = new Map<string, Set<string>>();
  for (const { gateway, resource, kind } of network.transitAttachments.values()) {
    if (kind !== 'vpc') continue;
    if (gateway instanceof Unknown || resource instanceof Unknown || resource === undefined) return true;
    gateways.set(gateway, (gateways.get(gateway) ?? new Set<string>()).add(resource));
  }
  return [...gateways.values()].some((vpcs) => vpcs.has(a) && vpcs.has(b));
}

/** Inline rules or routes beside standalone ones: the provider removes what is not in its own list. */
function* mixedForms({ reading }: Network): Generator<CheckFinding> {
  const mixes = [
    {
      inline: ['aws_security_group', 'aws_default_security_group'],
      blocks: ['ingress', 'egress'],
      argument: 'security_group_id',
      standalone: [
        'aws_security_group_rule',
        'aws_vpc_security_group_ingress_rule',
        'aws_vpc_security_group_egress_rule',
      ],
    },
    {
      inline: ['aws_route_table', 'aws_default_route_table'],
      blocks: ['route'],
      argument: 'route_table_id',
      standalone: ['aws_route'],
    },
    {
      inline: ['aws_network_acl', 'aws_default_network_acl'],
      blocks: ['ingress', 'egress'],
      argument: 'network_acl_id',
      standalone: ['aws_network_acl_rule'],
    },
  ];
  for (const { inline, blocks, argument, standalone } of mixes) {
    const withBlocks = new Set(
      reading
        .of(...inline)
        .filter((resource) => blocks.some((name) => isWritten(resource, name)))
        .map(({ address }) => address),
    );
    if (withBlocks.size === 0) continue;
    for (const resource of reading.of(...standalone)) {
      const key = reading.key(resource, argument);
      if (typeof key !== 'string' || !withBlocks.has(key)) continue;
      const message = `${key} has a list of its own within the resource, and the provider removes what does not stand in it`;
      yield {
        code: 'mixed-forms',
        severity: 'warning',
        component: resource.address,
        message,
        fix: 'write all of them inline, or none',
      };
    }
  }
}

/** Written in the configuration, not merely shown by a plan or state, where every attribute appears. */
function isWritten({ values, origin }: Resource, name: string): boolean {
  const value = values[name];
  return Array.isArray(value) && value.length > 0 && /#\/(resource|data)\//.test(origin);
}
