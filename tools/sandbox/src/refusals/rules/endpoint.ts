import { isKnownService, serviceTypesOf } from '../../data-sources/endpoint-services';
import { publishedService } from '../../types/ec2/vpc-endpoint';
import { lookUp, texts } from '../../types/values';
import { CREATE, CREATE_OR_UPDATE, EC2_ERRORS, others, text, type Rule } from '../rule';

const PAGE = 'https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints.html';
const ENDPOINT = ['aws_vpc_endpoint'] as const;

const typeOf = (values: Parameters<Rule['refuses']>[0]['values']): string =>
  text(values, 'vpc_endpoint_type') ?? 'Gateway';

export const ENDPOINT_RULES: readonly Rule[] = [
  {
    id: 'endpoint/service',
    types: ENDPOINT,
    on: CREATE,
    code: 'InvalidServiceName',
    when: 'the service does not exist in the Region: neither one of AWS that the facts know nor one published in the sandbox',
    source: 'https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html',
    refuses: ({ values, world, scope }) => {
      const name = text(values, 'service_name');
      const region = text(values, 'service_region') ?? scope.region;
      if (name === undefined || publishedService(world, name) !== undefined) return undefined;
      // Services of partners and of other AWS teams have names that no table holds; those of this form are all known.
      const known = isKnownService(name) && name.includes(`.${region}.`);
      const published = name.startsWith('com.amazonaws.vpce.');
      const plain = /^com\.amazonaws\.[a-z]+-[a-z]+-\d\.(?:s3|dynamodb|ec2|ssm|logs|sts|kms)$/.test(name);
      if (known || (!published && !plain)) return undefined;
      return { message: `The Vpc Endpoint Service '${name}' does not exist`, attribute: 'service_name' };
    },
  },
  {
    id: 'endpoint/type',
    types: ENDPOINT,
    on: CREATE,
    code: 'InvalidParameter',
    when: 'the service does not offer endpoints of that type',
    source: PAGE,
    refuses: ({ values }) => {
      const types = serviceTypesOf(text(values, 'service_name') ?? '');
      const type = typeOf(values);
      return types.length === 0 || types.includes(type)
        ? undefined
        : {
            message: `Endpoint type (${type}) does not match available service types ([${types.join(', ')}]).`,
            attribute: 'vpc_endpoint_type',
          };
    },
  },
  {
    id: 'endpoint/gateway-arguments',
    types: ENDPOINT,
    on: CREATE_OR_UPDATE,
    code: 'InvalidParameter',
    when: 'a gateway endpoint names subnets or security groups, or an interface endpoint route tables',
    source: PAGE,
    refuses: ({ values }) => {
      const type = typeOf(values);
      const wrong = type === 'Gateway' ? ['subnet_ids', 'security_group_ids'] : ['route_table_ids'];
      const given = wrong.find((name) => texts(values, name).length > 0);
      return given === undefined
        ? undefined
        : { message: `Endpoint type (${type}) does not take ${given}`, attribute: given };
    },
  },
  {
    id: 'endpoint/same-zone',
    types: ENDPOINT,
    on: CREATE_OR_UPDATE,
    code: 'DuplicateSubnetsInSameZone',
    when: 'an interface endpoint names two subnets of one Availability Zone',
    source: EC2_ERRORS,
    refuses: ({ values, world }) => {
      const zones = texts(values, 'subnet_ids').flatMap(
        (id) => text(lookUp(world, ['aws_subnet'], id)?.values, 'availability_zone') ?? [],
      );
      const twice = zones.find((zone, index) => zones.indexOf(zone) !== index);
      return twice === undefined
        ? undefined
        : {
            message: `Found another subnet in zone ${twice}: DuplicateSubnetsInSameZone`,
            attribute: 'subnet_ids',
          };
    },
  },
  {
    id: 'endpoint/other-vpc',
    types: ENDPOINT,
    on: CREATE_OR_UPDATE,
    code: 'InvalidParameter',
    when: "a subnet or route table of the endpoint is another VPC's",
    source: PAGE,
    refuses: ({ values, world }) => {
      const vpc = text(values, 'vpc_id');
      for (const [name, type] of [
        ['subnet_ids', 'aws_subnet'],
        ['route_table_ids', 'aws_route_table'],
      ] as const) {
        const foreign = texts(values, name).find(
          (id) => (lookUp(world, [type], id)?.values['vpc_id'] ?? vpc) !== vpc,
        );
        if (foreign !== undefined)
          return { message: `${foreign} does not belong to ${vpc}`, attribute: name };
      }
      return undefined;
    },
  },
  {
    id: 'endpoint/private-dns-conflict',
    types: ENDPOINT,
    on: CREATE_OR_UPDATE,
    code: 'InvalidParameter',
    when: 'private DNS is asked for and another endpoint of the service in the VPC has it',
    source: 'https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html',
    refuses: (check) => {
      const { values } = check;
      if (values['private_dns_enabled'] !== true || typeOf(values) !== 'Interface') return undefined;
      const other = others(check, 'aws_vpc_endpoint').find(
        (one) =>
          one.values['vpc_id'] === values['vpc_id'] &&
          one.values['service_name'] === values['service_name'] &&
          one.values['private_dns_enabled'] === true,
      );
      return other === undefined
        ? undefined
        : {
            message: `private-dns-enabled cannot be set because there is already a conflicting DNS domain for ${text(values, 'service_name')} in the VPC ${text(values, 'vpc_id')} (${other.id})`,
            attribute: 'private_dns_enabled',
          };
    },
  },
  {
    id: 'endpoint/private-dns-needs-vpc-dns',
    types: ENDPOINT,
    on: CREATE_OR_UPDATE,
    code: 'InvalidParameter',
    when: 'private DNS is asked for in a VPC without DNS support or DNS hostnames',
    source: 'https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html',
    refuses: ({ values, world }) => {
      const vpc = lookUp(world, ['aws_vpc'], text(values, 'vpc_id'));
      if (values['private_dns_enabled'] !== true || typeOf(values) !== 'Interface' || vpc === undefined)
        return undefined;
      return vpc.values['enable_dns_hostnames'] === true && vpc.values['enable_dns_support'] !== false
        ? undefined
        : {
            message:
              'Enabling private DNS requires both enableDnsSupport and enableDnsHostnames VPC attributes set to true',
            attribute: 'private_dns_enabled',
          };
    },
  },
  {
    id: 'endpoint-service/load-balancers',
    types: ['aws_vpc_endpoint_service'],
    on: CREATE_OR_UPDATE,
    code: 'InvalidParameter',
    when: 'a service is published behind no load balancer, or behind both kinds',
    source: 'https://docs.aws.amazon.com/vpc/latest/privatelink/create-endpoint-service.html',
    refuses: ({ values }) => {
      const counts = ['network_load_balancer_arns', 'gateway_load_balancer_arns'].map(
        (name) => texts(values, name).length,
      );
      return counts.filter((count) => count > 0).length === 1
        ? undefined
        : 'Exactly one of network_load_balancer_arns and gateway_load_balancer_arns must be given';
    },
  },
  {
    id: 'endpoint-service/load-balancer-type',
    types: ['aws_vpc_endpoint_service'],
    on: CREATE_OR_UPDATE,
    code: 'InvalidParameter',
    when: 'a load balancer of the service is of the wrong type',
    source: 'https://docs.aws.amazon.com/vpc/latest/privatelink/create-endpoint-service.html',
    refuses: ({ values, world }) => {
      for (const [name, type] of [
        ['network_load_balancer_arns', 'network'],
        ['gateway_load_balancer_arns', 'gateway'],
      ] as const) {
        const wrong = texts(values, name).find(
          (arn) => (lookUp(world, ['aws_lb'], arn)?.values['load_balancer_type'] ?? type) !== type,
        );
        if (wrong !== undefined)
          return { message: `${wrong} is not a ${type} load balancer`, attribute: name };
      }
      return undefined;
    },
  },
  {
    id: 'endpoint/not-allowed',
    types: ENDPOINT,
    on: CREATE,
    code: 'InvalidServiceName',
    when: "another account's service does not name this account among its principals",
    source: 'https://docs.aws.amazon.com/vpc/latest/privatelink/configure-endpoint-service.html',
    refuses: ({ values, world, scope }) => {
      const service = publishedService(world, text(values, 'service_name'));
      if (service === undefined || service.account === scope.account) return undefined;
      const added = world
        .where('aws_vpc_endpoint_service_allowed_principal', 'vpc_endpoint_service_id', service.id)
        .flatMap((one) => text(one.values, 'principal_arn') ?? []);
      const principals = [...texts(service.values, 'allowed_principals'), ...added];
      return principals.some((principal) => principal === '*' || principal.includes(`:${scope.account}:`))
        ? undefined
        : {
            message: `The Vpc Endpoint Service '${text(values, 'service_name')}' does not exist`,
            attribute: 'service_name',
          };
    },
  },
];
