import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { CreateNodesResult, TargetConfiguration } from '@nx/devkit';

/** Fast compiler beside the one that tools `require`. */
const TSC = 'node node_modules/typescript-7/bin/tsc';

/** The project of a `tsconfig.lib.json`: a package, a tool, or the stacks themselves. */
export function packageNodes(file: string, workspaceRoot: string): CreateNodesResult {
  const root = dirname(file);
  const hasTests = existsSync(join(workspaceRoot, root, 'jest.config.js'));
  const targets = {
    lint: lintTarget(root),
    typecheck: typecheckTarget(root),
    ...(hasTests ? { test: testTarget(root) } : {}),
  };
  return { projects: { [root]: { targets } } };
}

function lintTarget(root: string): TargetConfiguration {
  return {
    command: `eslint ${root}`,
    cache: true,
    // Which project may import which depends on the tags of all of them.
    inputs: [
      'default',
      '{workspaceRoot}/eslint.config.mjs',
      '{workspaceRoot}/{packages,tools}/*/package.json',
      { externalDependencies: ['eslint', 'typescript-eslint', '@nx/eslint-plugin'] },
    ],
    metadata: { technologies: ['eslint'], description: 'Lint, module boundaries included' },
  };
}

function typecheckTarget(root: string): TargetConfiguration {
  return {
    command: `${TSC} -b ${root}`,
    cache: true,
    inputs: [
      'default',
      '^production',
      '{workspaceRoot}/tsconfig.base.json',
      { externalDependencies: ['typescript-7'] },
    ],
    outputs: ['{projectRoot}/dist', '{projectRoot}/out-tsc'],
    dependsOn: ['^typecheck'],
    metadata: {
      technologies: ['typescript'],
      description: 'Compile, and check the types of sources and tests',
    },
  };
}

function testTarget(root: string): TargetConfiguration {
  return {
    command: `jest --config ${root}/jest.config.js`,
    cache: true,
    inputs: [
      'default',
      '^production',
      '{workspaceRoot}/jest.preset.js',
      { externalDependencies: ['jest', '@swc/jest', 'cdktf'] },
    ],
    metadata: { technologies: ['jest'], description: 'Run the tests' },
  };
}
