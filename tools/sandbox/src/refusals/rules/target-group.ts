import { balancersUsing } from '../../types/web/load-balancer';
import { blocks, lookUp } from '../../types/values';
import { CREATE, CREATE_OR_UPDATE, DELETE, numeric, others, text, type Rule } from '../rule';

const GROUPS =
  'https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html';
const TARGETS =
  'https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_RegisterTargets.html';

const GROUP = ['aws_lb_target_group', 'aws_alb_target_group'] as const;

export const TARGET_GROUP_RULES: readonly Rule[] = [
  {
    id: 'target-group/name-taken',
    types: GROUP,
    on: CREATE,
    code: 'DuplicateTargetGroupName',
    when: 'the Region has a target group of that name',
    source: GROUPS,
    refuses: (check) => {
      const name = text(check.values, 'name');
      return name !== undefined &&
        others(check, 'aws_lb_target_group').some(({ values }) => values['name'] === name)
        ? {
            message: `A target group with the same name '${name}' exists, but with different settings`,
            attribute: 'name',
          }
        : undefined;
    },
  },
  {
    id: 'target-group/health-check',
    types: GROUP,
    on: CREATE_OR_UPDATE,
    code: 'ValidationError',
    when: "the health check's timeout is not shorter than its interval",
    source: GROUPS,
    refuses: ({ values }) => {
      const [check] = blocks(values, 'health_check');
      const [timeout, interval] = [numeric(check, 'timeout'), numeric(check, 'interval')];
      const network = ['TCP', 'TLS', 'UDP', 'TCP_UDP'].includes(text(values, 'protocol') ?? '');
      return !network && timeout !== undefined && interval !== undefined && timeout >= interval
        ? {
            message: `Health check timeout '${timeout}' must be smaller than the interval '${interval}'`,
            attribute: 'health_check',
          }
        : undefined;
    },
  },
  {
    id: 'target-group/in-use',
    types: GROUP,
    on: DELETE,
    code: 'ResourceInUse',
    when: 'a listener or rule forwards to the target group',
    source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DeleteTargetGroup.html',
    refuses: ({ id, world }) =>
      id !== undefined && balancersUsing(world, id).length > 0
        ? `Target group '${id}' is currently in use by a listener or a rule`
        : undefined,
  },
  {
    id: 'target/type',
    types: ['aws_lb_target_group_attachment'],
    on: CREATE,
    code: 'InvalidTarget',
    when: "the target is not of the group's type: instance, address, function or load balancer; or an instance of another VPC",
    source: TARGETS,
    refuses: ({ values, world }) => {
      const group = lookUp(world, ['aws_lb_target_group'], text(values, 'target_group_arn'));
      const target = text(values, 'target_id') ?? '';
      const forms: Readonly<Record<string, RegExp>> = {
        instance: /^i-/,
        ip: /^[\d.]+$|:/,
        lambda: /^arn:[^:]+:lambda:/,
        alb: /:loadbalancer\/app\//,
      };
      const type = text(group?.values, 'target_type') ?? 'instance';
      if (group !== undefined && forms[type]?.test(target) === false)
        return { message: `The target '${target}' is not of type ${type}`, attribute: 'target_id' };
      const subnet = text(lookUp(world, ['aws_instance'], target)?.values, 'subnet_id');
      const vpc = text(lookUp(world, ['aws_subnet'], subnet)?.values, 'vpc_id');
      return group === undefined || vpc === undefined || group.values['vpc_id'] === vpc
        ? undefined
        : {
            message: `The following targets are not in the target group's VPC: '${target}'`,
            attribute: 'target_id',
          };
    },
  },
];
