import type { TfObject } from '../../src/contract';
import { readCorpus } from '../parity/corpus';

/** Types newer than the recorded plans. */
const NEWER: Readonly<Record<string, TfObject>> = {
  aws_ec2_transit_gateway_default_route_table_association: {
    transit_gateway_id: 'tgw-0123456789abcdef0',
    transit_gateway_route_table_id: 'tgw-rtb-0123456789abcdef0',
  },
  aws_ec2_transit_gateway_default_route_table_propagation: {
    transit_gateway_id: 'tgw-0123456789abcdef0',
    transit_gateway_route_table_id: 'tgw-rtb-0123456789abcdef0',
  },
  aws_nat_gateway_eip_association: {
    allocation_id: 'eipalloc-0123456789abcdef0',
    nat_gateway_id: 'nat-0123456789abcdef0',
  },
  aws_vpc_endpoint_private_dns: { private_dns_enabled: true, vpc_endpoint_id: 'vpce-0123456789abcdef0' },
  aws_vpc_endpoint_service_private_dns_verification: { service_id: 'vpce-svc-0123456789abcdef0' },
  aws_vpc_block_public_access_options: { internet_gateway_block_mode: 'block-ingress' },
  aws_vpc_block_public_access_exclusion: {
    internet_gateway_exclusion_mode: 'allow-egress',
    vpc_id: 'vpc-0123456789abcdef0',
  },
  aws_route53profiles_profile: { name: 'example' },
  aws_route53profiles_association: {
    name: 'example',
    profile_id: 'rp-0123456789abcdef',
    resource_id: 'vpc-0123456789abcdef0',
  },
  aws_route53profiles_resource_association: {
    name: 'example',
    profile_id: 'rp-0123456789abcdef',
    resource_arn: 'arn:aws:route53:::hostedzone/Z0123456789ABCDEFGHIJ',
  },
  aws_globalaccelerator_cross_account_attachment: { name: 'example' },
};

/** What 6.25, or AWS at apply, demands beyond the recorded configuration. */
const COMPLETED: Readonly<Record<string, TfObject>> = {
  // Of another VPC: the default route table of this one stays its main one, as Terraform's state of it says.
  aws_main_route_table_association: { vpc_id: 'vpc-0fedcba9876543210' },
  aws_eip_association: { allocation_id: 'eipalloc-0123456789abcdef0', instance_id: 'i-0123456789abcdef0' },
  aws_dx_private_virtual_interface: { vpn_gateway_id: 'vgw-0123456789abcdef0' },
  aws_dx_hosted_private_virtual_interface_accepter: { vpn_gateway_id: 'vgw-0123456789abcdef0' },
};

/** A configuration of one resource of each of the network types. */
export function baseConfigs(types: readonly string[]): Map<string, TfObject> {
  const { bases } = readCorpus('plans-5.31.json.gz');
  return new Map(
    types.map((type) => {
      const config = NEWER[type] ?? bases[type]?.config;
      if (config === undefined) throw new RangeError(`no configuration to test ${type} with`);
      return [type, { ...config, ...COMPLETED[type] }];
    }),
  );
}
