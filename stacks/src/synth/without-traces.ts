/**
 * Runs without recording where each token was made. cdktf captures a full stack for every one, a fifth of the time of
 * a synthesis, and offers no switch; nothing here reads them.
 */
export function withoutTraces<T>(build: () => T): T {
  const { captureStackTrace } = Error;
  Error.captureStackTrace = () => undefined;
  try {
    return build();
  } finally {
    Error.captureStackTrace = captureStackTrace;
  }
}
