import { IamOpenidConnectProvider } from '@cdktf/provider-aws/lib/iam-openid-connect-provider';
import { IamPolicy } from '@cdktf/provider-aws/lib/iam-policy';
import type { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Construct } from 'constructs';
import type { PipelinePlan } from '../environments/pipeline';
import { PipelineRole } from './pipeline-role';
import {
  boundary,
  deployPermissions,
  linkPermissions,
  planPermissions,
  type Surroundings,
} from './policies/permissions';
import { AUDIENCE, GITHUB, trust } from './policies/trust';
import { BOUNDARY, deployRole, PLAN_ROLE, type AccountRoles } from './roles';

export interface AccountAccessProps extends AccountRoles {
  readonly provider: AwsProvider;
  readonly pipeline: PipelinePlan;
  readonly surroundings: Surroundings;
}

/** What the pipeline may do in one account: GitHub's tokens are believed, and roles say what for. */
export class AccountAccess extends Construct {
  constructor(scope: Construct, id: string, props: AccountAccessProps) {
    super(scope, id);
    const { provider, pipeline, surroundings, place, linked } = props;
    const own = place.name;
    const { account } = surroundings;
    const { repository, branch } = pipeline;
    const github = new IamOpenidConnectProvider(this, 'GitHub', {
      provider,
      url: `https://${GITHUB}`,
      clientIdList: [AUDIENCE],
    });
    const limit = new IamPolicy(this, 'Boundary', {
      provider,
      name: BOUNDARY,
      description: 'What no deploy role gets, whatever else it is given',
      policy: JSON.stringify(boundary(surroundings)),
    });
    const plan = new PipelineRole(this, 'Plan', {
      provider,
      name: PLAN_ROLE,
      description: 'Reads the landscape, to plan pull requests and to find drift',
      trust: trust(account, repository, ['pull_request', `ref:refs/heads/${branch}`]),
      permissions: planPermissions(surroundings),
    });
    plan.node.addDependency(github);
    const deploy = new Construct(this, 'Deploy');
    for (const environment of [own, ...linked]) {
      const permissions = environment === own ? deployPermissions : linkPermissions;
      const role = new PipelineRole(deploy, environment, {
        provider,
        name: deployRole(environment),
        description: `Deploys ${environment}`,
        trust: trust(account, repository, [`environment:${environment}`]),
        permissions: permissions(environment, surroundings),
        boundary: limit.arn,
      });
      role.node.addDependency(github);
    }
  }
}
