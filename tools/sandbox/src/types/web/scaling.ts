import type { TfObject } from '../../contract';
import type { TypeModule } from '../type-module';
import { lookUp, text, texts } from '../values';

/** Auto Scaling groups: attachments made by other resources show up here. */
export const autoScalingGroup: TypeModule = {
  values: {
    desired_capacity: ({ planned, prior }) => prior?.['desired_capacity'] ?? planned['min_size'] ?? 0,
    availability_zones: ({ planned, world }) => [
      ...new Set(
        texts(planned, 'vpc_zone_identifier').flatMap(
          (id) => text(lookUp(world, ['aws_subnet'], id)?.values, 'availability_zone') ?? [],
        ),
      ),
    ],
    service_linked_role_arn: ({ scope }) =>
      `arn:${scope.partition}:iam::${scope.account}:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling`,
    load_balancers: () => [],
    target_group_arns: () => [],
    vpc_zone_identifier: () => [],
    name_prefix: () => '',
    predicted_capacity: () => 0,
    warm_pool_size: () => 0,
    'launch_template.id': ({ planned, world }) => templateOf(planned, 'name', world)?.id ?? '',
    'launch_template.name': ({ planned, world }) =>
      text(templateOf(planned, 'id', world)?.values, 'name') ?? '',
  },
  shown: (object, world) => {
    const attached = world.where('aws_autoscaling_attachment', 'autoscaling_group_name', object.id);
    const added = (name: string): string[] => attached.flatMap(({ values }) => text(values, name) ?? []);
    return {
      target_group_arns: [
        ...new Set([...texts(object.values, 'target_group_arns'), ...added('lb_target_group_arn')]),
      ],
      load_balancers: [...new Set([...texts(object.values, 'load_balancers'), ...added('elb')])],
    };
  },
};

function templateOf(planned: TfObject, by: 'id' | 'name', world: Parameters<typeof lookUp>[0]) {
  const block = planned['launch_template'];
  const first = Array.isArray(block) ? (block[0] as TfObject | undefined) : undefined;
  const wanted = text(first, by);
  if (wanted === undefined) return undefined;
  return by === 'id'
    ? lookUp(world, ['aws_launch_template'], wanted)
    : world.where('aws_launch_template', 'name', wanted)[0];
}

/** Every change of launch data makes a new version. */
export const launchTemplate: TypeModule = {
  values: {
    latest_version: ({ prior }) =>
      typeof prior?.['latest_version'] === 'number' ? prior['latest_version'] + 1 : 1,
    default_version: ({ planned, prior }) => {
      const latest = typeof prior?.['latest_version'] === 'number' ? prior['latest_version'] + 1 : 1;
      return planned['update_default_version'] === true ? latest : (prior?.['default_version'] ?? 1);
    },
    name_prefix: () => '',
  },
};
