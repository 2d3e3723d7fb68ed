export interface LandbridgeOptions {
  readonly command: string;
  readonly environment?: string;
  /** Whatever else stands on the command line of Nx is meant for landbridge. */
  readonly [option: string]: unknown;
}

/** Commands that judge everything and take no environment as an argument. */
const WHOLE_LANDSCAPE = ['synth', 'prove', 'diff', 'diagram'];

/** The arguments of landbridge for a target of Nx. */
export function commandArguments(options: LandbridgeOptions, projectDir: string): readonly string[] {
  const { command, environment, ...rest } = options;
  const selection = environment === undefined || WHOLE_LANDSCAPE.includes(command) ? [] : [environment];
  return [command, ...selection, '--project', projectDir, ...Object.entries(rest).flatMap(flagOf)];
}

function flagOf([name, value]: [string, unknown]): readonly string[] {
  const flag = `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  if (value === undefined || value === false) return [];
  if (value === true) return [flag];
  return Array.isArray(value) ? value.flatMap((each) => [flag, String(each)]) : [flag, String(value)];
}
