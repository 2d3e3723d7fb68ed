import type { Resource, Value, ValueMap } from '@landbridge/terraform-model';
import { blocks } from './blocks';

/**
 * Records of an `aws_route53_records_exclusive`, which says all records of a zone in Route 53's own words, as
 * `aws_route53_record` would say them.
 */
export function exclusiveRecords(resource: Resource): Resource[] {
  return blocks(resource.values['resource_record_set']).map((set, place) => ({
    ...resource,
    address: `${resource.address} resource_record_set.${place}`,
    values: {
      ...set,
      ...policyBlock(set),
      zone_id: resource.values['zone_id'] ?? null,
      records: blocks(set['resource_records']).map(({ value }) => value ?? null),
      alias: blocks(set['alias_target']).map((alias) => ({ ...alias, name: alias['dns_name'] ?? null })),
      multivalue_answer_routing_policy: set['multi_value_answer'] === true,
    },
  }));
}

const said = (value: Value | undefined): boolean => value !== undefined && value !== null && value !== '';

function policyBlock(set: ValueMap): ValueMap {
  const { weight, region, failover } = set;
  if (said(weight)) return { weighted_routing_policy: [{ weight: weight! }] };
  if (said(region)) return { latency_routing_policy: [{ region: region! }] };
  if (said(failover)) return { failover_routing_policy: [{ type: failover! }] };
  const [at] = blocks(set['geolocation']);
  if (at !== undefined) {
    const {
      continent_code: continent = null,
      country_code: country = null,
      subdivision_code: subdivision = null,
    } = at;
    return { geolocation_routing_policy: [{ continent, country, subdivision }] };
  }
  if (blocks(set['geoproximity_location']).length > 0)
    return { geoproximity_routing_policy: set['geoproximity_location']! };
  return blocks(set['cidr_routing_config']).length > 0
    ? { cidr_routing_policy: set['cidr_routing_config']! }
    : {};
}
