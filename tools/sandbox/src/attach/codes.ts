/** Error codes of the sandbox outside of the world's store, one line each; the README's table is made from this. */
export const SANDBOX_CODES = {
  SBX001: 'The fixtures file cannot be read.',
  SBX002: 'The command cannot be run.',
  SBX003: 'A state address was asked for, but no state server runs.',
  SBX004: 'No command was given.',
  SBX005: 'The configuration asks for another version of hashicorp/aws than the simulated one.',
  SBX006: 'Another provider is not installed (a note before the error of Terraform).',
  SBX007: 'Terraform failed while it was measured.',
  SBX008: 'Ephemeral resources are not simulated (a note before the error of Terraform).',
  SBX009: 'The sandbox itself failed in a call of Terraform; nothing was changed by it.',
  SBX010:
    'A plan of the sandbox breaks a rule of Terraform that its mark would have hidden; nothing was changed.',
} as const;
