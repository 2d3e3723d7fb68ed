import type { FlowLogConfig } from '@cdktf/provider-aws/lib/flow-log';
import type { IVpc } from '../vpc/ivpc';

/** Whose flows are logged: a VPC, or a transit gateway. */
export type FlowLogSource = Pick<IVpc, 'name' | 'account' | 'region'>;

/** Where flow logs go: a `FlowLogGroup`, a `FlowLogBucket`, or a bucket that exists. */
export interface IFlowLogDestination {
  /** Arguments of `aws_flow_log`. */
  readonly flowLogArguments: Pick<
    FlowLogConfig,
    'logDestinationType' | 'logDestination' | 'iamRoleArn' | 'destinationOptions'
  >;
  /** @throws NET050 records of that source are not accepted */
  checkSource(source: FlowLogSource): void;
}

/** How files in S3 are written. */
export interface FlowLogFiles {
  /**
   * Parquet takes about a fifth of the room and is quicker to query.
   *
   * @default 'parquet'
   */
  readonly format?: 'parquet' | 'plain-text';
  /**
   * Folders named `year=2026/month=01/…`, which Athena and Glue read as partitions.
   *
   * @default true
   */
  readonly hivePartitions?: boolean;
  /**
   * A partition each hour, not each day.
   *
   * @default false
   */
  readonly hourly?: boolean;
}

/** @see https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-s3-path.html */
export function fileOptions(files: FlowLogFiles): NonNullable<FlowLogConfig['destinationOptions']> {
  return {
    fileFormat: files.format ?? 'parquet',
    hiveCompatiblePartitions: files.hivePartitions ?? true,
    perHourPartition: files.hourly ?? false,
  };
}

/** Flow logs into a bucket that exists, e.g. of a log account, whose policy lets them in. */
export function existingFlowLogBucket(bucketArn: string, files: FlowLogFiles = {}): IFlowLogDestination {
  return {
    flowLogArguments: {
      logDestinationType: 's3',
      logDestination: bucketArn,
      destinationOptions: fileOptions(files),
    },
    checkSource: () => undefined,
  };
}
