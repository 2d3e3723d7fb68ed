import type { Rule } from '../rule';
import { DIRECT_CONNECT_RULES } from './direct-connect';
import { ELASTIC_IP_RULES } from './elastic-ip';
import { ENDPOINT_RULES } from './endpoint';
import { HOSTED_ZONE_RULES } from './hosted-zone';
import { IN_USE_RULES } from './in-use';
import { INTERNET_GATEWAY_RULES } from './internet-gateway';
import { LISTENER_RULES } from './listener';
import { LOAD_BALANCER_RULES } from './load-balancer';
import { NAT_GATEWAY_RULES } from './nat-gateway';
import { NETWORK_ACL_RULES } from './network-acl';
import { NETWORK_INTERFACE_RULES } from './network-interface';
import { PEERING_RULES } from './peering';
import { PREFIX_LIST_RULES } from './prefix-list';
import { RECORD_RULES } from './record';
import { RESOLVER_RULES } from './resolver';
import { ROUTE_RULES } from './route';
import { SECURITY_GROUP_RULES } from './security-group';
import { SUBNET_RULES } from './subnet';
import { TARGET_GROUP_RULES } from './target-group';
import { TRANSIT_ATTACHMENT_RULES } from './transit-attachment';
import { TRANSIT_GATEWAY_RULES } from './transit-gateway';
import { TRANSIT_ROUTE_TABLE_RULES } from './transit-route-table';
import { VPC_RULES } from './vpc';
import { VPN_RULES } from './vpn';

/** Every rule. Their table is docs/refusals.md. */
export const RULES: readonly Rule[] = [
  ...VPC_RULES,
  ...SUBNET_RULES,
  ...ROUTE_RULES,
  ...SECURITY_GROUP_RULES,
  ...NETWORK_ACL_RULES,
  ...INTERNET_GATEWAY_RULES,
  ...NAT_GATEWAY_RULES,
  ...ELASTIC_IP_RULES,
  ...NETWORK_INTERFACE_RULES,
  ...PREFIX_LIST_RULES,
  ...PEERING_RULES,
  ...ENDPOINT_RULES,
  ...TRANSIT_GATEWAY_RULES,
  ...TRANSIT_ATTACHMENT_RULES,
  ...TRANSIT_ROUTE_TABLE_RULES,
  ...VPN_RULES,
  ...DIRECT_CONNECT_RULES,
  ...LOAD_BALANCER_RULES,
  ...LISTENER_RULES,
  ...TARGET_GROUP_RULES,
  ...HOSTED_ZONE_RULES,
  ...RECORD_RULES,
  ...RESOLVER_RULES,
  ...IN_USE_RULES,
];
