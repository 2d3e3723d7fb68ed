import type { MapGraph } from './map-graph';

/** From so many VPCs on the map is folded: each VPC is one small box. */
const FOLDED_FROM = 25;

export function isFolded({ boxes }: Pick<MapGraph, 'boxes'>): boolean {
  return boxes.filter(({ kind }) => kind === 'vpc').length >= FOLDED_FROM;
}
