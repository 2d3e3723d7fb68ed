import { guardedTerraform } from './pass-through';

guardedTerraform(process.argv.slice(2), process.cwd(), process.env).then(
  (status) => {
    process.exitCode = status;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  },
);
