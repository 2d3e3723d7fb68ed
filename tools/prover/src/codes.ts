/** Error codes of this room; `landbridge explain <code>` prints the line. */
export const PROVER_CODES = {
  PRV001: 'A question names something that is not in the model.',
  PRV002: 'A question names a site that the assumptions do not have.',
  PRV003: 'An address is ambiguous: several stacks have it.',
  PRV004: 'A resource that neither sends nor receives packets stands as an end of traffic.',
  PRV005: 'A protocol is none.',
  PRV006: 'A port or range of ports is none.',
  PRV007: 'An IP address is none.',
  PRV008: 'A table or subnet of a question has no routes to ask about.',
  PRV009: 'A link of a question leads to no site.',
  PRV010: 'A failure names nothing that can fail.',
  PRV011: 'An assumption is malformed.',
  PRV012: 'An assumption names nothing in the model.',
  PRV101: 'The assumptions file is malformed.',
  PRV102: 'The intent file is malformed.',
  PRV103: 'A group of the intent file selects nothing.',
  PRV104: 'An intent names a group that does not exist.',
} as const;
