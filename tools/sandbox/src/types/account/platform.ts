import type { TfValue } from '../../contract';
import type { Making, TypeModule } from '../type-module';
import { text } from '../values';

/** Ports of database engines. @see https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html */
const PORTS: readonly (readonly [RegExp, number])[] = [
  [/postgres/, 5432],
  [/mysql|mariadb|^aurora$/, 3306],
  [/^oracle/, 1521],
  [/^sqlserver/, 1433],
  [/^(?:custom-)?db2/, 50000],
];

const portOf = ({ planned }: Making): number => {
  const chosen = planned['port'];
  if (typeof chosen === 'number') return chosen;
  return PORTS.find(([engine]) => engine.test(text(planned, 'engine') ?? ''))?.[1] ?? 5432;
};

export const databaseInstance: TypeModule = {
  values: {
    port: portOf,
    endpoint: (making) => `${text(making.planned, 'address') ?? ''}:${portOf(making)}`,
  },
};

export const databaseCluster: TypeModule = { values: { port: portOf } };

/** Each registration is a revision of its own. */
const revisionOf = ({ planned, world, scope }: Making | Omit<Making, 'id'>): number =>
  1 +
  world
    .where('aws_ecs_task_definition', 'family', text(planned, 'family') ?? '', { account: scope.account })
    .reduce((last, { values }) => Math.max(last, Number(values['revision'] ?? 0)), 0);

const taskArn = (making: Making | Omit<Making, 'id'>): string =>
  `arn:${making.scope.partition}:ecs:${text(making.planned, 'region') ?? making.scope.region}:${making.scope.account}:task-definition/${text(making.planned, 'family') ?? ''}`;

export const taskDefinition: TypeModule = {
  values: {
    revision: (making): TfValue => making.prior?.['revision'] ?? revisionOf(making),
    arn: (making): TfValue => making.prior?.['arn'] ?? `${taskArn(making)}:${revisionOf(making)}`,
    arn_without_revision: taskArn,
    enable_fault_injection: () => false,
  },
};

/** The kind of scope is part of the ARN. */
export const webAcl: TypeModule = {
  values: {
    arn: ({ planned, scope, id }) => {
      const global = planned['scope'] === 'CLOUDFRONT';
      const region = text(planned, 'region') ?? scope.region;
      return `arn:${scope.partition}:wafv2:${region}:${scope.account}:${global ? 'global' : 'regional'}/webacl/${text(planned, 'name') ?? ''}/${id}`;
    },
  },
};
