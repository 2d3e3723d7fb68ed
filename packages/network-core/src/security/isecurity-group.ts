import type { IConstruct } from 'constructs';
import type { IVpc } from '../vpc/ivpc';
import type { Connections } from './connections';

/** Something that packets leave from and arrive at, guarded by a security group. */
export interface IConnectable {
  readonly connections: Connections;
}

export interface ISecurityGroup extends IConstruct, IConnectable {
  readonly securityGroupId: string;
  readonly vpc: IVpc;
}
