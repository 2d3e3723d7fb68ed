import { runInSandbox } from '../../src';

/** Started by the test as a process of its own, to be killed: `node run-apply.js <folder> <world> <command…>`. */
const [, , cwd = '.', world = '', ...command] = process.argv;
void runInSandbox(command, {
  world,
  cwd,
  env: { TF_CLI_CONFIG_FILE: `${cwd}/terraformrc`, CHECKPOINT_DISABLE: '1' },
}).then((code) => {
  process.exitCode = code;
});
