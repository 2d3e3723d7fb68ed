import { isAbsent } from '../values';
import type { Rule } from './rule';

const CODE = [
  'architectures',
  'filename',
  'image_uri',
  's3_bucket',
  's3_key',
  's3_object_version',
  'source_code_hash',
];
const NOT_CONFIGURATION = [
  'tags',
  'tags_all',
  'reserved_concurrent_executions',
  'code_signing_config_arn',
  ...CODE,
];

const lambdaFunction: Rule = (plan) => {
  const code = plan.changes(...CODE);
  if (code) plan.becomesUnknown('last_modified');
  const configuration = plan.changedArguments().some((name) => !NOT_CONFIGURATION.includes(name));
  if (plan.planned['publish'] === true && (code || configuration))
    plan.becomesUnknown('version', 'qualified_arn', 'qualified_invoke_arn');
  if (plan.config['package_type'] === 'Image') return;
  if (
    isAbsent(plan.config['image_uri']) &&
    (isAbsent(plan.config['handler']) || isAbsent(plan.config['runtime']))
  )
    plan.refuse('handler and runtime must be set when PackageType is Zip');
};

export const lambdaRules: Readonly<Record<string, Rule>> = { aws_lambda_function: lambdaFunction };
