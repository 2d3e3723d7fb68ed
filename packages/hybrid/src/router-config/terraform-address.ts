import type { TerraformResource } from 'cdktf';

/** Address of a resource in Terraform, e.g. `aws_vpn_connection.Vpn_1A2B3C4D`. */
export function addressOf(resource: TerraformResource): string {
  return `${resource.terraformResourceType}.${resource.friendlyUniqueId}`;
}
