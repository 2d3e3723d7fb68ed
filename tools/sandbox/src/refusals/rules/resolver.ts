import { blocks, lookUp } from '../../types/values';
import { CREATE, text, withValue, type Rule } from '../rule';

export const RESOLVER_RULES: readonly Rule[] = [
  {
    id: 'resolver-rule/forward',
    types: ['aws_route53_resolver_rule'],
    on: CREATE,
    code: 'InvalidParameterException',
    when: 'a forwarding rule has no outbound endpoint or no targets',
    source:
      'https://docs.aws.amazon.com/Route53/latest/APIReference/API_route53resolver_CreateResolverRule.html',
    refuses: ({ values, world }) => {
      if (values['rule_type'] !== 'FORWARD') return undefined;
      if (blocks(values, 'target_ip').length === 0 || text(values, 'resolver_endpoint_id') === undefined)
        return '[RSLVR-00705] A FORWARD rule needs resolver_endpoint_id and at least one target_ip';
      const endpoint = lookUp(world, ['aws_route53_resolver_endpoint'], text(values, 'resolver_endpoint_id'));
      return endpoint?.values['direction'] === 'INBOUND'
        ? '[RSLVR-00706] A rule forwards through an outbound endpoint'
        : undefined;
    },
  },
  {
    id: 'resolver-endpoint/zones',
    types: ['aws_route53_resolver_endpoint'],
    on: CREATE,
    code: 'InvalidRequestException',
    when: 'an endpoint with addresses has fewer than two, or they lie in different VPCs',
    source:
      'https://docs.aws.amazon.com/Route53/latest/APIReference/API_route53resolver_CreateResolverEndpoint.html',
    refuses: ({ values, world }) => {
      const subnets = blocks(values, 'ip_address').flatMap((address) => text(address, 'subnet_id') ?? []);
      if (subnets.length === 0) return undefined;
      const vpcs = new Set(
        subnets.flatMap((id) => text(lookUp(world, ['aws_subnet'], id)?.values, 'vpc_id') ?? []),
      );
      if (vpcs.size > 1) return '[RSLVR-00401] The subnets of an endpoint must belong to one VPC';
      return subnets.length < 2 ? '[RSLVR-00402] An endpoint needs at least two IP addresses' : undefined;
    },
  },
  {
    id: 'resolver-rule-association/exists',
    types: ['aws_route53_resolver_rule_association'],
    on: CREATE,
    code: 'ResourceExistsException',
    when: 'the rule is associated with the VPC',
    source:
      'https://docs.aws.amazon.com/Route53/latest/APIReference/API_route53resolver_AssociateResolverRule.html',
    refuses: (check) =>
      withValue(check, 'aws_route53_resolver_rule_association', 'vpc_id', text(check.values, 'vpc_id')).some(
        ({ values }) => values['resolver_rule_id'] === check.values['resolver_rule_id'],
      )
        ? `[RSLVR-01003] Resolver rule ${text(check.values, 'resolver_rule_id')} is already associated with ${text(check.values, 'vpc_id')}`
        : undefined,
  },
];
