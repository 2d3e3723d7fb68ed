import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import type { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Construct } from 'constructs';
import type { Policy } from './policies/policy';

export interface PipelineRoleProps {
  readonly name: string;
  readonly description: string;
  readonly provider: AwsProvider;
  readonly trust: Policy;
  readonly permissions: Policy;
  /**
   * ARN of the policy that limits whatever the role is given.
   * @default none; a role that only reads needs none
   */
  readonly boundary?: string;
}

/** Longest session of a role: a deploy that takes longer is cut off. In seconds. */
const SESSION_SECONDS = 3600;

/** A role that jobs of the pipeline assume. */
export class PipelineRole extends Construct {
  constructor(scope: Construct, id: string, props: PipelineRoleProps) {
    super(scope, id);
    const { name, description, provider, trust, permissions, boundary } = props;
    const role = new IamRole(this, 'Resource', {
      provider,
      name,
      description,
      assumeRolePolicy: JSON.stringify(trust),
      maxSessionDuration: SESSION_SECONDS,
      ...(boundary !== undefined && { permissionsBoundary: boundary }),
    });
    new IamRolePolicy(this, 'Permissions', {
      provider,
      name: 'permissions',
      role: role.name,
      policy: JSON.stringify(permissions),
    });
  }
}
