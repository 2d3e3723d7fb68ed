import type { z } from 'zod';

/** The first thing that is wrong, as JSON pointer and words. */
export function firstIssue(error: z.ZodError): { path: string; message: string } {
  const [issue] = error.issues;
  if (issue === undefined) return { path: '', message: 'malformed' };
  // A union reports every branch; the deepest complaint is the one that helps.
  if (issue.code === 'invalid_union') {
    const inner = issue.errors.flat().sort((a, b) => b.path.length - a.path.length)[0];
    if (inner !== undefined && inner.path.length > 0) {
      return { path: pointer([...issue.path, ...inner.path]), message: inner.message };
    }
  }
  return { path: pointer(issue.path), message: issue.message };
}

function pointer(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
