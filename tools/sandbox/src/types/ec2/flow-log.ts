import type { TypeModule } from '../type-module';
import { text } from '../values';

/** Flow logs: where they go when only the old name of the log group is given. */
export const flowLog: TypeModule = {
  values: {
    log_destination: ({ planned, scope }) => {
      const group = text(planned, 'log_group_name');
      const region = text(planned, 'region') ?? scope.region;
      return group === undefined
        ? ''
        : `arn:${scope.partition}:logs:${region}:${scope.account}:log-group:${group}`;
    },
  },
};
