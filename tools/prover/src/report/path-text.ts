import type { Hop, TraceResult, WitnessPacket } from '../trace/result';

/** One packet: `tcp 10.16.32.4:50000 → 10.48.32.4:443`. */
export function packetText({ protocol, source, destination, sourcePort, port }: WitnessPacket): string {
  const from = sourcePort === undefined ? source : `${bracketed(source)}:${sourcePort}`;
  const to = port === undefined ? destination : `${bracketed(destination)}:${port}`;
  return `${protocol} ${from} → ${to}`;
}

/** The way of a packet, one line a hop; the line where it ends is marked. */
export function pathLines(trace: TraceResult): string[] {
  const lines = hopLines(trace.forward, '→', trace.stopsAt?.direction === 'forward');
  if (trace.return.length > 0)
    lines.push(...hopLines(trace.return, '←', trace.stopsAt?.direction === 'return'));
  return lines;
}

function hopLines(hops: readonly Hop[], arrow: string, ends: boolean): string[] {
  const width = Math.min(60, Math.max(0, ...hops.map(({ component }) => component.length)));
  return hops.map((hop, at) => {
    const mark = ends && at === hops.length - 1 ? '✗' : arrow;
    return `${mark} ${hop.component.padEnd(width)}  ${hop.decision.padEnd(9)}  ${detail(hop)}`;
  });
}

function detail(hop: Hop): string {
  const route =
    hop.prefix === undefined ? '' : `${hop.prefix} → ${hop.target ?? '?'} (${hop.origin ?? 'route'}): `;
  const rule = hop.rule === undefined ? '' : `rule ${hop.rule}: `;
  return `${route}${rule}${hop.because}`;
}

function bracketed(address: string): string {
  return address.includes(':') ? `[${address}]` : address;
}
