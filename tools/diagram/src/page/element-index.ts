import type { LaidOutMap, Point } from '../map/laid-out';
import { placeOwnMarks, placeZones } from '../map/measure';

/** Something of the map that can be looked at, asked about or broken. */
export interface MapElement {
  readonly key: string;
  readonly label: string;
  readonly what: string;
  /** Middle of it, on the map. */
  readonly at: Point;
}

/** Every element of the map by the component that it stands for. What a VPC holds is found when it is folded, too. */
export function elementsOf(map: LaidOutMap): ReadonlyMap<string, MapElement> {
  const elements = new Map<string, MapElement>();
  const add = (key: string, label: string, what: string, at: Point): void => {
    if (!elements.has(key)) elements.set(key, { key, label, what, at });
  };
  for (const box of map.boxes) {
    const { x, y, width, height } = box.at;
    add(box.id, box.label, WORDS[box.kind] ?? box.kind, { x: x + width / 2, y: y + height / 2 });
    for (const { mark, at } of placeOwnMarks(box, width)) {
      add(mark.key, mark.label, WORDS[mark.kind] ?? mark.kind, {
        x: x + at.x + at.width / 2,
        y: y + at.y + at.height / 2,
      });
    }
    for (const { zone, at, subnets } of placeZones(box)) {
      if (zone.failure !== undefined)
        add(zone.failure, zone.label, 'zone', { x: x + at.x + at.width / 2, y: y + at.y + 10 });
      for (const { subnet, at: place, marks } of subnets) {
        add(subnet.key, subnet.label, 'subnet', { x: x + place.x + place.width / 2, y: y + place.y + 18 });
        for (const { mark, at: spot } of marks) {
          const what = WORDS[mark.kind] ?? mark.kind;
          add(mark.key, mark.label, what, {
            x: x + spot.x + spot.width / 2,
            y: y + spot.y + spot.height / 2,
          });
        }
      }
    }
  }
  for (const { key, label, kind, points } of map.links) {
    const middle = points[Math.floor(points.length / 2)] ?? { x: 0, y: 0 };
    add(key, label, WORDS[kind] ?? kind, middle);
  }
  return elements;
}

/** Elements whose name, address or kind holds each word, best first: names before addresses. */
export function search(elements: ReadonlyMap<string, MapElement>, text: string): MapElement[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const fits = ({ key, label, what }: MapElement): boolean => {
    const all = `${label} ${what} ${key}`.toLowerCase();
    return words.every((word) => all.includes(word));
  };
  const named = ({ label }: MapElement): number => (label.toLowerCase().startsWith(words[0] ?? '') ? 0 : 1);
  return [...elements.values()].filter(fits).sort((one, other) => named(one) - named(other));
}

const WORDS: Readonly<Record<string, string>> = {
  region: 'Region',
  vpc: 'VPC',
  'transit-gateway': 'transit gateway',
  'direct-connect-gateway': 'Direct Connect gateway',
  site: 'site on-premises',
  internet: 'internet',
  instance: 'instance',
  'nat-gateway': 'NAT gateway',
  'load-balancer': 'load balancer',
  endpoint: 'endpoint',
  firewall: 'firewall',
  resolver: 'resolver endpoint',
  workload: 'workload',
  interface: 'network interface',
  'internet-gateway': 'internet gateway',
  'egress-only-gateway': 'egress-only internet gateway',
  'vpn-gateway': 'virtual private gateway',
  'route-table': 'transit gateway route table',
  attachment: 'attachment',
  peering: 'VPC peering',
  'gateway-peering': 'transit gateway peering',
  vpn: 'VPN connection',
  'direct-connect': 'Direct Connect',
};
