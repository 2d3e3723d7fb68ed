import { considered, type Policy } from './candidate';

/**
 * Latency: the considered record whose Region has the lowest measured latency to whoever asks. AWS publishes no
 * measurements, so only two cases are certain: one record left, or a record in the Region of whoever asks.
 *
 * Source: https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/routing-policy-latency.html
 */
export const latency: Policy = (candidates, query) => {
  const { from, why } = considered(candidates);
  const because = 'latency routing';
  if (from.length === 1)
    return { choices: [{ candidate: from[0]!, share: 1, because: `${why}; one is left` }], because };
  const near = from.find(
    ({ settings }) => query.fromRegion !== undefined && settings['region'] === query.fromRegion,
  );
  if (near !== undefined) {
    return {
      choices: [{ candidate: near, share: 1, because: `${why}; ${query.fromRegion} is nearest to itself` }],
      because,
    };
  }
  return {
    unknown:
      query.fromRegion === undefined
        ? 'latency routing depends on where the query comes from: say --from-region'
        : `no record is in ${query.fromRegion}, and AWS does not publish the latencies between Regions`,
  };
};
