/** Error codes of this room; `landbridge explain <code>` prints the line. */
export const MODEL_CODES = {
  MDL001: 'A file is not well-formed JSON.',
  MDL002: 'A path does not exist or cannot be read.',
  MDL003:
    'A file or folder is none of the forms that can be read (CDKTF output, Terraform JSON, plan or state JSON).',
  MDL004: 'An expression refers to something that does not exist.',
  MDL005: 'Definitions depend on each other in a circle.',
  MDL006: 'The same thing is defined twice.',
  MDL007: 'An expression cannot be parsed.',
  MDL008: 'An expression has a wrong operand.',
  MDL009: 'The folder is written in HCL: it has to be planned before it can be read.',
  MDL010: 'A file is too large to be read at once.',
  MDL011: 'A file is JSON but not shaped like Terraform.',
} as const;
