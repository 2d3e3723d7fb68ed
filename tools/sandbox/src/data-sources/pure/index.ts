import type { TfObject, TfValue } from '../../contract';
import { dnsSuffix } from '../../types/form';
import { Seed } from '../../types/seed';
import { text } from '../../types/values';
import { DataSourceProblem, type Answer } from '../answer';
import { REGIONS } from '../zones';
import { policyDocument } from './policy-document';

const callerIdentity: Answer = ({ scope }) => ({
  id: scope.account,
  account_id: scope.account,
  arn: `arn:${scope.partition}:iam::${scope.account}:user/sandbox`,
  user_id: `AIDA${new Seed(scope.account).capitals(17)}`,
});

const arn: Answer = ({ config }) => {
  const given = text(config, 'arn') ?? '';
  const [prefix, partition = '', service = '', region = '', account = '', ...resource] = given.split(':');
  if (prefix !== 'arn' || resource.length === 0)
    throw new DataSourceProblem(`"${given}" is an invalid ARN`, 'InvalidArgument', 'arn');
  return { id: given, partition, service, region, account, resource: resource.join(':') };
};

const REVERSE: Readonly<Record<string, string>> = {
  aws: 'com.amazonaws',
  'aws-cn': 'cn.com.amazonaws',
  'aws-us-gov': 'com.amazonaws',
};

const partition: Answer = ({ scope }) => ({
  id: scope.partition,
  partition: scope.partition,
  dns_suffix: dnsSuffix(scope),
  reverse_dns_prefix: REVERSE[scope.partition] ?? 'com.amazonaws',
});

const region: Answer = ({ config, scope }) => {
  const byEndpoint = /^ec2\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?$/.exec(text(config, 'endpoint') ?? '')?.[1];
  const name = text(config, 'region') ?? text(config, 'name') ?? byEndpoint ?? scope.region;
  const facts = REGIONS[name];
  if (facts === undefined)
    throw new DataSourceProblem(`finding Region ${name}: there is no such Region`, 'NotFound', 'region');
  return {
    id: name,
    name,
    region: name,
    description: facts.name,
    endpoint: `ec2.${name}.${facts.dnsSuffix}`,
  };
};

const regions: Answer = ({ scope }) => ({
  id: scope.partition,
  names: Object.keys(REGIONS)
    .filter((name) => REGIONS[name]?.partition === scope.partition)
    .sort(),
});

/** `com.amazonaws.eu-west-1.s3`, `s3.eu-west-1.amazonaws.com` and `s3` with a Region say the same. */
const service: Answer = ({ config, scope }) => {
  const reverse = text(config, 'reverse_dns_name')?.split('.');
  const forward = text(config, 'dns_name')?.split('.').reverse();
  const parts = reverse ?? forward;
  const service_id = text(config, 'service_id') ?? parts?.[parts.length - 1];
  const where = text(config, 'region') ?? parts?.[parts.length - 2] ?? scope.region;
  if (service_id === undefined)
    throw new DataSourceProblem(
      'one of dns_name, reverse_dns_name or service_id has to be given',
      'InvalidArgument',
    );
  const facts = REGIONS[where];
  const suffix = facts?.dnsSuffix ?? dnsSuffix(scope);
  const prefix =
    text(config, 'reverse_dns_prefix') ?? REVERSE[facts?.partition ?? scope.partition] ?? 'com.amazonaws';
  const reverse_dns_name = `${prefix}.${where}.${service_id}`;
  return {
    id: reverse_dns_name,
    service_id,
    region: where,
    partition: facts?.partition ?? scope.partition,
    reverse_dns_prefix: prefix,
    reverse_dns_name,
    dns_name: `${service_id}.${where}.${suffix}`,
    supported: facts !== undefined,
  };
};

/** `arn:aws:sts::1:assumed-role/Role/session` comes from the role `Role`. */
const sessionContext: Answer = ({ config }, world) => {
  const given = text(config, 'arn') ?? '';
  const assumed = /^arn:([^:]+):sts::(\d{12}):assumed-role\/([^/]+)\/(.+)$/.exec(given);
  if (assumed === null)
    return { id: given, issuer_arn: given, issuer_id: '', issuer_name: '', session_name: '' };
  const [, part, account = '', name = '', session = ''] = assumed;
  const role = world.get('aws_iam_role', name, { account, region: 'global' });
  return {
    id: given,
    issuer_arn: role?.values['arn'] ?? `arn:${part}:iam::${account}:role/${name}`,
    issuer_id: role?.values['unique_id'] ?? '',
    issuer_name: name,
    session_name: session,
  };
};

const canonicalUser: Answer = ({ scope }): TfObject => ({
  id: new Seed(`canonical ${scope.account}`).hex(64),
  display_name: `sandbox-${scope.account}` as TfValue,
});

/** Data sources that need nothing but their arguments and the place where they are asked. */
export const PURE: Readonly<Record<string, Answer>> = {
  aws_iam_policy_document: policyDocument,
  aws_caller_identity: callerIdentity,
  aws_arn: arn,
  aws_partition: partition,
  aws_region: region,
  aws_regions: regions,
  aws_service: service,
  aws_iam_session_context: sessionContext,
  aws_canonical_user_id: canonicalUser,
};
