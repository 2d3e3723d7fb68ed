/** What a refused use of a construct said, in its parts. */
export interface Refusal {
  readonly code: string;
  readonly path: string;
  readonly got: string | undefined;
  readonly allowed: string | undefined;
  readonly fix: string;
  readonly message: string;
}

/**
 * The coded error that `use` throws.
 *
 * @throws when it throws none, or one without code, path and fix
 */
export function refusalOf(use: () => unknown): Refusal {
  try {
    use();
  } catch (error) {
    if (isRefusal(error)) return error;
    throw error;
  }
  throw new Error('expected a coded error, but nothing was thrown');
}

function isRefusal(error: unknown): error is Error & Refusal {
  if (!(error instanceof Error)) return false;
  const { code, path, fix } = error as Error & Partial<Refusal>;
  return [code, path, fix].every((part) => typeof part === 'string' && part !== '');
}
