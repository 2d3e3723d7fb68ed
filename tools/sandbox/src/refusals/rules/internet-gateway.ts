import { vpcOfInternetGateway } from '../../types/ec2/gateways';
import { lookUp } from '../../types/values';
import { CREATE, CREATE_OR_UPDATE, EC2_ERRORS, others, text, changes, type Check, type Rule } from '../rule';

/** Internet gateways attached to the VPC. */
function gatewaysOf(check: Check, vpc: string): readonly string[] {
  return check.world
    .list('aws_internet_gateway')
    .filter((gateway) => vpcOfInternetGateway(gateway, check.world) === vpc)
    .map(({ id }) => id);
}

export const INTERNET_GATEWAY_RULES: readonly Rule[] = [
  {
    id: 'internet-gateway/attached',
    types: ['aws_internet_gateway', 'aws_internet_gateway_attachment'],
    on: CREATE_OR_UPDATE,
    code: 'Resource.AlreadyAssociated',
    when: 'the VPC has an internet gateway, or the gateway is attached elsewhere',
    source: EC2_ERRORS,
    refuses: (check) => {
      const vpc = text(check.values, 'vpc_id');
      if (vpc === undefined || !changes(check, 'vpc_id')) return undefined;
      const own =
        check.type === 'aws_internet_gateway' ? check.id : text(check.values, 'internet_gateway_id');
      const other = gatewaysOf(check, vpc).find((id) => id !== own);
      if (other !== undefined)
        return {
          message: `resource ${vpc} is already attached to network gateway ${other}`,
          attribute: 'vpc_id',
        };
      const gateway =
        check.type === 'aws_internet_gateway'
          ? undefined
          : lookUp(check.world, ['aws_internet_gateway'], own);
      const home = gateway === undefined ? undefined : vpcOfInternetGateway(gateway, check.world);
      return home === undefined
        ? undefined
        : {
            message: `resource ${own} is already attached to network ${home}`,
            attribute: 'internet_gateway_id',
          };
    },
  },
  {
    id: 'egress-only-gateway/attached',
    types: ['aws_egress_only_internet_gateway'],
    on: CREATE,
    code: 'InvalidParameterValue',
    when: 'the VPC has an egress-only internet gateway',
    source: 'https://docs.aws.amazon.com/vpc/latest/userguide/egress-only-internet-gateway.html',
    refuses: (check) => {
      const other = others(check, 'aws_egress_only_internet_gateway').find(
        ({ values }) => values['vpc_id'] === check.values['vpc_id'],
      );
      return other === undefined
        ? undefined
        : {
            message: `${text(check.values, 'vpc_id')} already has an attached egress-only internet gateway ${other.id}`,
            attribute: 'vpc_id',
          };
    },
  },
];
