import { createNodesFromFiles, type CreateNodes, type PreTasksExecution } from '@nx/devkit';
import { packageNodes } from './inference/package-targets';
import { stacksNodes } from './inference/stacks-targets';
import { refuseUnknownConfiguration } from './unknown-configuration';

export const name = '@landbridge/nx-plugin';

/** Targets of stacks projects come from their `cdktf.json`, those of packages and tools from `tsconfig.lib.json`. */
export const createNodes: CreateNodes = [
  '{**/cdktf.json,**/tsconfig.lib.json}',
  (files, options, context) =>
    createNodesFromFiles(
      (file, _options, { workspaceRoot }) =>
        file.endsWith('cdktf.json') ? stacksNodes(file, workspaceRoot) : packageNodes(file, workspaceRoot),
      files,
      options,
      context,
    ),
];

export const preTasksExecution: PreTasksExecution = (_options, { argv, workspaceRoot }) => {
  refuseUnknownConfiguration(argv, workspaceRoot);
};
