import {
  propertyAccess,
  TerraformOutput,
  Token,
  type TerraformRemoteState,
  type TerraformStack,
} from 'cdktf';

/** One value that a stack tells others: a text, or texts by key. */
export interface OutputForm {
  readonly form: 'text' | 'texts';
  readonly description: string;
}

/** Everything that a stack tells others, by output name. */
export type OutputForms = Readonly<Record<string, OutputForm>>;

/** What the telling stack has to give. */
export type OutputValues<F extends OutputForms> = {
  readonly [Name in keyof F]: F[Name]['form'] extends 'texts' ? Readonly<Record<string, string>> : string;
};

/** What a reading stack gets: texts by key are looked up one by one. */
export type OutputReferences<F extends OutputForms> = {
  readonly [Name in keyof F]: F[Name]['form'] extends 'texts' ? (key: string) => string : string;
};

/** Writes every output of the form; a missing value does not compile. */
export function tell<F extends OutputForms>(stack: TerraformStack, forms: F, values: OutputValues<F>): void {
  for (const [name, { description }] of Object.entries(forms)) {
    const output = new TerraformOutput(stack, constructId(name), { value: values[name], description });
    output.overrideLogicalId(name);
  }
}

/** Reads the outputs of another stack's state. */
export function read<F extends OutputForms>(state: TerraformRemoteState, forms: F): OutputReferences<F> {
  const references = Object.entries(forms).map(([name, { form }]) => [
    name,
    form === 'text'
      ? state.getString(name)
      : (key: string) => Token.asString(propertyAccess(state.get(name), [key])),
  ]);
  return Object.fromEntries(references) as OutputReferences<F>;
}

/** `app_security_group_id` → `AppSecurityGroupId`. */
function constructId(name: string): string {
  return name.replaceAll(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
