export { behindAccelerator } from './behind-accelerator';
export { resolve } from './resolve';
export type { PolicyName, ResolveAnswer, ResolvedRecord, ResolveQuery } from './query';
