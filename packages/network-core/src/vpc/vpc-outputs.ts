import { Fn, TerraformOutput, Token, type TerraformRemoteState } from 'cdktf';
import { Construct } from 'constructs';
import type { VpcIds } from './imported-vpc';
import type { ISubnet, IVpc } from './ivpc';

export interface VpcOutputsProps {
  readonly vpc: IVpc;
  /**
   * Begin of the outputs' names, for a stack with several VPCs.
   *
   * @default 'vpc'
   */
  readonly prefix?: string;
}

/**
 * Says to other stacks what they need to know of a VPC: outputs `vpc_id`, `vpc_subnet_ids` and
 * `vpc_route_table_ids`, the latter two by tier and zone id, and `vpc_ipv6_cidr_block` of a VPC with IPv6. {@link vpcIdsFrom} reads them.
 */
export class VpcOutputs extends Construct {
  constructor(scope: Construct, id: string, props: VpcOutputsProps) {
    super(scope, id);
    const { vpc, prefix = 'vpc' } = props;
    this.output('VpcId', `${prefix}_id`, `Id of VPC ${vpc.name}`, vpc.vpcId);
    this.output(
      'SubnetIds',
      `${prefix}_subnet_ids`,
      `Subnets of VPC ${vpc.name}, by tier and zone id`,
      byTier(vpc, ({ subnetId }) => subnetId),
    );
    this.output(
      'RouteTableIds',
      `${prefix}_route_table_ids`,
      `Route tables of VPC ${vpc.name}, by tier and zone id`,
      byTier(vpc, ({ routeTableId }) => routeTableId),
    );
    const [ipv6] = vpc.ipv6CidrBlocks;
    if (ipv6 !== undefined)
      this.output('Ipv6CidrBlock', `${prefix}_ipv6_cidr_block`, `IPv6 block of VPC ${vpc.name}`, ipv6);
  }

  private output(id: string, name: string, description: string, value: unknown): void {
    new TerraformOutput(this, id, { value, description }).overrideLogicalId(name);
  }
}

/** Ids of a VPC as {@link VpcOutputs} of another stack wrote them. */
export function vpcIdsFrom(state: TerraformRemoteState, prefix = 'vpc'): VpcIds {
  const look = (output: string, tier: string, zone: string): string =>
    Token.asString(Fn.lookupNested(state.get(`${prefix}_${output}`), [tier, zone]));
  return {
    vpcId: state.getString(`${prefix}_id`),
    subnetId: (tier, zone) => look('subnet_ids', tier, zone),
    routeTableId: (tier, zone) => look('route_table_ids', tier, zone),
    ipv6CidrBlock: () => state.getString(`${prefix}_ipv6_cidr_block`),
  };
}

function byTier(vpc: IVpc, value: (subnet: ISubnet) => string): Record<string, Record<string, string>> {
  return Object.fromEntries(
    [...vpc.tiers].map(([name, tier]) => [
      name,
      Object.fromEntries([...tier.subnets].map(([zone, subnet]) => [zone, value(subnet)])),
    ]),
  );
}
