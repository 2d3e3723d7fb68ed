import { Unknown, type ValueMap } from '../value';
import type { Reading } from './reading';

/** Network arguments of launch templates and configurations, by the names that `aws_instance` uses. */
export function readLaunchTemplates(reading: Reading): Map<string, ValueMap> {
  const result = new Map<string, ValueMap>();
  for (const resource of reading.of('aws_launch_template')) {
    const { values } = resource;
    const blocks = reading.blocks(values['network_interfaces']);
    const block: ValueMap = blocks instanceof Unknown ? {} : (blocks[0] ?? {});
    result.set(resource.address, {
      vpc_security_group_ids: block['security_groups'] ?? values['vpc_security_group_ids'] ?? null,
      associate_public_ip_address: block['associate_public_ip_address'] ?? null,
      subnet_id: block['subnet_id'] ?? null,
      private_ip: block['private_ip_address'] ?? null,
      ipv6_addresses: block['ipv6_addresses'] ?? null,
      ipv6_address_count: block['ipv6_address_count'] ?? null,
    });
  }
  for (const resource of reading.of('aws_launch_configuration')) {
    result.set(resource.address, {
      vpc_security_group_ids: resource.values['security_groups'] ?? null,
      associate_public_ip_address: resource.values['associate_public_ip_address'] ?? null,
    });
  }
  return result;
}
