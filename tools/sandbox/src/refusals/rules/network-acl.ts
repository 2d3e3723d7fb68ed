import { aclRules } from '../../types/ec2/network-acl';
import { blocks, lookUp } from '../../types/values';
import { CREATE, CREATE_OR_UPDATE, numeric, text, type Rule } from '../rule';

const PAGE = 'https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html';
const ACLS = ['aws_network_acl', 'aws_default_network_acl'] as const;

export const NETWORK_ACL_RULES: readonly Rule[] = [
  {
    id: 'network-acl-rule/exists',
    types: ['aws_network_acl_rule'],
    on: CREATE,
    code: 'NetworkAclEntryAlreadyExists',
    when: 'the ACL has a rule of that number in that direction',
    source: PAGE,
    refuses: ({ values, world }) => {
      const acl = lookUp(world, ['aws_network_acl'], text(values, 'network_acl_id'));
      const number = values['rule_number'];
      const egress = values['egress'] === true;
      return acl !== undefined && aclRules(acl, egress, world).some((rule) => rule['rule_no'] === number)
        ? {
            message: `The network acl entry identified by ${String(number)} already exists.`,
            attribute: 'rule_number',
          }
        : undefined;
    },
  },
  {
    id: 'network-acl-rule/number',
    types: ['aws_network_acl_rule'],
    on: CREATE,
    code: 'InvalidParameterValue',
    when: 'a rule number is not from 1 to 32766',
    source: PAGE,
    refuses: ({ values }) => {
      const number = numeric(values, 'rule_number');
      return number === undefined || (number >= 1 && number <= 32766)
        ? undefined
        : {
            message: `Value (${number}) for parameter ruleNumber is invalid. Rule number must be from 1 to 32766.`,
            attribute: 'rule_number',
          };
    },
  },
  {
    id: 'network-acl/number',
    types: ACLS,
    on: CREATE_OR_UPDATE,
    code: 'InvalidParameterValue',
    when: 'a rule number in a list is not from 1 to 32766',
    source: PAGE,
    refuses: ({ values }) => {
      const rules = [...blocks(values, 'ingress'), ...blocks(values, 'egress')];
      const bad = rules
        .map((rule) => numeric(rule, 'rule_no'))
        .find((number) => number !== undefined && (number < 1 || number > 32766));
      return bad === undefined
        ? undefined
        : `Value (${bad}) for parameter ruleNumber is invalid. Rule number must be from 1 to 32766.`;
    },
  },
  {
    id: 'network-acl/twice',
    types: ACLS,
    on: CREATE_OR_UPDATE,
    code: 'NetworkAclEntryAlreadyExists',
    when: 'a list has the same rule number twice',
    source: PAGE,
    refuses: ({ values }) => {
      for (const direction of ['ingress', 'egress']) {
        const numbers = blocks(values, direction).map((rule) => rule['rule_no']);
        const twice = numbers.find((number, index) => numbers.indexOf(number) !== index);
        if (twice !== undefined)
          return {
            message: `The network acl entry identified by ${String(twice)} already exists.`,
            attribute: direction,
          };
      }
      return undefined;
    },
  },
  {
    id: 'network-acl/all-protocols-with-ports',
    types: ACLS,
    on: CREATE_OR_UPDATE,
    code: 'InvalidParameterValue',
    when: 'a rule for all protocols names ports',
    source: 'https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/network_acl',
    refuses: ({ values }) => {
      const rules = [...blocks(values, 'ingress'), ...blocks(values, 'egress')];
      const bad = rules.find(
        (rule) =>
          ['-1', 'all'].includes(String(rule['protocol'])) &&
          (rule['from_port'] !== 0 || rule['to_port'] !== 0),
      );
      return bad === undefined
        ? undefined
        : `to_port (${String(bad['to_port'])}) and from_port (${String(bad['from_port'])}) must both be 0 to use the 'all' "-1" protocol!`;
    },
  },
  {
    id: 'network-acl/other-vpc',
    types: ['aws_network_acl', 'aws_network_acl_association'],
    on: CREATE_OR_UPDATE,
    code: 'InvalidParameterValue',
    when: 'ACL and subnet belong to different VPCs',
    source: 'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html',
    refuses: ({ values, world }) => {
      const acl = lookUp(world, ['aws_network_acl'], text(values, 'network_acl_id'));
      const vpc = text(values, 'vpc_id') ?? text(acl?.values, 'vpc_id');
      const subnets = [
        text(values, 'subnet_id'),
        ...(Array.isArray(values['subnet_ids']) ? values['subnet_ids'] : []),
      ];
      const foreign = subnets.find(
        (id) =>
          typeof id === 'string' && (lookUp(world, ['aws_subnet'], id)?.values['vpc_id'] ?? vpc) !== vpc,
      );
      return foreign === undefined || foreign === null
        ? undefined
        : `Network ACL and subnet ${String(foreign)} belong to different networks`;
    },
  },
];
