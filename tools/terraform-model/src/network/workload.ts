import type { Resource } from '../configuration';
import { Unknown, type Value, type ValueMap } from '../value';
import type { Interfaces, InterfaceAddress, NetworkInterface } from './interface';
import { parseAddress } from './prefix';
import { isComputed, type Reading } from './reading';
import type { Subnet } from './subnet';

/** Where a type keeps its subnets and groups: `block.argument`; a subnet group is followed. */
interface Shape {
  readonly subnets: readonly string[];
  readonly groups: readonly string[];
  readonly publicFlag?: string;
  /** It only opens connections: nothing listens at its addresses. */
}

const shapes: Readonly<Record<string, Shape>> = {
  aws_lambda_function: { subnets: ['vpc_config.subnet_ids'], groups: ['vpc_config.security_group_ids'] },
  aws_ecs_service: {
    subnets: ['network_configuration.subnets'],
    groups: ['network_configuration.security_groups'],
    publicFlag: 'network_configuration.assign_public_ip',
  },
  aws_db_instance: {
    subnets: ['db_subnet_group_name'],
    groups: ['vpc_security_group_ids'],
    publicFlag: 'publicly_accessible',
  },
  aws_rds_cluster: { subnets: ['db_subnet_group_name'], groups: ['vpc_security_group_ids'] },
  aws_docdb_cluster: { subnets: ['db_subnet_group_name'], groups: ['vpc_security_group_ids'] },
  aws_neptune_cluster: { subnets: ['neptune_subnet_group_name'], groups: ['vpc_security_group_ids'] },
  aws_elasticache_cluster: { subnets: ['subnet_group_name'], groups: ['security_group_ids'] },
  aws_elasticache_replication_group: { subnets: ['subnet_group_name'], groups: ['security_group_ids'] },
  aws_elasticache_serverless_cache: { subnets: ['subnet_ids'], groups: ['security_group_ids'] },
  aws_memorydb_cluster: { subnets: ['subnet_group_name'], groups: ['security_group_ids'] },
  aws_dax_cluster: { subnets: ['subnet_group_name'], groups: ['security_group_ids'] },
  aws_redshift_cluster: {
    subnets: ['cluster_subnet_group_name'],
    groups: ['vpc_security_group_ids'],
    publicFlag: 'publicly_accessible',
  },
  aws_redshiftserverless_workgroup: { subnets: ['subnet_ids'], groups: ['security_group_ids'] },
  aws_db_proxy: { subnets: ['vpc_subnet_ids'], groups: ['vpc_security_group_ids'] },
  aws_ec2_instance_connect_endpoint: { subnets: ['subnet_id'], groups: ['security_group_ids'] },
  aws_efs_mount_target: { subnets: ['subnet_id'], groups: ['security_groups'] },
  aws_eks_cluster: { subnets: ['vpc_config.subnet_ids'], groups: ['vpc_config.security_group_ids'] },
  aws_opensearch_domain: { subnets: ['vpc_options.subnet_ids'], groups: ['vpc_options.security_group_ids'] },
  aws_elasticsearch_domain: {
    subnets: ['vpc_options.subnet_ids'],
    groups: ['vpc_options.security_group_ids'],
  },
  aws_msk_cluster: {
    subnets: ['broker_node_group_info.client_subnets'],
    groups: ['broker_node_group_info.security_groups'],
  },
  aws_mq_broker: { subnets: ['subnet_ids'], groups: ['security_groups'], publicFlag: 'publicly_accessible' },
  aws_directory_service_directory: { subnets: ['vpc_settings.subnet_ids'], groups: [] },
  aws_fsx_windows_file_system: { subnets: ['subnet_ids'], groups: ['security_group_ids'] },
  aws_fsx_lustre_file_system: { subnets: ['subnet_ids'], groups: ['security_group_ids'] },
  aws_fsx_ontap_file_system: { subnets: ['subnet_ids'], groups: ['security_group_ids'] },
  aws_fsx_openzfs_file_system: { subnets: ['subnet_ids'], groups: ['security_group_ids'] },
  aws_transfer_server: {
    subnets: ['endpoint_details.subnet_ids'],
    groups: ['endpoint_details.security_group_ids'],
  },
  aws_dms_replication_instance: {
    subnets: ['replication_subnet_group_id'],
    groups: ['vpc_security_group_ids'],
  },
  aws_apprunner_vpc_connector: { subnets: ['subnets'], groups: ['security_groups'] },
  aws_route53_resolver_endpoint: { subnets: ['ip_address[].subnet_id'], groups: ['security_group_ids'] },
  aws_autoscaling_group: { subnets: ['vpc_zone_identifier'], groups: [] },
  aws_sagemaker_notebook_instance: { subnets: ['subnet_id'], groups: ['security_groups'] },
  aws_codebuild_project: { subnets: ['vpc_config.subnets'], groups: ['vpc_config.security_group_ids'] },
  aws_synthetics_canary: { subnets: ['vpc_config.subnet_ids'], groups: ['vpc_config.security_group_ids'] },
  aws_mwaa_environment: {
    subnets: ['network_configuration.subnet_ids'],
    groups: ['network_configuration.security_group_ids'],
  },
  aws_glue_connection: {
    subnets: ['physical_connection_requirements.subnet_id'],
    groups: ['physical_connection_requirements.security_group_id_list'],
  },
};

