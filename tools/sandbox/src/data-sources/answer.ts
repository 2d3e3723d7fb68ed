import type { DataQuery, TfObject, WorldView } from '../contract';

/** Gives the values of a data source, or throws a {@link DataSourceProblem}. */
export type Answer = (query: DataQuery, world: WorldView) => TfObject;

/** Why there is no answer, in the provider's words or ours. */
export class DataSourceProblem extends Error {
  constructor(
    message: string,
    /** AWS's code or ours. */
    readonly code = 'InvalidArgument',
    readonly attribute?: string,
  ) {
    super(message);
    this.name = 'DataSourceProblem';
  }
}
