import { ConstructError } from '@landbridge/network-core';

/** Runs a program; a mistake in the landscape ends it with one line on stderr and exit status 1. */
export function reportErrors(program: () => void): void {
  try {
    program();
  } catch (error) {
    if (!(error instanceof ConstructError) && !isValidation(error)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}

/** cdktf gathers what `node.addValidation` found into one plain error. */
function isValidation(error: unknown): error is Error {
  return error instanceof Error && error.message.startsWith('Validation failed with the following errors:');
}
