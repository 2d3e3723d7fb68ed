import { environmentsOf, stacksProjects } from './environments';
import { STACKS_TARGETS } from './inference/stacks-targets';
import { requestedRun } from './requested-run';

/**
 * Refuses an environment that no stacks project has. Nx itself runs the target *without* its configuration then,
 * which would plan or deploy everything instead of the one environment that was misspelt.
 */
export function refuseUnknownConfiguration(argv: readonly string[], workspaceRoot: string): void {
  const { targets, configuration } = requestedRun(argv);
  if (configuration === undefined || !targets.some(isStacksTarget)) return;
  const known = [...new Set(stacksProjects(workspaceRoot).flatMap(environmentsOf))];
  if (known.includes(configuration)) return;
  throw new Error(
    `CLI003 [--configuration=${configuration}] there is no environment "${configuration}"; there are ${known.join(', ')}; use one of them`,
  );
}

function isStacksTarget(target: string): boolean {
  return (STACKS_TARGETS as readonly string[]).includes(target);
}
