import { SecurityGroup as AwsSecurityGroup } from '@cdktf/provider-aws/lib/security-group';
import { Construct } from 'constructs';
import { claim } from '../claims';
import { NetworkError } from '../errors';
import type { IVpc } from '../vpc/ivpc';
import { Connections } from './connections';
import type { ISecurityGroup } from './isecurity-group';

export interface SecurityGroupProps {
  readonly vpc: IVpc;
  /** Unique in the VPC, up to 255 characters; a change replaces the group. */
  readonly name: string;
  /**
   * Up to 255 characters; a change replaces the group.
   *
   * @default 'Managed by Terraform'
   */
  readonly description?: string;
  /** @default none */
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * A security group that allows nothing until `connections` say so. Each rule is a resource of its own.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html
 */
export class SecurityGroup extends Construct implements ISecurityGroup {
  readonly securityGroupId: string;
  readonly vpc: IVpc;
  readonly connections: Connections;

  /** @throws NET023 AWS refuses the name, or the VPC has a group of that name */
  constructor(scope: Construct, id: string, props: SecurityGroupProps) {
    super(scope, id);
    checkName(props.name, this);
    const other = claim(props.vpc, `security group ${props.name}`, this);
    if (other !== undefined) throw refused(this, props.name, `a name other than that of ${other}`);
    this.vpc = props.vpc;
    const group = new AwsSecurityGroup(this, 'Resource', {
      provider: props.vpc.provider,
      vpcId: props.vpc.vpcId,
      name: props.name,
      description: props.description,
      tags: { ...props.tags, Name: props.name },
    });
    this.securityGroupId = group.id;
    this.connections = new Connections(this);
  }
}

function checkName(name: string, place: Construct): void {
  if (/^(?!sg-)[A-Za-z0-9 ._\-:/()#,@[\]+=&;{}!$*]{1,255}$/.test(name)) return;
  throw refused(place, name, '1 to 255 characters, not beginning with sg-');
}

function refused(place: Construct, name: string, allowed: string): NetworkError {
  return new NetworkError('NET023', place, {
    problem: 'AWS refuses the name of the security group',
    got: JSON.stringify(name),
    allowed,
    fix: 'choose another name',
  });
}
