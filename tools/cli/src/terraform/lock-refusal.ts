import { WorkFailed } from '../console/failure';
import type { Diagnostic } from './events';

const SUMMARY = 'Error acquiring the state lock';

/** What Terraform says when another run holds the state, as one line that tells what to do; undefined otherwise. */
export function lockRefusal(
  stack: string,
  diagnostics: readonly Pick<Diagnostic, 'summary' | 'detail'>[],
  workDir: string,
): WorkFailed | undefined {
  const locked = diagnostics.find(({ summary }) => summary === SUMMARY);
  if (locked === undefined) return undefined;
  const said = (field: string): string | undefined =>
    new RegExp(`^\\s*${field}:[ \\t]*(\\S.*?)\\s*$`, 'm').exec(locked.detail)?.[1];
  const [id, who = 'somebody', since = 'an unknown time'] = [said('ID'), said('Who'), said('Created')];
  if (id === undefined) return undefined;
  return new WorkFailed({
    code: 'CLI030',
    place: stack,
    message: `its state is locked by ${who} since ${since}`,
    fix: `wait until that run ends; if it is gone, remove its lock by terraform -chdir=${workDir} force-unlock ${id}`,
  });
}
