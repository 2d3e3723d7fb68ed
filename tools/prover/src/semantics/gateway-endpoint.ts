/**
 * Gateway endpoints (S3, DynamoDB): a prefix-list route leads to the service's own addresses; only for packets that
 * start in the endpoint's VPC, not for those that come through a peering, VPN, Direct Connect or transit gateway.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html
 */
import { sameZone } from '@landbridge/terraform-model';
import { covers, normalise } from '../headers/ranges';
import type { Port } from '../model/interface';
import type { Model } from '../model/model';
import { doubtful, drop, hop, remembering, type Flight, type Outcome, type Place } from '../trace/flight';
import { routeToInterface } from './forwarder';

/** A route whose target is a VPC endpoint or firewall endpoint. */
export function routeToEndpoint(model: Model, flight: Flight, place: Place & { kind: 'target' }): Outcome[] {
  const { key } = place.target;
  if (model.network.firewalls.has(key)) return toEndpointInterface(model, flight, place);
  const endpoint = model.network.endpoints.get(key);
  if (!endpoint) return [doubtful(flight, key, `VPC endpoint ${key} is not in the input`)];
  if (endpoint.type === 'Gateway') return toService(model, flight, place);
  if (endpoint.type === 'GatewayLoadBalancer') return toEndpointInterface(model, flight, place);
  return [
    drop(flight, key, `a route cannot lead to ${key}: it is no gateway or Gateway Load Balancer endpoint`),
  ];
}

function toService(model: Model, flight: Flight, place: Place & { kind: 'target' }): Outcome[] {
  const endpoint = model.network.endpoints.get(place.target.key)!;
  const { key } = endpoint;
  if (model.failures.resource(key)) return [drop(flight, key, `${key} is down`)];
  if (endpoint.vpc !== place.vpc) return [drop(flight, key, `${key} belongs to another VPC`)];
  const blocks = (model.blocks.ofVpc.get(place.vpc) ?? []).filter(
    (block) => block.family === flight.headers.family,
  );
  const own = normalise(blocks.map((block) => [block.first, block.last] as const));
  if (!covers(own, flight.headers.source))
    return [
      drop(
        flight,
        key,
        `a gateway endpoint serves its own VPC only, and the packets come from outside ${place.vpc}`,
      ),
    ];
  const name = typeof endpoint.service === 'string' ? endpoint.service : key;
  const because = `${key} leads to ${name}`;
  const served = hop(remembering(flight, { kind: 'gateway-endpoint', key, vpc: place.vpc }), () => ({
    component: key,
    kind: 'vpc-endpoint',
    decision: 'deliver',
    because,
  }));
  return [
    {
      end: 'delivered',
      flight: served,
      at: { component: key, because },
      receiver: { kind: 'service', name },
    },
  ];
}

/** The endpoint's interface in the zone that is routed from, or the only one. */
function toEndpointInterface(model: Model, flight: Flight, place: Place & { kind: 'target' }): Outcome[] {
  const { key } = place.target;
  const ports = (model.ports.ofOwner.get(key) ?? []).filter((port) => port.network.vpc === place.vpc);
  if (ports.length === 0) return [drop(flight, key, `${key} has no interface in ${place.vpc}`)];
  return nearest(model, ports, place.subnet).flatMap((port) =>
    routeToInterface(model, flight, { ...place, target: { kind: 'interface', key: port.key } }),
  );
}

/** Expressions pick the endpoint of the own zone; where there is none, any may be meant. */
function nearest(model: Model, ports: readonly Port[], subnet: string | undefined): readonly Port[] {
  const from = subnet === undefined ? undefined : model.network.subnets.get(subnet);
  const near = ports.filter((port) => {
    const own = model.network.subnets.get(port.network.subnet);
    return from && own && sameZone(from.zone, own.zone) === true;
  });
  return near.length > 0 ? near : ports;
}
