import type { MarkKind } from '../../map/map-graph';

/** Signs of 20 by 20 pixels, drawn as lines: what a resource does, not a picture of a product. */
const GLYPHS: Readonly<Record<MarkKind, string>> = {
  instance: 'M5 5h10v10h-10z M8 8h4v4h-4z',
  'nat-gateway': 'M4 10h9 M10 6l4 4l-4 4 M16 4v12',
  'load-balancer': 'M4 10h4 M8 10l6-5 M8 10h7 M8 10l6 5',
  endpoint: 'M10 4a6 6 0 1 0 .01 0 M10 8v4 M8 10h4',
  firewall: 'M4 5h12v10h-12z M4 10h12 M8 5v5 M12 10v5',
  resolver: 'M7 8a3 3 0 1 1 4 3l-1 2 M10 15v1',
  workload: 'M6 5l-3 5l3 5 M14 5l3 5l-3 5 M11 5l-2 10',
  interface: 'M4 7h12v6h-12z M7 13v3 M13 13v3',
  'internet-gateway': 'M10 4a6 6 0 1 0 .01 0 M4 10h12 M10 4c-4 4-4 8 0 12 M10 4c4 4 4 8 0 12',
  'egress-only-gateway': 'M4 10h11 M11 6l4 4l-4 4',
  'vpn-gateway': 'M6 9h8v6h-8z M8 9v-2a2 2 0 0 1 4 0v2',
  'route-table': 'M4 6h12 M4 10h12 M4 14h12',
};

export function glyphOf(kind: MarkKind): string {
  return GLYPHS[kind];
}
