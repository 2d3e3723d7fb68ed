/** Services whose private DNS name is not `<service>.<region>.amazonaws.com`; `{region}` stands for the Region. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  'ecr.api': 'api.ecr.{region}',
  'ecr.dkr': '*.dkr.ecr.{region}',
  'execute-api': '*.execute-api.{region}',
  'kinesis-firehose': 'firehose.{region}',
  'kinesis-streams': 'kinesis.{region}',
  'sagemaker.api': 'api.sagemaker.{region}',
  'sagemaker.runtime': 'runtime.sagemaker.{region}',
};

/** Services that also answer under every name below theirs, e.g. virtual-hosted buckets. */
const WITH_SUBDOMAINS: ReadonlySet<string> = new Set(['s3']);

/** The private zone of a service, and the names in it that lead to an endpoint. */
export interface ServiceNames {
  readonly zone: string;
  /** Full names; `*.` for everything below. */
  readonly records: readonly string[];
}

/**
 * Names that the SDKs ask for.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html
 */
export function serviceNames(service: string, region: string): ServiceNames {
  const suffix = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  const name = `${(EXCEPTIONS[service] ?? `${service}.{region}`).replace('{region}', region)}.${suffix}`;
  if (name.startsWith('*.')) return { zone: name.slice(2), records: [name] };
  return { zone: name, records: WITH_SUBDOMAINS.has(service) ? [name, `*.${name}`] : [name] };
}
