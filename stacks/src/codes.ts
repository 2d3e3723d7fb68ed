/** Every error code of the stacks with its meaning; `landbridge explain STK001` prints the line. */
export const STACKS_ERROR_CODES = {
  STK001: 'Two constructs of a stack get one Terraform address, so one of them would vanish.',
  STK002: 'An environment is declared in a way that cannot work.',
  STK003: 'The address ledger lacks blocks that the landscape asks for.',
  STK004: 'A file of the landscape is missing or is not JSON.',
  STK005: 'An inspected environment lies in a zone or Region in which the inspection VPC has no firewall.',
  STK006: 'A Region has no transit gateway, or two gateways have one AS number.',
} as const;

export type StacksErrorCode = keyof typeof STACKS_ERROR_CODES;
