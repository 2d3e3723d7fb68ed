import type { Rule } from '../rule';
import { ENDPOINT_RULES } from './endpoint';
import { GATEWAY_RULES } from './gateways';
import { HYBRID_RULES } from './hybrid';
import { IN_USE_RULES } from './in-use';
import { LOAD_BALANCER_RULES } from './load-balancer';
import { NETWORK_ACL_RULES } from './network-acl';
import { PEERING_RULES } from './peering';
import { PREFIX_LIST_RULES } from './prefix-list';
import { ROUTE53_RULES } from './route53';
import { ROUTE_RULES } from './route';
import { SECURITY_GROUP_RULES } from './security-group';
import { SUBNET_RULES } from './subnet';
import { TRANSIT_GATEWAY_RULES } from './transit-gateway';
import { VPC_RULES } from './vpc';

/** Every rule. Their table is docs/refusals.md. */
export const RULES: readonly Rule[] = [
  ...VPC_RULES,
  ...SUBNET_RULES,
  ...ROUTE_RULES,
  ...SECURITY_GROUP_RULES,
  ...NETWORK_ACL_RULES,
  ...GATEWAY_RULES,
  ...PEERING_RULES,
  ...ENDPOINT_RULES,
  ...PREFIX_LIST_RULES,
  ...TRANSIT_GATEWAY_RULES,
  ...HYBRID_RULES,
  ...LOAD_BALANCER_RULES,
  ...ROUTE53_RULES,
  ...IN_USE_RULES,
];
