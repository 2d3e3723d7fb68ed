import { VpcIpv4CidrBlockAssociation } from '@cdktf/provider-aws/lib/vpc-ipv4-cidr-block-association';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { Cidr } from '../address-plan/cidr';
import type { IVpc } from './ivpc';

export interface SecondaryCidrsProps {
  readonly vpc: IVpc;
  /** Blocks by name. */
  readonly cidrs: Readonly<Record<string, string>>;
}

/**
 * Further IPv4 blocks of a VPC, by name. Made by `Vpc`.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html
 */
export class SecondaryCidrs extends Construct {
  private readonly blocks: readonly { readonly cidr: Cidr; readonly association: ITerraformDependable }[];

  constructor(scope: Construct, id: string, props: SecondaryCidrsProps) {
    super(scope, id);
    const { vpcId, provider } = props.vpc;
    this.blocks = Object.entries(props.cidrs).map(([name, cidrBlock]) => ({
      cidr: Cidr.parse(cidrBlock, this),
      association: new VpcIpv4CidrBlockAssociation(this, name, { provider, vpcId, cidrBlock }),
    }));
  }

  /** What must exist before a subnet of that block; nothing for a subnet of the primary block. */
  before(subnet: string): ITerraformDependable[] | undefined {
    const inside = Cidr.parse(subnet, this);
    const block = this.blocks.find(({ cidr }) => cidr.contains(inside));
    return block && [block.association];
  }
}