const subnetGroups = [
  'aws_db_subnet_group',
  'aws_docdb_subnet_group',
  'aws_neptune_subnet_group',
  'aws_elasticache_subnet_group',
  'aws_memorydb_subnet_group',
  'aws_dax_subnet_group',
  'aws_redshift_subnet_group',
  'aws_dms_replication_subnet_group',
];

/** Types that stand in subnets with security groups of their own, besides instances, load balancers and endpoints. */
export function isWorkload(type: string): boolean {
  return type in shapes;
}

/** One interface per subnet for everything that AWS runs in subnets; the key is `<address>@<subnet>`. */
export function readWorkloads(
  reading: Reading,
  subnets: ReadonlyMap<string, Subnet>,
  templates: ReadonlyMap<string, ValueMap>,
  lost: ReadonlyMap<string, Unknown>,
): Interfaces {
  const interfaces = new Map<string, NetworkInterface>();
  const adrift = new Map<string, Unknown>();
  for (const [type, shape] of Object.entries(shapes)) {
    for (const resource of reading.of(type)) {
      const places = shape.subnets.flatMap((path) => subnetValues(reading, resource, path));
      if (places.length === 0) continue;
      const veiled = clientOf(reading, resource);
      if (veiled !== undefined) {
        adrift.set(resource.address, veiled);
        continue;
      }
      const template =
        type === 'aws_autoscaling_group' ? templateOf(reading, resource, templates) : undefined;
      const named = groupsOf(reading, resource, shape, template);
      for (const value of places) {
        const entity = value instanceof Unknown ? value : reading.entity(value);
        const subnet = entity && !(entity instanceof Unknown) ? subnets.get(entity.key) : undefined;
        if (!subnet) {
          adrift.set(
            resource.address,
            entity instanceof Unknown
              ? entity
              : (lost.get(entity?.key ?? '') ?? new Unknown('its subnets are not in the input')),
          );
          continue;
        }
        const key = `${resource.address}@${subnet.key}`;
        interfaces.set(key, {
          key,
          owner: resource.address,
          kind: type === 'aws_route53_resolver_endpoint' ? 'resolver' : 'workload',
          vpc: subnet.vpc,
          subnet: subnet.key,
          ipv4: subnet.ipv4 === undefined ? [] : ipv4Of(reading, resource, shape, subnet, template),
          ipv6:
            subnet.ipv6 !== undefined && subnet.assignsIpv6 === true
              ? [{ address: undefined, public: undefined }]
              : [],
          groups: named.keys.length > 0 || named.doubt ? named.keys : [subnet.vpc],
          groupDoubt: named.doubt,
          ungrouped: false,
          sourceDestCheck: true,
        });
      }
    }
  }
  return { interfaces, adrift };
}

/**
 * An EC2 Instance Connect Endpoint sends from its own address only where it does not keep that of its client.
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/connect-with-ec2-instance-connect-endpoint.html
 */
function clientOf(reading: Reading, { type, values }: Resource): Unknown | undefined {
  if (type !== 'aws_ec2_instance_connect_endpoint') return undefined;
  const keeps = reading.flag(values['preserve_client_ip'], true);
  if (keeps === false) return undefined;
  return keeps === true ? new Unknown('it keeps the address of its client, which is not known') : keeps;
}

function subnetValues(reading: Reading, resource: Resource, path: string): readonly (Value | Unknown)[] {
  const found = atPath(reading, resource.values, path);
  const named = path.endsWith('group_name') || path.endsWith('group_id');
  if (!named) return found;
  return found.flatMap((value): readonly (Value | Unknown)[] => {
    const group = subnetGroup(reading, value);
    if (group) return asList(reading, group.values['subnet_ids']);
    return [
      value instanceof Unknown ? value : new Unknown(`subnet group ${String(value)} is not in the input`),
    ];
  });
}

