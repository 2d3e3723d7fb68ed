import type { Rectangle } from './laid-out';
import type { MapBox, MapMark, MapSubnet, MapZone } from './map-graph';

/** Sizes in pixels. */
export const MARK = 20;
const GAP = 8;
const HEADER = 46;
const ZONE_HEADER = 22;
const SUBNET_WIDTH = 176;
const SUBNET_TEXT = 36;
const MARKS_IN_ROW = 7;
const PLAIN = { width: 190, height: 56 };
const TABLE = 22;

export interface PlacedSubnet {
  readonly subnet: MapSubnet;
  readonly at: Rectangle;
  readonly marks: readonly { readonly mark: MapMark; readonly at: Rectangle }[];
}

export interface PlacedZone {
  readonly zone: MapZone;
  readonly at: Rectangle;
  readonly subnets: readonly PlacedSubnet[];
}

/** What a box needs. A VPC needs room for its zones, side by side, unless it is folded. */
export function sizeOf(box: MapBox, folded: boolean): { readonly width: number; readonly height: number } {
  if (box.kind === 'transit-gateway') {
    return { width: PLAIN.width + 20, height: HEADER + Math.max(1, box.marks.length) * TABLE + GAP };
  }
  if (box.kind !== 'vpc' || folded || box.zones.length === 0) return PLAIN;
  const width = GAP + box.zones.length * (SUBNET_WIDTH + 3 * GAP);
  const tallest = Math.max(...box.zones.map(zoneHeight));
  return { width: Math.max(width, PLAIN.width), height: HEADER + tallest + GAP };
}

/** Where the parts of a VPC lie, from the upper left corner of the VPC. */
export function placeZones({ zones }: MapBox): readonly PlacedZone[] {
  const tallest = Math.max(0, ...zones.map(zoneHeight));
  return zones.map((zone, column) => {
    const x = GAP + column * (SUBNET_WIDTH + 3 * GAP);
    let y = HEADER + ZONE_HEADER;
    const subnets = zone.subnets.map((subnet): PlacedSubnet => {
      const at = { x: x + GAP, y, width: SUBNET_WIDTH, height: subnetHeight(subnet) };
      y += at.height + GAP;
      return { subnet, at, marks: subnet.marks.map((mark, n) => ({ mark, at: placeMark(at, n) })) };
    });
    return { zone, at: { x, y: HEADER, width: SUBNET_WIDTH + 2 * GAP, height: tallest }, subnets };
  });
}

/** Where the marks of a box's own lie: gateways of a VPC at its upper edge, tables of a gateway below one another. */
export function placeOwnMarks(
  box: MapBox,
  width: number,
): readonly { readonly mark: MapMark; readonly at: Rectangle }[] {
  return box.marks.map((mark, n) => ({
    mark,
    at:
      box.kind === 'transit-gateway'
        ? { x: GAP, y: HEADER + n * TABLE, width: width - 2 * GAP, height: TABLE - 4 }
        : { x: width - (n + 1) * (MARK + 4) - 2, y: 6, width: MARK, height: MARK },
  }));
}

function placeMark(subnet: Rectangle, position: number): Rectangle {
  const [row, column] = [Math.floor(position / MARKS_IN_ROW), position % MARKS_IN_ROW];
  return {
    x: subnet.x + GAP / 2 + column * (MARK + 4),
    y: subnet.y + SUBNET_TEXT + row * (MARK + 4),
    width: MARK,
    height: MARK,
  };
}

function subnetHeight({ marks }: MapSubnet): number {
  return SUBNET_TEXT + Math.ceil(marks.length / MARKS_IN_ROW) * (MARK + 4) + 2;
}

function zoneHeight({ subnets }: MapZone): number {
  return ZONE_HEADER + subnets.reduce((sum, subnet) => sum + subnetHeight(subnet) + GAP, 0);
}
