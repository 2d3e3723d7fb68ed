import { webTiersOf, type LandscapeData, type WebEnvironment } from './environments';
import type { Intent, IntentGroup } from './intent-file';
import { SHARED_SERVICES } from './shared-services';
import { APP_PORT, WEB_PORT } from './workloads/web-server';

const DOORS = ['80', '443'];

/** Load balancers and web servers of each place. */
export function webGroups(data: LandscapeData): Record<string, IntentGroup> {
  return Object.fromEntries(
    webTiersOf(data).flatMap(({ name }): [string, IntentGroup][] => [
      [frontOf(name), { resources: [`${name}-web/aws_lb.Front_*`] }],
      [webOf(name), { resources: [`${name}-web/aws_autoscaling_group.Fleet_*`] }],
    ]),
  );
}

/** Groups of web servers, of all places. */
export function webServers(data: LandscapeData): string[] {
  return webTiersOf(data).map(({ name }) => webOf(name));
}

/**
 * What the internet may enter, and who asks web servers: users come to the front doors, and only front doors send them on.
 *
 * @param appOf group of a place's application servers
 */
export function webIntents(data: LandscapeData, appOf: (place: string) => string): Intent[] {
  const places = webTiersOf(data);
  const fronts = places.map(({ name }) => frontOf(name));
  const closed: Intent = {
    name: 'the internet enters nowhere',
    from: 'internet',
    to: '*',
    expect: 'blocked',
    protocol: 'any',
  };
  if (fronts.length === 0) return [closed];
  const open: Intent = {
    name: 'the internet reaches every front door',
    from: 'internet',
    to: fronts,
    expect: 'reachable',
    protocol: 'tcp',
    ports: DOORS,
    survives: ['any-az'],
  };
  const doors = fronts.map((to) => ({ to, protocol: 'tcp' as const, ports: DOORS }));
  return [
    open,
    { ...closed, name: 'the internet enters by the front doors only', except: doors },
    ...places.flatMap((place) => placeIntents(place, data, appOf)),
  ];
}

function placeIntents(
  { name }: WebEnvironment,
  { environments, sites }: LandscapeData,
  appOf: (place: string) => string,
): Intent[] {
  const [front, web, app] = [frontOf(name), webOf(name), appOf(name)];
  const others = environments.filter((place) => place.name !== name).map((place) => place.name);
  const silent = Object.entries(SHARED_SERVICES).flatMap(([tier, { asks }]) =>
    asks.length > 0 ? [] : [tier],
  );
  return [
    reaches(`the front door of ${name} reaches its web servers, health checks too`, front, web, WEB_PORT),
    asksOnly(`the front door of ${name} asks no server anything else`, front, [web, app], web, WEB_PORT),
    {
      name: `web servers of ${name} answer nobody but it and scanning`,
      from: ['internet', ...Object.keys(sites), ...silent, ...others, app, web],
      to: web,
      expect: 'blocked',
      protocol: 'any',
    },
    reaches(`web servers of ${name} reach its application servers`, web, app, APP_PORT),
    asksOnly(`web servers of ${name} ask them nothing else`, web, [app], app, APP_PORT),
  ];
}

function reaches(name: string, from: string, to: string, port: number): Intent {
  return { name, from, to, expect: 'reachable', protocol: 'tcp', ports: [`${port}`], survives: ['any-az'] };
}

function asksOnly(name: string, from: string, to: readonly string[], only: string, port: number): Intent {
  const except = [{ to: only, protocol: 'tcp' as const, ports: [`${port}`] }];
  return { name, from, to, expect: 'blocked', protocol: 'any', except };
}

function frontOf(place: string): string {
  return `${place}-front`;
}

function webOf(place: string): string {
  return `${place}-web`;
}
