import { countries } from 'countries-list';
import type { ResolveQuery } from '../query';
import type { Candidate, Policy } from './candidate';

/** Levels of a match, most specific first. */
const LEVELS = ['subdivision', 'country', 'continent', 'default'] as const;

/**
 * Geolocation: the most specific location that holds the source (subdivision, country, continent, default). When
 * that record is unhealthy, the next larger location; when none that matches is healthy, the most specific one.
 * No match and no default: no answer.
 *
 * Source: https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/routing-policy-geo.html
 */
export const geolocation: Policy = (candidates, query) => {
  const because = 'geolocation routing';
  const matching: { candidate: (typeof candidates)[number]; level: (typeof LEVELS)[number] }[] = [];
  for (const candidate of candidates) {
    const level = matchOf(candidate, query);
    if (level === 'needs-source')
      return { unknown: 'geolocation routing depends on where the query comes from: say --from-country' };
    if (level === 'needs-subdivision')
      return { unknown: `${candidate.label} depends on the subdivision of ${query.fromCountry}` };
    if (level !== undefined) matching.push({ candidate, level });
  }
  matching.sort((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level));
  const chosen = matching.find(({ candidate }) => candidate.health.state === 'healthy') ?? matching[0];
  if (chosen === undefined) {
    return { choices: [], because: `no location holds ${query.fromCountry} and there is no default record` };
  }
  const passed = matching.slice(0, matching.indexOf(chosen)).map(({ candidate }) => candidate.label);
  const why = passed.length === 0 ? '' : `; unhealthy and more specific: ${passed.join(', ')}`;
  return {
    choices: [{ candidate: chosen.candidate, share: 1, because: `matches by ${chosen.level}${why}` }],
    because,
  };
};

function matchOf(
  { settings: location }: Candidate,
  query: ResolveQuery,
): (typeof LEVELS)[number] | 'needs-source' | 'needs-subdivision' | undefined {
  if (location['country'] === '*') return 'default';
  const country = query.fromCountry?.toUpperCase();
  if (country === undefined) return 'needs-source';
  if (typeof location['continent'] === 'string')
    return continentOf(country) === location['continent'] ? 'continent' : undefined;
  if (location['country'] !== country) return undefined;
  if (typeof location['subdivision'] !== 'string') return 'country';
  if (query.fromSubdivision === undefined) return 'needs-subdivision';
  return location['subdivision'] === query.fromSubdivision.toUpperCase() ? 'subdivision' : undefined;
}

function continentOf(country: string): string | undefined {
  return Object.hasOwn(countries, country)
    ? countries[country as keyof typeof countries].continent
    : undefined;
}
