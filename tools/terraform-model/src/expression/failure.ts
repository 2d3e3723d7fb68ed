/** An expression that Terraform itself would refuse. The caller adds file and place. */
export class ExpressionFailure extends Error {
  constructor(
    message: string,
    /** `reference`: names something that does not exist; `syntax`: cannot be parsed; `value`: a wrong operand. */
    readonly kind: 'reference' | 'syntax' | 'value' | 'cycle' = 'value',
  ) {
    super(message);
    this.name = 'ExpressionFailure';
  }
}
