/** Error codes of this room; `landbridge explain <code>` prints the line. */
export const PROVER_CODES = {
  PRV010: 'A failure names nothing that can fail.',
  PRV011: 'An assumption names nothing in the model, or is malformed.',
  PRV012: 'A question names nothing in the model.',
  PRV101: 'The assumptions file is malformed.',
  PRV102: 'The intent file is malformed.',
  PRV103: 'A group of the intent file selects nothing.',
  PRV104: 'An intent names a group that does not exist.',
} as const;
