import type { NormalForm } from './normal-forms';

/**
 * Which spellings of an attribute are equal. The dump marks attributes whose differences are suppressed or whose state
 * is rewritten, without saying how; name and complaint of the attribute tell which normal form it is.
 */
export function normalFormOf(path: string, words: string, marked: boolean): NormalForm | undefined {
  const name = path.split('.').pop() ?? path;
  if (/no diff|show no diff/i.test(words) && /cidr/i.test(words)) return 'cidr';
  if (/case-insensitive|any letter case/i.test(words)) return 'case';
  if (/ipv6 cidr/i.test(words) && !/each/i.test(words)) return 'cidr';
  if (/IANA protocol name/.test(words)) return 'protocol';
  if (/policy json|json policy/i.test(words)) return 'policy';
  if (!marked) return undefined;
  if (/policy/i.test(name) && !/^policy_(type|arn|id|name)$/.test(name)) return 'policy';
  if (/json/i.test(words) || JSON_NAMES.test(name)) return 'json';
  if (/cidr/i.test(words) || /cidr/.test(name)) return 'cidr';
  if (/RFC3339|RFC 3339/.test(words) || /_(time|date)$/.test(name)) return 'time';
  if (name === 'protocol' && /^(ingress|egress)\./.test(path)) return 'protocol';
  if (CASE_NAMES.test(name)) return 'case';
  if (DOMAIN_NAMES.test(name)) return 'domain';
  if (TRIMMED_NAMES.test(name)) return 'whitespace';
  return undefined;
}

const JSON_NAMES =
  /^(event_pattern|pattern|schema|definition|configurations_json|container_properties|node_properties|container_definitions|dashboard_body|template_body|policy_body|additional_info|human_loop_activation_conditions|parameters|api_passthrough|manifest|content)$/;
const CASE_NAMES =
  /^(protocol|protocol_version|type|name|preferred_maintenance_window|maintenance_window|engine|cluster_id|cluster_name|replication_group_id|state|action|email|compression_type|stream_view_type|field)$/;
const DOMAIN_NAMES = /^domain_name$/;
const TRIMMED_NAMES = /^(certificate_body|certificate_chain|private_key|public_key)$/;
