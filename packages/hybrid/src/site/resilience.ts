/**
 * How many failures a site's Direct Connect survives.
 *
 * `maximum`: two connections in each of two locations, on separate devices. `high`: one connection in each of two
 * locations. `development`: two connections in one location.
 *
 * @see https://docs.aws.amazon.com/directconnect/latest/UserGuide/resilency_toolkit.html
 */
export type ResilienceModel = 'maximum' | 'high' | 'development';

/** One connection that a model asks for. */
export interface PlannedPort {
  /** Location code and a letter, e.g. `EqDB2-a`: unique, and stable when another location is exchanged. */
  readonly key: string;
  readonly location: string;
}

const SHAPES: Readonly<Record<ResilienceModel, { readonly locations: number; readonly each: number }>> = {
  maximum: { locations: 2, each: 2 },
  high: { locations: 2, each: 1 },
  development: { locations: 1, each: 2 },
};

export const locationsOf = (model: ResilienceModel): number => SHAPES[model].locations;

/** Connections of a model, in the order of the locations. */
export function plannedPorts(model: ResilienceModel, locations: readonly string[]): PlannedPort[] {
  const letters = [...'abcd'].slice(0, SHAPES[model].each);
  return locations.flatMap((location) =>
    letters.map((letter) => ({ key: `${location}-${letter}`, location })),
  );
}
