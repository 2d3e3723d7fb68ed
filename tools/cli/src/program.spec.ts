import { execFileSync } from 'node:child_process';
import type { Command } from 'commander';
import { Console } from './console/console';
import { createProgram } from './program';
import { runCli } from './run-cli';

interface Said {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

async function run(args: readonly string[], env: Record<string, string> = {}, isTTY = false): Promise<Said> {
  const said = { stdout: '', stderr: '' };
  const status = await runCli(args, {
    cwd: __dirname,
    env,
    stdout: { isTTY, write: (text) => (said.stdout += text) },
    stderr: { write: (text) => (said.stderr += text) },
  });
  return { status, ...said };
}

function everyCommand(command: Command): readonly Command[] {
  return [command, ...command.commands.flatMap(everyCommand)];
}

describe('the command line', () => {
  const host = { cwd: __dirname, env: {}, stdout: { write: () => true }, stderr: { write: () => true } };
  const program = createProgram({ console: new Console(host), exitWith: () => undefined });
  const commands = program.commands.flatMap(everyCommand);

  it.each(
    commands.map((command) => [command.parent === program ? command.name() : `sandbox ${command.name()}`]),
  )('%s shows an example', async (name) => {
    const { status, stdout, stderr } = await run([...name.split(' '), '--help']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/\nExample:\n {2}\$ (landbridge|source)/);
  });

  it('answers bad input with one line and status 2, and with one JSON document where that was asked for', async () => {
    expect(await run(['trase'])).toEqual({
      status: 2,
      stdout: '',
      stderr: "CLI001 unknown command 'trase'; Did you mean trace?\n",
    });
    const { status, stdout, stderr } = await run(['explain', 'CLI000', '--format', 'json']);
    expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringMatching(/^CLI001 .*\n$/) });
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'CLI001' } });
  });

  it('has colours on a terminal only, and none with NO_COLOR', async () => {
    const escape = '\u001b[';
    expect((await run(['explain', 'CLI003'], {}, true)).stdout).toContain(escape);
    expect((await run(['explain', 'CLI003'], { NO_COLOR: '1' }, true)).stdout).not.toContain(escape);
    expect((await run(['explain', 'CLI003'])).stdout).not.toContain(escape);
  });

  it('completes commands and options in a real shell', async () => {
    const { stdout: script } = await run(['completion', 'bash']);
    const complete = (...words: string[]): string => {
      const line = `${script}\nCOMP_WORDS=(landbridge ${words.join(' ')}); COMP_CWORD=${words.length}; _landbridge; echo "\${COMPREPLY[@]}"`;
      return execFileSync('bash', ['-c', line], { encoding: 'utf8' }).trim();
    };
    expect(complete('pro')).toBe('prove');
    expect(complete('plan', '--par')).toBe('--parallel');
    expect(complete('sandbox', 're')).toBe('reset');
  });
});
