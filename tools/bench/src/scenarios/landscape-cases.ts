import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from '../measure';

/** Something that is measured; the first case of a group is what the others are compared with. */
export interface Case {
  readonly group: string;
  readonly name: string;
  readonly command: Command;
  /** Done before each run, not measured. */
  readonly prepare?: () => void;
}

export interface CaseOptions {
  /** Copy of the workspace that may be changed. */
  readonly root: string;
  /** Whether cdktf's own command line is measured, which npx may have to download first. */
  readonly stock: boolean;
}

const CDKTF_CLI = 'cdktf-cli@0.21.0';

/** All cases, on the landscape in `stacks/`. */
export function cases({ root, stock }: CaseOptions): readonly Case[] {
  const stacks = join(root, 'stacks');
  const landbridge = (...args: string[]): Command => ({
    argv: [process.execPath, join(root, 'node_modules/@landbridge/cli/bin/landbridge.cjs'), ...args],
    cwd: root,
  });
  const empty = (): void => rmSync(join(root, '.landbridge/sandbox'), { recursive: true, force: true });
  const outdir = join(stacks, 'cdktf.out');
  const proof = ['prove', '--model', outdir, '--intent', join(outdir, 'intent.json')];
  return [
    { group: 'start', name: 'node', command: { argv: [process.execPath, '-e', '0'], cwd: root } },
    { group: 'start', name: 'landbridge --version', command: landbridge('--version') },
    ...(stock ? [stockSynth(stacks)] : []),
    { group: 'synth', name: 'node -r @swc-node/register', command: swcSynth(stacks) },
    { group: 'synth', name: 'landbridge synth', command: landbridge('synth') },
    { group: 'plan', name: 'landbridge plan (all, cold)', command: landbridge('plan'), prepare: empty },
    { group: 'plan', name: 'landbridge plan dev (cold)', command: landbridge('plan', 'dev'), prepare: empty },
    {
      group: 'prove',
      name: 'landbridge prove',
      command: landbridge(...proof, '--assume', join(outdir, 'assumptions.json')),
    },
  ];
}

function stockSynth(cwd: string): Case {
  const argv = ['npx', '--yes', CDKTF_CLI, 'synth'];
  return {
    group: 'synth',
    name: `${CDKTF_CLI} synth`,
    command: { argv, cwd, env: { CHECKPOINT_DISABLE: '1' } },
  };
}

/** The program as `cdktf.json` starts it, without cdktf's command line around it. */
function swcSynth(cwd: string): Command {
  return {
    argv: [process.execPath, '-C', '@landbridge/source', '-r', '@swc-node/register', 'src/main.ts'],
    cwd,
  };
}
