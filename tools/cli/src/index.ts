export { runCli } from './run-cli';
export type { CliHost, OutputStream } from './console/console';
export type { ExitStatusCode } from './console/exit-status';
