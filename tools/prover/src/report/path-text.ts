import type { Hop, TraceResult, WitnessPacket } from '../trace/result';

/** One packet: `tcp 10.16.32.4:50000 → 10.48.32.4:443`. */
export function packetText({ protocol, source, destination, sourcePort, port }: WitnessPacket): string {
  const from = sourcePort === undefined ? source : `${bracketed(source)}:${sourcePort}`;
  const to = port === undefined ? destination : `${bracketed(destination)}:${port}`;
  return `${protocol} ${from} → ${to}`;
}

/** The hop that decides: marked among the others. */
export interface Decisive {
  readonly component: string;
  readonly because: string;
}

/**
 * The way of a packet, one line a hop: `→` there, `←` back, `✗` where it is lost, `»` what decides. Network ACLs that
 * let it pass are left out; the JSON report has them.
 */
export function pathLines(trace: TraceResult, decisive?: Decisive): string[] {
  const isLost = trace.stopsAt !== undefined;
  const there = telling(trace.forward);
  const back = telling(trace.return);
  const width = Math.min(72, Math.max(0, ...[...there, ...back].map(({ component }) => component.length)));
  const lines = (hops: readonly Hop[], arrow: string, ends: boolean) =>
    hops.map((hop, at) => {
      const mark = ends && at === hops.length - 1 ? '✗' : isSame(hop, decisive) ? '»' : arrow;
      return `${mark} ${hop.component.padEnd(width)}  ${sayHop(hop)}`;
    });
  return [
    ...lines(there, '→', isLost && trace.stopsAt?.direction === 'forward'),
    ...lines(back, '←', isLost && trace.stopsAt?.direction === 'return'),
  ];
}

function telling(hops: readonly Hop[]): Hop[] {
  return hops.filter(({ kind, decision }) => kind !== 'network-acl' || decision !== 'allow');
}

function isSame({ component, because }: Hop, decisive: Decisive | undefined): boolean {
  return component === decisive?.component && because === decisive.because;
}

/** A route says its words once: `10.0.0.0/8 → tgw (static, aws_route.x)`. */
function sayHop({ because }: Hop): string {
  return because.replace(/ is the most specific route \(/, ' (');
}

function bracketed(address: string): string {
  return address.includes(':') ? `[${address}]` : address;
}
