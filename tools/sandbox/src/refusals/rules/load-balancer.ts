import type { TfObject } from '../../contract';
import { blocks, lookUp, texts } from '../../types/values';
import { CREATE, CREATE_OR_UPDATE, DELETE, others, text, type Check, type Rule } from '../rule';

const ALB =
  'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html';
const BALANCER = ['aws_lb', 'aws_alb'] as const;
const GROUP = ['aws_lb_target_group', 'aws_alb_target_group'] as const;

const kindOf = (values: TfObject | undefined): string => text(values, 'load_balancer_type') ?? 'application';
/** Zones of the subnets, which after creation stand in both arguments. */
const zonesOf = ({ values, world }: Check): readonly string[] =>
  [
    ...new Set([
      ...texts(values, 'subnets'),
      ...blocks(values, 'subnet_mapping').flatMap((mapping) => text(mapping, 'subnet_id') ?? []),
    ]),
  ].flatMap((id) => text(lookUp(world, ['aws_subnet'], id)?.values, 'availability_zone') ?? []);

export const LOAD_BALANCER_RULES: readonly Rule[] = [
  {
    id: 'load-balancer/name',
    types: [...BALANCER, ...GROUP, 'aws_elb', 'aws_lb_trust_store'],
    on: CREATE,
    code: 'ValidationError',
    when: 'a name is longer than 32 characters, has others than letters, digits and hyphens, or a hyphen at an end',
    source:
      'https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html',
    refuses: ({ values }) => {
      const name = text(values, 'name');
      if (
        name === undefined ||
        (/^[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,30}[a-zA-Z0-9])?$/.test(name) && !name.startsWith('internal-'))
      )
        return undefined;
      return {
        message: `The name '${name}' must be 1 to 32 letters, digits and hyphens, must not begin or end with a hyphen nor begin with 'internal-'`,
        attribute: 'name',
      };
    },
  },
  {
    id: 'load-balancer/name-taken',
    types: BALANCER,
    on: CREATE,
    code: 'DuplicateLoadBalancerName',
    when: 'the Region has a load balancer of that name',
    source: ALB,
    refuses: (check) => {
      const name = text(check.values, 'name');
      return name !== undefined && others(check, 'aws_lb').some(({ values }) => values['name'] === name)
        ? {
            message: `A load balancer with the same name '${name}' exists, but with different settings`,
            attribute: 'name',
          }
        : undefined;
    },
  },
  {
    id: 'load-balancer/two-zones',
    types: BALANCER,
    on: CREATE,
    code: 'ValidationError',
    when: 'an application load balancer has subnets in fewer than two Availability Zones',
    source: ALB,
    refuses: (check) => {
      const zones = new Set(zonesOf(check));
      return kindOf(check.values) === 'application' && zones.size === 1
        ? {
            message: 'At least two subnets in two different Availability Zones must be specified',
            attribute: 'subnets',
          }
        : undefined;
    },
  },
  {
    id: 'load-balancer/same-zone',
    types: BALANCER,
    on: CREATE_OR_UPDATE,
    code: 'InvalidConfigurationRequest',
    when: 'two subnets of a load balancer lie in one Availability Zone',
    source: ALB,
    refuses: (check) => {
      const zones = zonesOf(check);
      const twice = zones.find((zone, index) => zones.indexOf(zone) !== index);
      return twice === undefined
        ? undefined
        : {
            message: `A load balancer cannot be attached to multiple subnets in the same Availability Zone (${twice})`,
            attribute: 'subnets',
          };
    },
  },
  {
    id: 'load-balancer/no-internet-gateway',
    types: BALANCER,
    on: CREATE,
    code: 'InvalidSubnet',
    when: 'an internet-facing load balancer is to be made in a VPC without internet gateway',
    source: ALB,
    refuses: ({ values, world }) => {
      const subnet = lookUp(
        world,
        ['aws_subnet'],
        texts(values, 'subnets')[0] ?? text(blocks(values, 'subnet_mapping')[0], 'subnet_id'),
      );
      const vpc = text(subnet?.values, 'vpc_id');
      if (values['internal'] === true || kindOf(values) === 'gateway' || vpc === undefined) return undefined;
      const attached =
        world.where('aws_internet_gateway', 'vpc_id', vpc).length +
        world.where('aws_internet_gateway_attachment', 'vpc_id', vpc).length;
      return attached > 0
        ? undefined
        : { message: `VPC ${vpc} has no internet gateway`, attribute: 'subnets' };
    },
  },
  {
    id: 'load-balancer/protected',
    types: BALANCER,
    on: DELETE,
    code: 'OperationNotPermitted',
    when: 'a load balancer is protected from deletion',
    source: ALB,
    refuses: ({ values, id }) =>
      values['enable_deletion_protection'] === true
        ? `Load balancer '${id}' cannot be deleted because deletion protection is enabled`
        : undefined,
  },
];
