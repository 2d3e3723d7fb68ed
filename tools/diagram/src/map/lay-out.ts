import ELK, { type ElkExtendedEdge, type ElkNode } from 'elkjs/lib/elk.bundled.js';
import type { LaidOutBox, LaidOutLink, LaidOutMap, Point, Rectangle } from './laid-out';
import type { MapBox, MapGraph } from './map-graph';
import { sizeOf } from './measure';

const OPTIONS = {
  'elk.algorithm': 'layered',
  'elk.direction': 'DOWN',
  'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.spacing.nodeNode': '36',
  'elk.layered.spacing.nodeNodeBetweenLayers': '56',
  'elk.spacing.edgeNode': '16',
  'elk.spacing.edgeEdge': '12',
  'elk.layered.spacing.edgeNodeBetweenLayers': '16',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
  'elk.json.shapeCoords': 'ROOT',
  'elk.json.edgeCoords': 'ROOT',
};

/** The same map is laid out the same way each time. @see https://eclipse.dev/elk/reference.html */
export async function layOut(graph: MapGraph, folded: boolean): Promise<LaidOutMap> {
  const place = (box: MapBox): ElkNode => ({ id: box.id, ...sizeOf(box, folded) });
  const regions = graph.boxes.filter(({ kind }) => kind === 'region');
  const known = new Set(regions.map(({ id }) => id));
  const outside = graph.boxes.filter(
    ({ kind, within }) => kind !== 'region' && (within === undefined || !known.has(within)),
  );
  const edges = graph.links.map(({ from, to }, n): ElkExtendedEdge => ({
    id: `link ${n}`,
    sources: [from],
    targets: [to],
  }));
  const map: ElkNode = {
    id: 'map',
    layoutOptions: OPTIONS,
    children: [
      ...outside.map(place),
      ...regions.map(({ id }) => ({
        id,
        layoutOptions: { 'elk.padding': '[top=40,left=20,bottom=20,right=20]' },
        children: graph.boxes.filter(({ within }) => within === id).map(place),
      })),
    ],
    edges,
  };
  const root: ElkNode = await new ELK().layout(map);
  const places = new Map<string, Rectangle>();
  const note = ({ id, x = 0, y = 0, width = 0, height = 0, children = [] }: ElkNode): void => {
    places.set(id, { x, y, width, height });
    children.forEach(note);
  };
  (root.children ?? []).forEach(note);
  const ways = new Map(allEdges(root).map((edge) => [edge.id, pointsOf(edge)]));
  return {
    width: root.width ?? 0,
    height: root.height ?? 0,
    boxes: graph.boxes.flatMap((box): LaidOutBox[] => {
      const at = places.get(box.id);
      return at === undefined ? [] : [{ ...box, at }];
    }),
    links: graph.links.map((link, n): LaidOutLink => ({ ...link, points: ways.get(`link ${n}`) ?? [] })),
  };
}

/** ELK moves an edge to the smallest node that holds both its ends. */
function allEdges({ edges = [], children = [] }: ElkNode): ElkExtendedEdge[] {
  return [...edges, ...children.flatMap(allEdges)];
}

function pointsOf({ sections = [] }: ElkExtendedEdge): Point[] {
  return sections.flatMap(({ startPoint, bendPoints = [], endPoint }) => [
    startPoint,
    ...bendPoints,
    endPoint,
  ]);
}