function subnetGroup(reading: Reading, value: Value | Unknown): Resource | undefined {
  for (const type of subnetGroups) {
    for (const resource of reading.of(type)) {
      const address =
        typeof value === 'object' && value !== null && 'resource' in value ? value['resource'] : undefined;
      if (address === resource.address) return resource;
      const name =
        reading.label(resource.values['name']) ??
        reading.label(resource.values['replication_subnet_group_id']);
      if (name !== undefined && name === value) return resource;
    }
  }
  return undefined;
}

function groupsOf(
  reading: Reading,
  resource: Resource,
  shape: Shape,
  template: ValueMap | undefined,
): { keys: string[]; doubt: Unknown | undefined } {
  const values = [
    ...shape.groups.flatMap((path) => atPath(reading, resource.values, path)),
    ...(template ? asList(reading, template['vpc_security_group_ids']) : []),
  ];
  const keys: string[] = [];
  let doubt: Unknown | undefined;
  for (const value of values) {
    const entity = value instanceof Unknown ? value : reading.entity(value);
    if (entity instanceof Unknown) {
      if (!isComputed(entity)) doubt = entity;
    } else if (entity) keys.push(entity.key);
  }
  return { keys, doubt };
}

function templateOf(
  reading: Reading,
  resource: Resource,
  templates: ReadonlyMap<string, ValueMap>,
): ValueMap | undefined {
  const mixed = reading.block(
    reading.block(reading.block(resource.values['mixed_instances_policy'])['launch_template'])[
      'launch_template_specification'
    ],
  );
  const own = reading.block(resource.values['launch_template']);
  const named =
    own['id'] ??
    own['name'] ??
    mixed['launch_template_id'] ??
    mixed['launch_template_name'] ??
    resource.values['launch_configuration'];
  const entity = reading.entity(named);
  return entity && !(entity instanceof Unknown) ? templates.get(entity.key) : undefined;
}

function ipv4Of(
  reading: Reading,
  resource: Resource,
  shape: Shape,
  subnet: Subnet,
  template: ValueMap | undefined,
): InterfaceAddress[] {
  const flag =
    shape.publicFlag === undefined ? undefined : atPath(reading, resource.values, shape.publicFlag)[0];
  const asked = template?.['associate_public_ip_address'];
  const isPublic =
    flag !== undefined
      ? flag instanceof Unknown
        ? flag
        : reading.flag(flag, false)
      : resource.type === 'aws_autoscaling_group'
        ? asked === undefined || asked === null
          ? subnet.mapsPublicIp
          : reading.flag(asked, false)
        : false;
  const label = `${resource.address}.public_ip`;
  const counterpart =
    isPublic instanceof Unknown ? isPublic : isPublic ? { label, address: undefined } : undefined;
  return fixedAddresses(reading, resource, subnet).map((address) => ({ address, public: counterpart }));
}

/** Addresses that the configuration fixes, where the type has such an argument. */
function fixedAddresses(reading: Reading, resource: Resource, subnet: Subnet): (bigint | undefined)[] {
  if (resource.type === 'aws_efs_mount_target')
    return [parseAddress(reading.label(resource.values['ip_address']) ?? '')?.value];
  if (resource.type !== 'aws_route53_resolver_endpoint') return [undefined];
  const blocks = reading.blocks(resource.values['ip_address']);
  const own = (blocks instanceof Unknown ? [] : blocks).filter((block) => {
    const entity = reading.entity(block['subnet_id']);
    return entity && !(entity instanceof Unknown) && entity.key === subnet.key;
  });
  return own.map((block) => parseAddress(reading.label(block['ip']) ?? '')?.value);
}

function atPath(reading: Reading, values: ValueMap, path: string): readonly (Value | Unknown)[] {
  const dot = path.indexOf('.');
  if (dot < 0) return asList(reading, values[path]);
  const head = path.slice(0, dot).replace('[]', '');
  const blocks = reading.blocks(values[head]);
  if (blocks instanceof Unknown) return [blocks];
  return blocks.flatMap((block) => atPath(reading, block, path.slice(dot + 1)));
}

function asList(reading: Reading, value: Value | undefined): readonly (Value | Unknown)[] {
  if (value === undefined || value === null) return [];
  const settled = reading.settle(value);
  if (Array.isArray(settled)) return settled as readonly Value[];
  return settled === undefined || settled === null ? [] : [settled instanceof Unknown ? settled : value];
}
