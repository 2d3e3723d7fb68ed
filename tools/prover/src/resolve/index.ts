export { resolve } from './resolve';
export type { PolicyName, ResolveAnswer, ResolvedRecord, ResolveQuery } from './query';
