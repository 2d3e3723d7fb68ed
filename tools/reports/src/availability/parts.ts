import type { Hop, Model, TraceResult } from '@landbridge/prover';
import { typeOf } from './sla';

/** Kinds of hops that are something which can be out of order. Tables, groups and ACLs are settings. */
const FALLIBLE: ReadonlySet<Hop['kind']> = new Set([
  'source',
  'destination',
  'nat-gateway',
  'peering',
  'transit-gateway',
  'transit-gateway-attachment',
  'vpn-gateway',
  'vpn-connection',
  'direct-connect-gateway',
  'virtual-interface',
  'vpc-endpoint',
  'firewall',
  'load-balancer',
  'forwarder',
  'internet-gateway',
  'egress-only-internet-gateway',
]);

/** A subnet that stands for an interface in it is a place, and a VPC a setting. */
const PLACES: ReadonlySet<string> = new Set(['aws_subnet', 'aws_vpc']);

/** Resources that a conversation passes and that can fail, each once, in the words of `--down`. */
export function partsOf(model: Model, trace: TraceResult): string[] {
  const passed = [...trace.forward, ...trace.return]
    .filter(({ kind }) => FALLIBLE.has(kind))
    .map(({ component }) => component);
  if (trace.target !== undefined) passed.push(trace.target);
  const parts = passed.flatMap((component) => [component, ...carriersOf(model, component)]);
  const exists = (part: string): boolean => model.network.reading.resource(part) !== undefined;
  return [...new Set(parts)].filter((part) => exists(part) && !PLACES.has(typeOf(part)));
}

/** What a hop rests on and does not name: the gateway of an attachment, the VPN or the port that carries it. */
function carriersOf({ network }: Model, component: string): string[] {
  const attachment = network.transitAttachments.get(component);
  const virtualInterface = network.directConnect.interfaces.get(component);
  const kinds = attachment?.kind === 'vpn' ? [attachment.resource] : [];
  return [attachment?.gateway, ...kinds, virtualInterface?.connection].filter(
    (carrier) => typeof carrier === 'string',
  );
}

/** Zones and Regions that hold subnets, as failures. */
export function placesOf({ network }: Model): string[] {
  const places = new Set<string>();
  for (const { zone, region } of network.subnets.values()) {
    const name = zone.id ?? zone.name;
    if (name !== undefined) places.add(`az:${name}`);
    if (region !== undefined) places.add(`region:${region}`);
  }
  return [...places].sort();
}
