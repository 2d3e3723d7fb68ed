import type { ResolveQuery } from '../query';
import { considered, type Candidate, type Policy } from './candidate';

/** Distances nearer to each other than this fraction are not told apart: Route 53 locates sources roughly. */
const MARGIN = 0.05;
const EARTH_RADIUS_KM = 6371;

/**
 * Geoproximity: the considered record at the smallest biased distance. A Region's
 * position is not published: its distance is certain only from itself (0).
 *
 * Source: https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/routing-policy-geoproximity.html
 */
export const geoproximity: Policy = (candidates, query) => {
  const { from, why } = considered(candidates);
  const because = 'geoproximity routing';
  const one = (candidate: (typeof candidates)[number], reason: string) => ({
    choices: [{ candidate, share: 1, because: `${why}; ${reason}` }],
    because,
  });
  if (from.length === 1) return one(from[0]!, 'one is left');
  const here = from.filter(
    ({ settings }) => query.fromRegion !== undefined && settings['aws_region'] === query.fromRegion,
  );
  if (here.length === 1) return one(here[0]!, `at no distance from ${query.fromRegion}`);
  const measured = from.map((candidate) => ({ candidate, distance: biasedDistance(candidate, query) }));
  measured.sort((a, b) => (a.distance ?? 0) - (b.distance ?? 0));
  const [first, second] = measured;
  if (
    measured.some(({ distance }) => distance === undefined) ||
    first === undefined ||
    second === undefined
  ) {
    return {
      unknown:
        'the distance to each record is not known: positions of Regions are not published; say --from-coordinates or --from-region',
    };
  }
  if (second.distance! - first.distance! < MARGIN * second.distance!) {
    return {
      unknown: `${first.candidate.label} and ${second.candidate.label} are about equally near`,
    };
  }
  return one(
    first.candidate,
    `biased distance ${Math.round(first.distance!)} km, next ${Math.round(second.distance!)} km`,
  );
};

function biasedDistance(
  { settings }: Candidate,
  { fromCoordinates: source }: ResolveQuery,
): number | undefined {
  const coordinates = settings['coordinates'];
  const place = Array.isArray(coordinates) ? coordinates[0] : coordinates;
  const bias = settings['bias'] ?? 0;
  if (source === undefined || typeof place !== 'object' || place === null || typeof bias !== 'number')
    return undefined;
  const { latitude, longitude } = place as { latitude?: unknown; longitude?: unknown };
  const position = { latitude: Number(latitude), longitude: Number(longitude) };
  return Number.isFinite(position.latitude) && Number.isFinite(position.longitude)
    ? biased(distanceKm(source, position), bias)
    : undefined;
}

type Position = NonNullable<ResolveQuery['fromCoordinates']>;

/** A bias above 0 shortens the distance, one below 0 lengthens it. */
function biased(distance: number, bias: number): number {
  return bias >= 0 ? distance * (1 - bias / 100) : distance / (1 + bias / 100);
}

/** Great-circle distance in km (haversine). */
function distanceKm(a: Position, b: Position): number {
  const rad = (degrees: number): number => (degrees * Math.PI) / 180;
  const h =
    Math.sin(rad(b.latitude - a.latitude) / 2) ** 2 +
    Math.cos(rad(a.latitude)) * Math.cos(rad(b.latitude)) * Math.sin(rad(b.longitude - a.longitude) / 2) ** 2;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(h));
}
