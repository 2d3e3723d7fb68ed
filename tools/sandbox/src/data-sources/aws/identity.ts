import type { Scope, TfObject } from '../../contract';
import { EPOCH } from '../../types/generic';
import { Seed } from '../../types/seed';
import { text } from '../../types/values';
import { DataSourceProblem, type Answer } from '../answer';
import { answerByLookup, lookupLike } from '../lookup';
import { LOOKUPS } from '../lookups';

/** Managed policies that do not lie at the root. @see https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html */
const SERVICE_ROLE = [
  'AWSAppSyncPushToCloudWatchLogs',
  'AWSBackupServiceRolePolicyForBackup',
  'AWSBackupServiceRolePolicyForRestores',
  'AWSBatchServiceRole',
  'AWSCodeDeployRole',
  'AWSConfigRole',
  'AWSLambdaBasicExecutionRole',
  'AWSLambdaDynamoDBExecutionRole',
  'AWSLambdaKinesisExecutionRole',
  'AWSLambdaRole',
  'AWSLambdaSQSQueueExecutionRole',
  'AWSLambdaVPCAccessExecutionRole',
  'AWS_ConfigRole',
  'AmazonAPIGatewayPushToCloudWatchLogs',
  'AmazonEBSCSIDriverPolicy',
  'AmazonEC2ContainerServiceAutoscaleRole',
  'AmazonEC2ContainerServiceEventsRole',
  'AmazonEC2ContainerServiceRole',
  'AmazonEC2ContainerServiceforEC2Role',
  'AmazonEC2RoleforSSM',
  'AmazonECSInfrastructureRolePolicyForVolumes',
  'AmazonECSTaskExecutionRolePolicy',
  'AmazonEFSCSIDriverPolicy',
  'AmazonRDSEnhancedMonitoringRole',
  'AmazonS3ObjectLambdaExecutionRolePolicy',
  'AmazonSSMMaintenanceWindowRole',
];
const JOB_FUNCTION = [
  'Billing',
  'DatabaseAdministrator',
  'NetworkAdministrator',
  'SupportUser',
  'SystemAdministrator',
  'ViewOnlyAccess',
];
const ROOT = [
  'AWSXRayDaemonWriteAccess',
  'AdministratorAccess',
  'AmazonDynamoDBFullAccess',
  'AmazonDynamoDBReadOnlyAccess',
  'AmazonEC2ContainerRegistryPowerUser',
  'AmazonEC2ContainerRegistryPullOnly',
  'AmazonEC2ContainerRegistryReadOnly',
  'AmazonEC2FullAccess',
  'AmazonEC2ReadOnlyAccess',
  'AmazonEKSBlockStoragePolicy',
  'AmazonEKSClusterPolicy',
  'AmazonEKSComputePolicy',
  'AmazonEKSFargatePodExecutionRolePolicy',
  'AmazonEKSLoadBalancingPolicy',
  'AmazonEKSNetworkingPolicy',
  'AmazonEKSServicePolicy',
  'AmazonEKSVPCResourceController',
  'AmazonEKSWorkerNodeMinimalPolicy',
  'AmazonEKSWorkerNodePolicy',
  'AmazonEKS_CNI_Policy',
  'AmazonRDSFullAccess',
  'AmazonRoute53FullAccess',
  'AmazonRoute53ReadOnlyAccess',
  'AmazonS3FullAccess',
  'AmazonS3ReadOnlyAccess',
  'AmazonSNSFullAccess',
  'AmazonSQSFullAccess',
  'AmazonSSMManagedInstanceCore',
  'AmazonSSMPatchAssociation',
  'AmazonSSMReadOnlyAccess',
  'AmazonVPCFullAccess',
  'AmazonVPCReadOnlyAccess',
  'CloudWatchAgentAdminPolicy',
  'CloudWatchAgentServerPolicy',
  'CloudWatchFullAccess',
  'CloudWatchLogsFullAccess',
  'CloudWatchReadOnlyAccess',
  'IAMFullAccess',
  'IAMReadOnlyAccess',
  'PowerUserAccess',
  'ReadOnlyAccess',
  'SecretsManagerReadWrite',
  'SecurityAudit',
];
const PATHS: Readonly<Record<string, string>> = Object.fromEntries([
  ...ROOT.map((name) => [name, '/']),
  ...SERVICE_ROLE.map((name) => [name, '/service-role/']),
  ...JOB_FUNCTION.map((name) => [name, '/job-function/']),
]);

/** A policy of AWS's own; what it allows is not told, its text is an empty one. */
function managedPolicy(name: string, path: string, scope: Scope): TfObject {
  const arn = `arn:${scope.partition}:iam::aws:policy${path}${name}`;
  return {
    id: arn,
    arn,
    name,
    path,
    description: '',
    policy: '{"Version":"2012-10-17","Statement":[]}',
    policy_id: `ANPA${new Seed(arn).capitals(17)}`,
  };
}

