/** Every error code of the reports with its meaning; `landbridge explain RPT001` prints the line. */
export const REPORT_CODES = {
  RPT001: 'A file of figures for the availability report cannot be read.',
  RPT002: 'A figure for the availability report names a component that the landscape does not have.',
} as const;
