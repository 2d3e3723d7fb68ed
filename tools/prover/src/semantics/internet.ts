/**
 * The internet between gateways: it carries public addresses only, to whoever holds them.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html
 */
import { isSingle } from '../headers/ranges';
import { vpcsHolding, type Model } from '../model/model';
import { isPublic } from '../model/public-space';
import { drop, entriesOf, hop, type Flight, type Outcome, type Place } from '../trace/flight';
import { enterFromInternet } from './internet-gateway';

export function acrossInternet(model: Model, flight: Flight, place: Place & { kind: 'internet' }): Outcome[] {
  const { family, destination } = flight.headers;
  const first = destination[0]!;
  if (!isPublic(family, first)) return [drop(flight, 'internet', privateDestination(flight))];
  if (place.from === 'internet' && flight.request?.home.kind !== 'internet')
    return enterFromInternet(model, flight);
  if (!isSingle(destination)) return [reached(flight, 'any public address')];
  if (isHeldByVpc(model, flight, first)) return enterFromInternet(model, flight);
  for (const service of model.services.known.values()) {
    if (service.addresses.some((address) => address.family === family && address.value === first))
      return [atService(flight, service.name)];
  }
  for (const site of model.sites.byName.values()) {
    const own = site.blocks.some(
      (block) => block.family === family && block.first <= first && first <= block.last,
    );
    if (own && site.internet && place.from !== `on-premises:${site.name}`)
      return [{ to: { kind: 'site-in', site: site.name, link: 'internet' }, flight }];
  }
  return [reached(flight, 'a public address outside the model')];
}

function privateDestination(flight: Flight): string {
  const who = flight.aim?.owner;
  return who === undefined
    ? 'the internet carries no private address'
    : `${who} has no public address, and the internet carries no private one`;
}

function isHeldByVpc(model: Model, flight: Flight, value: bigint): boolean {
  if (flight.headers.family === 6) return vpcsHolding(model, 6, value).length > 0;
  if (model.ports.byPublic.has(value)) return true;
  return entriesOf(flight.request?.session, 'internet-gateway').some((entry) => entry.outside === value);
}

function reached(flight: Flight, because: string): Outcome {
  return {
    end: 'delivered',
    flight: hop(flight, () => ({ component: 'internet', kind: 'internet', decision: 'deliver', because })),
    at: { component: 'internet', because },
    receiver: { kind: 'internet' },
  };
}

function atService(flight: Flight, name: string): Outcome {
  const because = `a public address of ${name}`;
  return {
    end: 'delivered',
    flight: hop(flight, () => ({
      component: `service:${name}`,
      kind: 'service',
      decision: 'deliver',
      because,
    })),
    at: { component: `service:${name}`, because },
    receiver: { kind: 'service', name },
  };
}
