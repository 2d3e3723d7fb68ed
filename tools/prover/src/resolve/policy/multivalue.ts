import { considered, type Policy } from './candidate';

/** At most this many records in one answer. */
const LIMIT = 8;

/**
 * Multivalue: up to eight healthy records chosen at random; up to eight unhealthy ones when none is healthy.
 *
 * Source: https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/routing-policy-multivalue.html
 */
export const multivalue: Policy = (candidates) => {
  const { from, why } = considered(candidates);
  const share = Math.min(1, LIMIT / from.length);
  return {
    choices: from.map((candidate) => ({
      candidate,
      share,
      because: from.length > LIMIT ? `${why}; ${LIMIT} of ${from.length} in each answer` : why,
    })),
    because: 'multivalue answer routing',
  };
};
