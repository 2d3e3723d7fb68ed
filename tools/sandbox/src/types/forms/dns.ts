import { arn, globalArn, type Form } from '../form';

const route53 = (resource: string): string => `arn:{partition}:route53:::${resource}/{id}`;
const resolver = (kind: string): string => arn('route53resolver', `${kind}/{id}`);
const recovery = (resource: string): string => globalArn('route53-recovery-control', resource);
const accelerator: Form = {
  id: '{arn}',
  values: {
    arn: globalArn('globalaccelerator', 'accelerator/{uuid}'),
    dns_name: 'a{hex:16}.awsglobalaccelerator.com',
    dual_stack_dns_name: '',
    hosted_zone_id: 'Z2BJ6XQ5FK7U4H',
  },
};

/** Route 53 with its resolver, certificates, Global Accelerator, application recovery. */
export const DNS_FORMS: Readonly<Record<string, Form>> = {
  aws_route53_zone: { id: 'Z{capitals:20}', values: { zone_id: '{id}', arn: route53('hostedzone') } },
  aws_route53_zone_association: {
    id: '{zone_id}:{vpc_id}:{vpc_region}',
    import: ['{zone_id}:{vpc_id}', '{zone_id}:{vpc_id}:{vpc_region}'],
    values: { vpc_region: '{region}' },
  },
  aws_route53_vpc_association_authorization: { id: '{zone_id}:{vpc_id}', values: { vpc_region: '{region}' } },
  aws_route53_delegation_set: { id: 'N{capitals:20}', values: { arn: route53('delegationset') } },
  aws_route53_health_check: { id: '{uuid}', values: { arn: route53('healthcheck') } },
  aws_route53_cidr_collection: { id: '{uuid}', values: { arn: route53('cidrcollection'), version: 1 } },
  aws_route53_cidr_location: { id: '{cidr_collection_id},{name}' },
  aws_route53_traffic_policy: {
    id: '{uuid}',
    values: { arn: route53('trafficpolicy'), version: 1, type: 'A' },
  },
  aws_route53_traffic_policy_instance: { id: '{uuid}', values: { arn: route53('trafficpolicyinstance') } },
  aws_route53_query_log: { id: '{uuid}', values: { arn: route53('queryloggingconfig') } },
  aws_route53_key_signing_key: {
    id: '{hosted_zone_id},{name}',
    values: {
      digest_algorithm_mnemonic: 'SHA-256',
      digest_algorithm_type: 2,
      flag: 257,
      signing_algorithm_mnemonic: 'ECDSAP256SHA256',
      signing_algorithm_type: 13,
      key_tag: 12345,
      digest_value: '{hex:64}',
      public_key: '{hex:64}',
      ds_record: '12345 13 2 {hex:64}',
      dnskey_record: '257 3 13 {hex:64}',
    },
  },
  aws_route53_hosted_zone_dnssec: { id: '{hosted_zone_id}' },
  aws_route53domains_registered_domain: { id: '{domain_name}' },
  aws_route53_resolver_endpoint: {
    id: 'rslvr-in-{hex:17}',
    values: { arn: resolver('resolver-endpoint'), protocols: ['Do53'], resolver_endpoint_type: 'IPV4' },
  },
  aws_route53_resolver_rule: {
    id: 'rslvr-rr-{hex:17}',
    values: { arn: resolver('resolver-rule'), owner_id: '{account}', share_status: 'NOT_SHARED' },
  },
  aws_route53_resolver_rule_association: { id: 'rslvr-rrassoc-{hex:17}' },
  aws_route53_resolver_query_log_config: {
    id: 'rqlc-{hex:17}',
    values: { arn: resolver('resolver-query-log-config'), owner_id: '{account}', share_status: 'NOT_SHARED' },
  },
  aws_route53_resolver_query_log_config_association: { id: 'rqlca-{hex:17}' },
  aws_route53_resolver_firewall_domain_list: {
    id: 'rslvr-fdl-{hex:17}',
    values: { arn: resolver('firewall-domain-list') },
  },
  aws_route53_resolver_firewall_rule_group: {
    id: 'rslvr-frg-{hex:17}',
    values: { arn: resolver('firewall-rule-group'), owner_id: '{account}', share_status: 'NOT_SHARED' },
  },
  aws_route53_resolver_firewall_rule: { id: '{firewall_rule_group_id}:{firewall_domain_list_id}' },
  aws_route53_resolver_firewall_rule_group_association: {
    id: 'rslvr-frgassoc-{hex:17}',
    values: { arn: resolver('firewall-rule-group-association'), mutation_protection: 'DISABLED' },
  },
  aws_route53_resolver_firewall_config: { id: 'rdsc-{hex:16}', values: { firewall_fail_open: 'DISABLED' } },
  aws_route53_resolver_dnssec_config: {
    id: 'rdsc-{hex:16}',
    values: { arn: resolver('resolver-dnssec-config'), validation_status: 'ENABLED' },
  },
  aws_route53_resolver_config: { id: 'rslvr-rc-{hex:16}' },
  aws_route53profiles_profile: {
    id: 'rp-{hex:16}',
    values: {
      arn: arn('route53profiles', 'profile/{id}'),
      share_status: 'NOT_SHARED',
      status: 'COMPLETE',
      status_message: 'Created Profile',
    },
  },
  aws_route53profiles_association: {
    id: 'rpassoc-{hex:16}',
    values: {
      arn: arn('route53profiles', 'profile-association/{id}'),
      status: 'COMPLETE',
      status_message: '',
    },
  },
  aws_route53profiles_resource_association: {
    id: 'rpr-{hex:16}',
    values: { status: 'COMPLETE', status_message: '' },
  },
  aws_acm_certificate: { id: '{arn}', values: { arn: arn('acm', 'certificate/{uuid}') } },
  aws_acm_certificate_validation: { id: '', import: [] },
  aws_globalaccelerator_accelerator: accelerator,
  aws_globalaccelerator_custom_routing_accelerator: accelerator,
  aws_globalaccelerator_listener: { id: '{arn}', values: { arn: '{accelerator_arn}/listener/{hex:8}' } },
  aws_globalaccelerator_custom_routing_listener: {
    id: '{arn}',
    values: { arn: '{accelerator_arn}/listener/{hex:8}' },
  },
  aws_globalaccelerator_endpoint_group: {
    id: '{arn}',
    values: { arn: '{listener_arn}/endpoint-group/{hex:12}', endpoint_group_region: '{region}' },
  },
  aws_globalaccelerator_custom_routing_endpoint_group: {
    id: '{arn}',
    values: { arn: '{listener_arn}/endpoint-group/{hex:12}', endpoint_group_region: '{region}' },
  },
  aws_globalaccelerator_cross_account_attachment: {
    id: '{arn}',
    values: { arn: globalArn('globalaccelerator', 'attachment/{uuid}') },
  },
  aws_route53recoverycontrolconfig_cluster: {
    id: '{arn}',
    values: { arn: recovery('cluster/{uuid}'), status: 'DEPLOYED', network_type: 'IPV4' },
  },
  aws_route53recoverycontrolconfig_control_panel: {
    id: '{arn}',
    values: {
      arn: recovery('controlpanel/{hex:32}'),
      status: 'DEPLOYED',
      default_control_panel: false,
      routing_control_count: 0,
    },
  },
  aws_route53recoverycontrolconfig_routing_control: {
    id: '{arn}',
    values: { arn: '{control_panel_arn}/routingcontrol/{hex:16}', status: 'DEPLOYED' },
  },
  aws_route53recoverycontrolconfig_safety_rule: {
    id: '{arn}',
    values: { arn: '{control_panel_arn}/safetyrule/{hex:16}', status: 'DEPLOYED' },
  },
};
