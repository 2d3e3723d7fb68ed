import type { MapBox, MapLink } from './map-graph';

/** Pixels, from the upper left corner of the map. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Rectangle extends Point {
  readonly width: number;
  readonly height: number;
}

export interface LaidOutBox extends MapBox {
  readonly at: Rectangle;
}

export interface LaidOutLink extends MapLink {
  readonly points: readonly Point[];
}

/** The map with everything in its place. */
export interface LaidOutMap {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly LaidOutBox[];
  readonly links: readonly LaidOutLink[];
}
