import { Construct } from 'constructs';
import type { IVpc } from '../vpc/ivpc';
import { Connections } from './connections';
import type { ISecurityGroup } from './isecurity-group';

export interface ImportedSecurityGroupProps {
  readonly vpc: IVpc;
  /** May be a token, e.g. of a remote state. */
  readonly securityGroupId: string;
}

/** A security group of another stack; rules that this stack adds to it are resources of this stack. */
export class ImportedSecurityGroup extends Construct implements ISecurityGroup {
  readonly securityGroupId: string;
  readonly vpc: IVpc;
  readonly connections: Connections;

  constructor(scope: Construct, id: string, props: ImportedSecurityGroupProps) {
    super(scope, id);
    this.vpc = props.vpc;
    this.securityGroupId = props.securityGroupId;
    this.connections = new Connections(this);
  }
}
