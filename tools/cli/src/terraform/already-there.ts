import type { Diagnostic } from './events';

/** How AWS's services refuse to make a thing twice. */
const REFUSAL = /AlreadyExists|AlreadyOwnedByYou|already exists|already associated|\bDuplicate/;

/**
 * What to do where AWS has already what would be made: a run that was killed made it and could not record it. Empty
 * where nothing of that kind was said.
 */
export function alreadyThere(
  diagnostics: readonly Pick<Diagnostic, 'severity' | 'summary' | 'detail' | 'address'>[],
  workDir: string,
): string {
  const found = diagnostics.find(
    ({ severity, summary, detail }) => severity === 'error' && REFUSAL.test(`${summary} ${detail}`),
  );
  if (found === undefined) return '';
  const address = found.address ?? 'ADDRESS';
  return `; where a killed run made it, take it over by terraform -chdir=${workDir} import '${address}' ID`;
}
