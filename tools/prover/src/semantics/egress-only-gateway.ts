/**
 * Egress-only internet gateways: IPv6, outbound connections and their replies only.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/egress-only-internet-gateway.html
 */
import { subtract } from '../headers/ranges';
import type { Model } from '../model/model';
import { routable } from '../model/public-space';
import {
  carriedBy,
  doubtful,
  drop,
  hop,
  narrow,
  remembering,
  type Flight,
  type Outcome,
  type Place,
} from '../trace/flight';
import { internetMtu } from './internet-gateway';
import { judgePublicAccess } from './public-access';

export function leaveByEgressOnlyGateway(
  model: Model,
  flight: Flight,
  place: Place & { kind: 'target' },
): Outcome[] {
  const { key } = place.target;
  const gateway = model.network.egressOnlyGateways.get(key);
  if (!gateway) return [doubtful(flight, key, `egress-only internet gateway ${key} is not in the input`)];
  if (gateway.vpc !== place.vpc) return [drop(flight, key, `${key} does not belong to ${place.vpc}`)];
  if (model.failures.resource(key)) return [drop(flight, key, `${key} is down`)];
  if (flight.headers.family === 4) return [drop(flight, key, `${key} carries IPv6 only`)];
  if (flight.request)
    return [
      drop(
        flight,
        key,
        `${key} saw no request from inside: it carries no reply to a connection from the internet`,
      ),
    ];
  const reachable = routable(6, flight.headers.destination);
  const outcomes: Outcome[] = [];
  const lost = subtract(flight.headers.destination, reachable);
  const stray = lost.length > 0 ? narrow(flight, { destination: lost }) : undefined;
  if (stray) outcomes.push(drop(stray, key, 'the internet carries no private destination'));
  const onward = reachable.length > 0 ? narrow(flight, { destination: reachable }) : undefined;
  if (!onward) return outcomes;
  for (const judged of judgePublicAccess(model, onward, place.vpc, place.subnet, 'egress', key)) {
    if ('end' in judged) outcomes.push(judged);
    else {
      const because = 'outbound IPv6 connections and their replies only';
      const out = hop(
        remembering({ ...judged.flight, sender: undefined }, { kind: 'egress-only', key }),
        () => ({
          component: key,
          kind: 'egress-only-internet-gateway',
          decision: 'forward',
          because,
        }),
      );
      const flightOut = carriedBy(out, internetMtu.bytes, internetMtu.because);
      outcomes.push({ to: { kind: 'internet', from: key }, flight: flightOut });
    }
  }
  return outcomes;
}
