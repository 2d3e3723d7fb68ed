type Values = Record<string, unknown>;

export const id = (type: string, name: string): string => `\${aws_${type}.${name}.id}`;

/** Terraform JSON under construction; types without `aws_`. */
export class Resources {
  private readonly byType: Record<string, Record<string, Values>> = {};

  add(type: string, name: string, values: Values): void {
    (this.byType[`aws_${type}`] ??= {})[name] = values;
  }

  document(): object {
    return { provider: { aws: { region: 'us-east-1' } }, resource: this.byType };
  }
}
