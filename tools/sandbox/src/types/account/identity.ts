import type { WorldObject, WorldView } from '../../contract';
import type { TypeModule } from '../type-module';
import { text, texts } from '../values';

/** IAM roles: attachments made by other resources show up here. */
export const iamRole: TypeModule = {
  values: { managed_policy_arns: () => [] },
  shown: (role, world) => {
    const attached = world
      .where('aws_iam_role_policy_attachment', 'role', role.id, { account: role.account })
      .flatMap(({ values }) => text(values, 'policy_arn') ?? []);
    return { managed_policy_arns: [...new Set([...texts(role.values, 'managed_policy_arns'), ...attached])] };
  },
};

export const iamPolicy: TypeModule = {
  shown: (policy, world) => ({ attachment_count: attachmentsOf(policy, world) }),
};

function attachmentsOf(policy: WorldObject, world: WorldView): number {
  return [
    'aws_iam_role_policy_attachment',
    'aws_iam_user_policy_attachment',
    'aws_iam_group_policy_attachment',
  ]
    .map((type) => world.where(type, 'policy_arn', policy.id).length)
    .reduce((sum, count) => sum + count, 0);
}

/** The URL without its scheme is the provider's name. */
export const openIdConnectProvider: TypeModule = {
  values: {
    arn: ({ planned, scope }) =>
      `arn:${scope.partition}:iam::${scope.account}:oidc-provider/${(text(planned, 'url') ?? '').replace(/^https:\/\//, '')}`,
    thumbprint_list: ({ seed }) => [seed.hex(40, 'thumbprint')],
  },
};

/** `autoscaling.amazonaws.com` gives `AWSServiceRoleForAutoscaling`: the name that AWS chooses is its own. */
export const serviceLinkedRole: TypeModule = {
  values: {
    name: ({ planned }) => roleName(text(planned, 'aws_service_name'), text(planned, 'custom_suffix')),
    path: ({ planned }) => `/aws-service-role/${text(planned, 'aws_service_name') ?? ''}/`,
    arn: ({ planned, scope }) =>
      `arn:${scope.partition}:iam::${scope.account}:role/aws-service-role/${text(planned, 'aws_service_name') ?? ''}/${roleName(text(planned, 'aws_service_name'), text(planned, 'custom_suffix'))}`,
  },
};

function roleName(service: string | undefined, suffix: string | undefined): string {
  const word = (service ?? '').split('.')[0] ?? '';
  const name = `AWSServiceRoleFor${word.charAt(0).toUpperCase()}${word.slice(1)}`;
  return suffix === undefined ? name : `${name}_${suffix}`;
}

/** A key's default policy lets its account administer it. */
export const kmsKey: TypeModule = {
  values: {
    description: () => '',
    policy: ({ scope }) =>
      JSON.stringify({
        Id: 'key-default-1',
        Statement: [
          {
            Action: 'kms:*',
            Effect: 'Allow',
            Principal: { AWS: `arn:${scope.partition}:iam::${scope.account}:root` },
            Resource: '*',
            Sid: 'Enable IAM User Permissions',
          },
        ],
        Version: '2012-10-17',
      }),
    rotation_period_in_days: ({ planned }) => (planned['enable_key_rotation'] === true ? 365 : 0),
  },
};

export const kmsAlias: TypeModule = {
  values: {
    name: ({ planned, seed }) => `${text(planned, 'name_prefix') ?? 'alias/'}${seed.hex(26, 'name')}`,
    target_key_arn: ({ planned, scope }) => {
      const key = text(planned, 'target_key_id') ?? '';
      const region = text(planned, 'region') ?? scope.region;
      return key.startsWith('arn:')
        ? key
        : `arn:${scope.partition}:kms:${region}:${scope.account}:key/${key}`;
    },
  },
};

/** A parameter's name may begin with a slash; in its ARN there is one in any case. */
export const ssmParameter: TypeModule = {
  values: {
    arn: ({ planned, scope }) =>
      `arn:${scope.partition}:ssm:${text(planned, 'region') ?? scope.region}:${scope.account}:parameter/${(text(planned, 'name') ?? '').replace(/^\//, '')}`,
    key_id: ({ planned }) => (planned['type'] === 'SecureString' ? 'alias/aws/ssm' : ''),
    // Terraform's state alone holds `value`, so its copy in clear cannot be shown.
    insecure_value: () => null,
    value: ({ planned }) => planned['insecure_value'] ?? null,
  },
};
