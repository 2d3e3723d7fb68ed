/** Every error code of the reports with its meaning; `landbridge explain RPT001` prints the line. */
export const REPORT_CODES = {
  RPT001: 'A file of figures for the availability report cannot be read.',
  RPT002: 'A figure for the availability report names a component that the landscape does not have.',
  RPT003: 'A file of usage for the cost report cannot be read.',
  RPT004: 'Usage names a resource that is not there, or that is not charged by the gigabyte.',
  RPT005: 'An address ledger cannot be read.',
} as const;
