import type { TypeModule } from '../type-module';
import { accelerator, certificate, certificateValidation } from './certificate';
import { resolverEndpoint, shareable, vpcSetting } from './resolver';
import { delegationSet, healthCheck, record, zone, zoneAssociation } from './zone';

export const DNS_MODULES: Readonly<Record<string, TypeModule>> = {
  aws_route53_zone: zone,
  aws_route53_record: record,
  aws_route53_zone_association: zoneAssociation,
  aws_route53_delegation_set: delegationSet,
  aws_route53_health_check: healthCheck,
  aws_route53_resolver_endpoint: resolverEndpoint,
  aws_route53_resolver_rule: shareable,
  aws_route53_resolver_query_log_config: shareable,
  aws_route53_resolver_firewall_rule_group: shareable,
  aws_route53profiles_profile: shareable,
  aws_route53_resolver_firewall_config: vpcSetting,
  aws_route53_resolver_dnssec_config: vpcSetting,
  aws_route53_resolver_config: vpcSetting,
  aws_acm_certificate: certificate,
  aws_acm_certificate_validation: certificateValidation,
  aws_globalaccelerator_accelerator: accelerator,
  aws_globalaccelerator_custom_routing_accelerator: accelerator,
};