const iamPolicy: Answer = (query, world) => {
  const { config, scope } = query;
  const own = /^arn:[^:]+:iam::aws:policy(\/(?:.*\/)?)([^/]+)$/.exec(text(config, 'arn') ?? '');
  if (own !== null) return managedPolicy(own[2] ?? '', own[1] ?? '/', scope);
  const name = text(config, 'name');
  const path = name === undefined ? undefined : PATHS[name];
  const inAccount =
    name !== undefined && world.where('aws_iam_policy', 'name', name, { account: scope.account }).length > 0;
  if (
    path !== undefined &&
    !inAccount &&
    (text(config, 'path_prefix') ?? '/') === path.slice(0, (text(config, 'path_prefix') ?? '/').length)
  )
    return managedPolicy(name ?? '', path, scope);
  return answerByLookup({ ...lookupLike('aws_iam_policy'), words: 'IAM Policy', code: 'NoSuchEntity' })(
    query,
    world,
  );
};

/** `aws/ebs` and the like: a key that AWS made for one of its services in the account. */
function serviceKey(alias: string, { account, region, partition }: Scope): TfObject {
  const id = new Seed(`${account} ${region} ${alias}`).uuid('key');
  const root = `arn:${partition}:kms:${region}:${account}`;
  return { id, arn: `${root}:key/${id}`, aliasArn: `${root}:${alias}` };
}

const kmsAlias: Answer = (query, world) => {
  const name = text(query.config, 'name') ?? '';
  const lookup = LOOKUPS['aws_kms_alias'];
  if (!name.startsWith('alias/aws/'))
    return answerByLookup(lookup ?? lookupLike('aws_kms_alias'))(query, world);
  const key = serviceKey(name, query.scope);
  return {
    id: key['aliasArn'] ?? '',
    arn: key['aliasArn'] ?? '',
    name,
    target_key_id: key['id'] ?? '',
    target_key_arn: key['arn'] ?? '',
  };
};

const kmsKey: Answer = (query, world) => {
  const asked = text(query.config, 'key_id') ?? '';
  const alias = /(?:^|:)(alias\/aws\/.+)$/.exec(asked)?.[1];
  const lookup = LOOKUPS['aws_kms_key'];
  if (alias === undefined) return answerByLookup(lookup ?? lookupLike('aws_kms_key'))(query, world);
  const key = serviceKey(alias, query.scope);
  return {
    id: key['id'] ?? '',
    key_id: key['id'] ?? '',
    arn: key['arn'] ?? '',
    aws_account_id: query.scope.account,
    creation_date: EPOCH,
    customer_master_key_spec: 'SYMMETRIC_DEFAULT',
    key_spec: 'SYMMETRIC_DEFAULT',
    description: `Default key of ${alias.slice('alias/'.length)}`,
    enabled: true,
    key_manager: 'AWS',
    key_state: 'Enabled',
    key_usage: 'ENCRYPT_DECRYPT',
    multi_region: false,
    origin: 'AWS_KMS',
  };
};

/** Where the suffix is not that of the partition. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html */
const CHINESE = ['codedeploy', 'elasticmapreduce', 'logs'];

const servicePrincipal: Answer = ({ config, scope }) => {
  const service = text(config, 'service_name') ?? '';
  const region = text(config, 'region') ?? scope.region;
  const suffix =
    scope.partition === 'aws-cn' && CHINESE.includes(service) ? 'amazonaws.com.cn' : 'amazonaws.com';
  return { id: `${service}.${region}.${suffix}`, name: `${service}.${suffix}`, region, suffix };
};

/** @see https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/billing-getting-started.html */
const BILLING = '386209384616';

const organization: Answer = (query, world) => {
  const { scope } = query;
  if (world.list('aws_organizations_organization').length > 0)
    return answerByLookup(lookupLike('aws_organizations_organization'))(query, world);
  const seed = new Seed('organization');
  const id = `o-${seed.hex(10, 'id')}`;
  const own = `arn:${scope.partition}:organizations::${scope.account}`;
  const root = `r-${seed.hex(4, 'root')}`;
  const account = {
    arn: `${own}:account/${id}/${scope.account}`,
    email: `${scope.account}@sandbox.invalid`,
    id: scope.account,
    name: 'sandbox',
    status: 'ACTIVE',
    joined_method: 'INVITED',
    joined_timestamp: EPOCH,
  };
  return {
    id,
    arn: `${own}:organization/${id}`,
    accounts: [account],
    non_master_accounts: [],
    feature_set: 'ALL',
    master_account_arn: account.arn,
    master_account_email: account.email,
    master_account_id: account.id,
    master_account_name: account.name,
    roots: [{ arn: `${own}:root/${id}/${root}`, id: root, name: 'Root', policy_types: [] }],
  };
};

const tagged: Answer = ({ scope, defaultTags }) => {
  if (defaultTags === undefined)
    throw new DataSourceProblem('the default tags of the provider are not known');
  return { id: scope.partition, tags: { ...defaultTags } };
};

export const IDENTITY: Readonly<Record<string, Answer>> = {
  aws_billing_service_account: ({ scope }) => ({
    id: BILLING,
    arn: `arn:${scope.partition}:iam::${BILLING}:root`,
  }),
  aws_default_tags: tagged,
  aws_iam_policy: iamPolicy,
  aws_kms_alias: kmsAlias,
  aws_kms_key: kmsKey,
  aws_organizations_organization: organization,
  aws_service_principal: servicePrincipal,
};
