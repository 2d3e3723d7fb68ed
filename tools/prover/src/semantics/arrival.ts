/**
 * Arriving at a network interface to which packets are addressed: the border of its subnet, then its security
 * groups, then whatever the interface belongs to.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/infrastructure-security.html
 */
import type { Port } from '../model/interface';
import type { Model } from '../model/model';
import { drop, hop, type Entrance, type Flight, type Outcome } from '../trace/flight';
import { atInterfaceEndpoint } from './interface-endpoint';
import { atLoadBalancer } from './load-balancer';
import { returnThroughNat } from './nat-gateway';
import { passGroups } from './security-group';
import { crossInto } from './subnet';

export function arrive(model: Model, flight: Flight, port: Port, from: Entrance): Outcome[] {
  const subnet = model.network.subnets.get(port.network.subnet);
  if (subnet && model.failures.subnet(subnet))
    return [drop(flight, port.owner, `${port.owner} is down with its zone`)];
  if (model.failures.resource(port.owner) || model.failures.resource(port.key))
    return [drop(flight, port.owner, `${port.owner} is down`)];
  const border = subnet ? crossInto(model, flight, subnet.key, from) : { pass: [flight], ends: [] };
  return [...border.ends, ...border.pass.flatMap((passed) => atPort(model, passed, port))];
}

function atPort(model: Model, flight: Flight, port: Port): Outcome[] {
  if (port.network.kind === 'nat-gateway') return returnThroughNat(model, flight, port);
  if (isReplyHome(flight, port))
    return [deliver(flight, port, 'the reply of a connection that its groups track')];
  const judged = flight.request ? { pass: [flight], ends: [] } : passGroups(model, port, 'ingress', flight);
  return [...judged.ends, ...judged.pass.flatMap((passed) => beyondGroups(model, passed, port))];
}

function beyondGroups(model: Model, flight: Flight, port: Port): Outcome[] {
  switch (port.network.kind) {
    case 'load-balancer':
      return atLoadBalancer(model, flight, port);
    case 'interface-endpoint':
      return atInterfaceEndpoint(model, flight, port);
    case 'gateway-load-balancer-endpoint':
    case 'firewall-endpoint':
      return [drop(flight, port.owner, `${port.owner} takes only what a route sends through it`)];
    default:
      return [deliver(flight, port, 'the packet is addressed to it')];
  }
}

function isReplyHome(flight: Flight, port: Port): boolean {
  const home = flight.request?.home;
  return home?.kind === 'port' && home.port.owner === port.owner;
}

export function deliver(flight: Flight, port: Port, because: string): Outcome {
  return {
    end: 'delivered',
    flight: hop(flight, () => ({ component: port.owner, kind: 'destination', decision: 'deliver', because })),
    at: { component: port.owner, because },
    receiver: { kind: 'port', port },
  };
}
