import { dirname, join } from 'node:path';
import type { CreateNodesResult, TargetConfiguration } from '@nx/devkit';
import { environmentsOf } from '../environments';

const EXECUTOR = '@landbridge/nx-plugin:landbridge';

/** What a stacks project can be asked for; every one takes an environment as its configuration. */
export const STACKS_TARGETS = [
  'synth',
  'plan',
  'prove',
  'diff',
  'deploy',
  'destroy',
  'drift',
  'availability',
  'cost',
  'diagram',
] as const;
export type StacksTarget = (typeof STACKS_TARGETS)[number];

const DESCRIPTIONS: Readonly<Record<StacksTarget, string>> = {
  synth: 'Synthesize all stacks to Terraform JSON',
  plan: 'Synthesize, judge every intent, and plan the stacks of an environment',
  prove: 'Judge every intent over all environments',
  diff: 'Connectivity gained and lost against what is applied',
  deploy: 'Apply what was planned and proved',
  destroy: 'Destroy the stacks of an environment',
  drift: 'Find what was changed behind Terraform’s back',
  availability: 'What each path that an intent asks for can be relied on for',
  cost: 'Fixed monthly cost by list prices',
  diagram: 'The page on which one asks, breaks and compares',
};

/** Everything that decides what a synthesis or a proof comes to. */
const INPUTS: TargetConfiguration['inputs'] = [
  'production',
  '^production',
  '{workspaceRoot}/tsconfig.base.json',
  '{workspaceRoot}/tools/{cli,prover,terraform-model,nx-plugin}/src/**/*',
  { externalDependencies: ['cdktf', '@cdktf/provider-aws', 'constructs', 'esbuild'] },
  { runtime: 'node --version' },
];

const OUTPUTS: Readonly<Partial<Record<StacksTarget, readonly string[]>>> = {
  synth: ['{projectRoot}/cdktf.out'],
  prove: [
    '{projectRoot}/cdktf.out',
    '{workspaceRoot}/.landbridge/proof.json',
    '{workspaceRoot}/.landbridge/proof.txt',
  ],
};

/** The project of a `cdktf.json`. */
export function stacksNodes(file: string, workspaceRoot: string): CreateNodesResult {
  const root = dirname(file);
  const environments = environmentsOf(join(workspaceRoot, file));
  const targets = Object.fromEntries(
    STACKS_TARGETS.map((target) => [target, stacksTarget(target, environments)]),
  );
  return { projects: { [root]: { targets: { ...targets, bootstrap: bootstrapTarget() } } } };
}

/** What all environments need before any of them: it has no configurations. */
function bootstrapTarget(): TargetConfiguration {
  const description = 'Make the store of the states and the roles of the pipeline';
  return {
    executor: EXECUTOR,
    options: { command: 'bootstrap' },
    metadata: { technologies: ['cdktf', 'terraform'], description },
    cache: false,
  };
}

function stacksTarget(target: StacksTarget, environments: readonly string[]): TargetConfiguration {
  const outputs = OUTPUTS[target];
  return {
    executor: EXECUTOR,
    options: { command: target },
    configurations: Object.fromEntries(environments.map((environment) => [environment, { environment }])),
    metadata: { technologies: ['cdktf', 'terraform'], description: DESCRIPTIONS[target] },
    // What talks to a world is done each time; what only reads files is not done twice.
    ...(outputs === undefined ? { cache: false } : { cache: true, inputs: INPUTS, outputs: [...outputs] }),
  };
}
