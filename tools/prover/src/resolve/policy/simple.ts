import type { Policy } from './candidate';

/** One record, returned whatever its health: a group of one has nothing to fall back on. */
export const simple: Policy = (candidates) =>
  candidates.length === 1
    ? {
        choices: [{ candidate: candidates[0]!, share: 1, because: 'the only record' }],
        because: 'simple routing',
      }
    : { unknown: `${candidates.map(({ label }) => label).join(', ')} have the same name and type` };
