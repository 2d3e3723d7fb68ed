import type { Hop, TraceResult } from '@landbridge/prover';
import type { Colors } from 'picocolors/types';

/** The answer of `trace` for a person: the outcome and why, then each hop there and back. */
export function traceText(result: TraceResult, colors: Colors): string {
  const { outcome, stopsAt, packet } = result;
  const paint = { reachable: colors.green, blocked: colors.red, unknown: colors.yellow }[outcome];
  const lines = [paint(colors.bold(outcome))];
  if (packet !== undefined) {
    const { protocol, source, destination, sourcePort, port } = packet;
    lines.push(`packet  ${protocol} ${withPort(source, sourcePort)} → ${withPort(destination, port)}`);
  }
  if (stopsAt !== undefined)
    lines.push(`stops   ${stopsAt.direction} at ${stopsAt.component}: ${stopsAt.because}`);
  lines.push(...way('there', result.forward), ...way('back', result.return), ...facts(result));
  return lines.join('\n');
}

function way(title: string, hops: readonly Hop[]): readonly string[] {
  return hops.length === 0 ? [] : [title, ...hops.map((hop) => `  ${hopLine(hop)}`)];
}

function hopLine({ kind, component, decision, because, table, prefix, target, origin, rule }: Hop): string {
  const route =
    table === undefined ? '' : ` ${prefix ?? 'no route'} → ${target ?? 'nowhere'} (${origin ?? 'none'})`;
  const ruled = rule === undefined ? '' : ` rule ${rule}`;
  return `${decision.padEnd(9)} ${kind} ${component}${route}${ruled}: ${because}`;
}

function facts({
  sourceSeen,
  target,
  mtu,
  mtuBecause,
  weak = [],
  policy = [],
}: TraceResult): readonly string[] {
  return [
    ...(sourceSeen === null ? [] : [`source seen by the receiver: ${sourceSeen}`]),
    ...(target === undefined ? [] : [`target of the load balancer: ${target}`]),
    ...(mtu === undefined ? [] : [`path MTU: ${mtu} (${mtuBecause ?? ''})`]),
    ...weak.map((stop) => `another path ends ${stop.direction} at ${stop.component}: ${stop.because}`),
    ...policy.map(({ component, verdict, because }) => `policy ${component} ${verdict}: ${because}`),
  ];
}

function withPort(address: string, port: number | undefined): string {
  if (port === undefined) return address;
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}
