export { runInSandbox, startSandbox } from './attach';
export type { RunOptions, Sandbox, SandboxOptions, Summary } from './attach';
export { startStateServer, type StateServer } from './attach/state-server';
export { showWorld, type ListedObject, type WorldListing } from './world/show';
export { copyWorld, resetWorld } from './world/folder';
export { measureSandbox, type SandboxFigure } from './measure';
export { WORLD_CODES } from './world/codes';
export { CODES as SANDBOX_ERROR_CODES } from './codes';
