import type { IConstruct } from 'constructs';

/** Something that says whether a record may be answered. */
export interface IHealthCheck extends IConstruct {
  readonly healthCheckId: string;
}
