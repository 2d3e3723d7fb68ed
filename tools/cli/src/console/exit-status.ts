/** Exit statuses of `landbridge`; scripts rely on them. */
export const ExitStatus = {
  /** Answered, whatever the answer is; or planned and proved; or done. */
  answered: 0,
  /** An intent fails or is unknown, a finding is an error, or the work that was asked for did not succeed. */
  failed: 1,
  /** Bad input: one line on stderr names the file or option and the place. */
  badInput: 2,
  /** `plan --detailed-exitcode`: planned and proved, and there are changes. */
  changes: 2,
} as const;

export type ExitStatusCode = (typeof ExitStatus)[keyof typeof ExitStatus];

/** What a process that was ended by a signal reports, by the shell's convention. */
export const SIGNAL_STATUS_BASE = 128;
