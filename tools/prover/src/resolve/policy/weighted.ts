import type { Candidate, Policy } from './candidate';

/**
 * Weighted: each record's share is its weight over the sum of the considered weights. Records of weight 0 are
 * considered only when no record above 0 is healthy; when all are 0 they share equally. No healthy record at
 * all: everything counts as healthy again.
 *
 * Sources: https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/routing-policy-weighted.html,
 * https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/health-checks-how-route-53-chooses-records.html
 */
export const weighted: Policy = (candidates) => {
  const weights = new Map<Candidate, number>();
  for (const candidate of candidates) {
    const weight = candidate.settings['weight'];
    if (typeof weight !== 'number') return { unknown: `the weight of ${candidate.label} is not known` };
    weights.set(candidate, weight);
  }
  const up = candidates.filter(({ health }) => health.state === 'healthy');
  const base = up.length > 0 ? up : candidates;
  const why = up.length > 0 ? '' : 'no record is healthy, so all count as healthy; ';
  const positive = base.filter((candidate) => weights.get(candidate)! > 0);
  const from = positive.length > 0 ? positive : base;
  const sum = from.reduce((total, candidate) => total + weights.get(candidate)!, 0);
  return {
    choices: from.map((candidate) => {
      const weight = weights.get(candidate)!;
      return sum === 0
        ? {
            candidate,
            share: 1 / from.length,
            because: `${why}only records of weight 0 remain: equal shares`,
          }
        : { candidate, share: weight / sum, because: `${why}weight ${weight} of ${sum}` };
    }),
    because: 'weighted routing',
  };
};
