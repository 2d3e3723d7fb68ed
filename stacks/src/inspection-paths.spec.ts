import { allocate, LEDGER } from '../test/build';
import { LandscapeFolder } from '../test/landscape-folder';
import { LANDSCAPE, type LandscapeData } from './environments';

/** Every VPC inspects for itself, in both Regions. */
const data: LandscapeData = {
  ...LANDSCAPE,
  environments: LANDSCAPE.environments.map((environment) => ({
    ...environment,
    connection: { mode: 'inspected', model: 'distributed', nat: { mode: 'per-zone' } },
  })),
};

describe('inspection in every VPC', () => {
  const folder = new LandscapeFolder(data, allocate(data, LEDGER));
  afterAll(() => folder.remove());

  const only = (stack: string, prefix: string): string => {
    const [found, ...more] = folder.addresses(stack, prefix);
    if (found === undefined || more.length > 0) throw new Error(`${prefix} of ${stack}: ${found} ${more}`);
    return `${stack}/${found}`;
  };
  const server = (place: string, zone: string, kind = 'App'): string =>
    only(`${place}-network`, `aws_instance.${kind}_${zone}`);
  const firewall = (place: string, zone: string): string =>
    only(
      `${place}-network`,
      `aws_networkfirewall_firewall.${place === data.hub.name ? 'OwnInspection' : 'Inspection'}_Zones_Firewall_${zone}`,
    );
  const firewalls = (hops: readonly { readonly component: string }[]): string[] =>
    hops.map(({ component }) => component).filter((each) => each.includes('aws_networkfirewall_firewall.'));
  /** Firewalls of a conversation that must work: there, and back. */
  const passed = (from: string, to: string, port: string, down: readonly string[] = []): string[][] => {
    const { outcome, forward, return: back } = folder.trace(from, to, port, down);
    expect(outcome).toBe('reachable');
    return [firewalls(forward), firewalls(back)];
  };

  const { hub } = data;
  const places = data.environments.flatMap(({ name, vpc }) => vpc.zones.map((zone) => ({ name, zone })));

  it.each(places)('$name in $zone: to shared services past the firewall of each end’s own zone', (place) => {
    const own = firewall(place.name, place.zone);
    for (const zone of hub.vpc.zones) {
      const other = firewall(hub.name, zone);
      expect(passed(server(place.name, place.zone), server(hub.name, zone, 'Directory'), '636')).toEqual([
        [own, other],
        [other, own],
      ]);
    }
  });

  it.each(places)(
    '$name in $zone: to the internet and to sites past its own, and back by the same',
    (place) => {
      const own = firewall(place.name, place.zone);
      for (const to of ['198.51.100.10', 'on-premises:headquarters'])
        expect(passed(server(place.name, place.zone), to, '443')).toEqual([[own], [own]]);
    },
  );

  it.each(places)(
    'scanning to $name in $zone: past the firewall of its own zone, and that of the server’s',
    (place) => {
      const there = firewall(place.name, place.zone);
      for (const zone of hub.vpc.zones) {
        const own = firewall(hub.name, zone);
        const way = passed(server(hub.name, zone, 'Scanning'), server(place.name, place.zone), '22');
        expect(way).toEqual([
          [own, there],
          [there, own],
        ]);
      }
    },
  );

  it.each(hub.vpc.zones)('the hub in %s: to the internet past its own, and back by the same', (zone) => {
    const own = firewall(hub.name, zone);
    for (const kind of ['Directory', 'Monitoring', 'Proxy', 'Scanning'])
      expect(passed(server(hub.name, zone, kind), '198.51.100.10', '443')).toEqual([[own], [own]]);
  });

  it.each(data.environments)('$name: with a zone down, the others keep inspecting', (each) => {
    for (const zone of each.vpc.zones) {
      for (const lost of each.vpc.zones.filter((other) => other !== zone)) {
        const own = firewall(each.name, zone);
        expect(passed(server(each.name, zone), '198.51.100.10', '443', [`az:${lost}`])).toEqual([
          [own],
          [own],
        ]);
      }
    }
  });
});
