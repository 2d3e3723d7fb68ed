/**
 * Packets that a route sends through an interface they are not addressed to. An instance forwards them exactly when
 * its source/destination check is off; its security groups judge them in and out, and references to security groups
 * do not reach through it.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/work-with-nat-instances.html
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/route-table-options.html
 */
import { Unknown } from '@landbridge/terraform-model';
import { intersect, normalise, pairs, subtract } from '../headers/ranges';
import type { Port } from '../model/interface';
import type { Model } from '../model/model';
import {
  doubtful,
  drop,
  hop,
  narrow,
  remembering,
  seen,
  type Entrance,
  type Flight,
  type Outcome,
  type Place,
} from '../trace/flight';
import { throughFirewall } from './firewall';
import { throughGatewayLoadBalancer } from './gateway-load-balancer';
import { throughNat } from './nat-gateway';
import { passGroups } from './security-group';
import { crossInto } from './subnet';

/** A route whose target is an interface or instance. */
export function routeToInterface(model: Model, flight: Flight, place: Place & { kind: 'target' }): Outcome[] {
  const { key } = place.target;
  const port = model.ports.all.get(key) ?? model.ports.ofOwner.get(key)?.[0];
  if (!port) return [doubtful(flight, key, `interface ${key} is not in the input`)];
  if (port.network.vpc !== place.vpc)
    return [drop(flight, key, `${key} lies in another VPC: the route is a blackhole`)];
  const from: Entrance =
    place.subnet === undefined ? { by: 'gateway', key: place.table } : { by: 'subnet', subnet: place.subnet };
  return [{ to: { kind: 'pass-through', port, from }, flight }];
}

export function passThrough(model: Model, flight: Flight, port: Port, from: Entrance): Outcome[] {
  const subnet = model.network.subnets.get(port.network.subnet);
  if (subnet && model.failures.subnet(subnet))
    return [drop(flight, port.owner, `${port.owner} is down with its zone`)];
  if (model.failures.resource(port.owner) || model.failures.resource(port.key))
    return [drop(flight, port.owner, `${port.owner} is down`)];
  const own = ownPart(flight, port);
  if (own.addressed) {
    const rest = own.rest ? passThrough(model, own.rest, port, from) : [];
    return [{ to: { kind: 'arrive', port, from }, flight: own.addressed }, ...rest];
  }
  const border = crossInto(model, flight, port.network.subnet, from);
  return [...border.ends, ...border.pass.flatMap((passed) => through(model, passed, port))];
}

/** Packets that are addressed to the very interface they are routed to arrive there. */
function ownPart(flight: Flight, port: Port): { addressed: Flight | undefined; rest: Flight | undefined } {
  const { family, destination } = flight.headers;
  const known = port.addresses.filter(
    (address) => address.family === family && (address.isKnown || flight.aim?.key === port.key),
  );
  const own = normalise(known.flatMap((address) => pairs(address.range)));
  const mine = intersect(destination, own);
  if (mine.length === 0) return { addressed: undefined, rest: flight };
  return {
    addressed: narrow(flight, { destination: mine }),
    rest: narrow(flight, { destination: subtract(destination, own) }),
  };
}

function through(model: Model, flight: Flight, port: Port): Outcome[] {
  switch (port.network.kind) {
    case 'nat-gateway':
      return throughNat(model, flight, port);
    case 'firewall-endpoint':
      return throughFirewall(model, flight, port);
    case 'gateway-load-balancer-endpoint':
      return throughGatewayLoadBalancer(model, flight, port);
    default:
      return forward(model, flight, port);
  }
}

function forward(model: Model, flight: Flight, port: Port): Outcome[] {
  const check = port.network.sourceDestCheck;
  if (check instanceof Unknown)
    return [doubtful(flight, port.owner, `its source/destination check: ${check.because}`)];
  if (check)
    return [
      drop(
        flight,
        port.owner,
        `the source/destination check of ${port.owner} is on: it drops what is not addressed to it`,
      ),
    ];
  const known = seen(flight, 'forwarder', port.owner);
  const stateful = model.assumptions.statefulForwarders ?? [];
  if (flight.request && !known && (stateful.includes(port.owner) || stateful.includes(port.key)))
    return [
      drop(flight, port.owner, `${port.owner} is stateful and did not see the request: it drops the reply`),
    ];
  const others = (model.ports.ofOwner.get(port.owner) ?? []).filter(
    (other) => other.network.subnet !== port.network.subnet,
  );
  if (others.length > 0)
    return [
      doubtful(
        flight,
        port.owner,
        'it has interfaces in several subnets, and which it sends by is its own affair',
      ),
    ];
  const inward = known ? { pass: [flight], ends: [] } : passGroups(model, port, 'ingress', flight);
  const outcomes: Outcome[] = [...inward.ends];
  for (const passed of inward.pass) {
    const outward = known ? { pass: [passed], ends: [] } : passGroups(model, port, 'egress', passed);
    outcomes.push(...outward.ends);
    for (const out of outward.pass) {
      const kept = remembering(
        { ...out, sender: out.sender && { ...out.sender, named: false } },
        { kind: 'forwarder', key: port.owner },
      );
      const sent = hop(kept, () => ({
        component: port.owner,
        kind: 'forwarder',
        decision: 'forward',
        because: 'its source/destination check is off: it forwards',
      }));
      outcomes.push({
        to: { kind: 'leave-subnet', subnet: port.network.subnet, by: 'host', port },
        flight: sent,
      });
    }
  }
  return outcomes;
}
