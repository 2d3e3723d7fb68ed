/**
 * Direct Connect gateways carry packets between virtual interfaces and the gateways associated with them. Allowed
 * prefixes filter what a virtual private gateway's VPC advertises, and are the advertisement of a transit gateway.
 * Traffic between two gateways does not go through the DX gateway itself.
 *
 * @see https://docs.aws.amazon.com/directconnect/latest/UserGuide/allowed-to-prefixes.html
 * @see https://docs.aws.amazon.com/directconnect/latest/UserGuide/direct-connect-gateways-intro.html
 */
import {
  Unknown,
  inside,
  type DxAssociation,
  type DxGateway,
  type Prefix,
} from '@landbridge/terraform-model';
import { remember, type Model } from '../model/model';
import { doubtful, drop, hop, narrow, type Flight, type Outcome, type Place } from '../trace/flight';
import { dxGatewayRoutes } from './link-routes';
import { chooseLinks } from './vpn-gateway';

export function atDxGateway(model: Model, flight: Flight, place: Place & { kind: 'dx-gateway' }): Outcome[] {
  const { gateway: key, from } = place;
  const gateway = model.network.directConnect.gateways.get(key);
  if (!gateway) return [doubtful(flight, key, `DX gateway ${key} is not in the input`)];
  if (model.failures.resource(key)) return [drop(flight, key, `${key} is down`)];
  return model.network.directConnect.interfaces.has(from)
    ? fromInterface(model, flight, gateway, from)
    : toInterface(model, flight, key, model.network.vpnGateways.has(from) ? 'private' : 'transit');
}

function toInterface(
  model: Model,
  flight: Flight,
  key: string,
  kind: 'private' | 'transit',
  notBy?: string,
): Outcome[] {
  const learned = dxGatewayRoutes(model, key, kind);
  const table = remember(model, `link table ${key} ${kind} ${notBy ?? ''}`, () =>
    chooseLinks(
      learned.routes.filter(
        (route) => notBy === undefined || (route.link !== notBy && hasSiteLink(model, route.link)),
      ),
    ),
  );
  const { parts, rest } = table[flight.headers.family].split(flight.headers.destination);
  const outcomes = parts.flatMap(({ addresses, value }) => {
    const part = narrow(flight, { destination: addresses });
    if (!part) return [];
    return value.routes.map((route): Outcome => {
      const onward = hop(part, () => ({
        component: key,
        kind: 'direct-connect-gateway',
        decision: 'forward',
        prefix: route.prefix.text,
        target: route.link,
        because: `${route.prefix.text} is best known ${route.because}`,
      }));
      return { to: { kind: 'link', link: route.link, site: '' }, flight: onward };
    });
  });
  const missed = rest.length > 0 ? narrow(flight, { destination: rest }) : undefined;
  if (missed) {
    const [unsaid] = learned.unsaid;
    outcomes.push(
      unsaid
        ? doubtful(missed, unsaid.component, unsaid.because)
        : drop(missed, key, `${key} knows no prefix that holds the destination`),
    );
  }
  return outcomes;
}

function fromInterface(model: Model, flight: Flight, gateway: DxGateway, from: string): Outcome[] {
  const kind = model.network.directConnect.interfaces.get(from)!.kind;
  const best: { association: DxAssociation; prefix: Prefix }[] = [];
  for (const association of gateway.associations) {
    if (model.failures.resource(association.key)) continue;
    if ((association.kind === 'transit-gateway') !== (kind === 'transit')) continue;
    for (const prefix of associationPrefixes(model, association)) best.push({ association, prefix });
  }
  const holding = best
    .filter(
      ({ prefix }) =>
        prefix.family === flight.headers.family &&
        narrow(flight, { destination: [prefix.first, prefix.last] }),
    )
    .sort((a, b) => b.prefix.length - a.prefix.length);
  const [first] = holding;
  if (!first) {
    if (hasSiteLink(model, from))
      return toInterface(model, flight, gateway.key, kind === 'transit' ? 'transit' : 'private', from);
    const doubt = gateway.associations.find(
      (association) => association.gateway instanceof Unknown || association.doubt,
    );
    const because = 'no associated gateway advertises a prefix that holds the destination';
    return [
      doubt
        ? doubtful(flight, doubt.key, 'its gateway or prefixes are not known')
        : drop(flight, gateway.key, because),
    ];
  }
  return holding
    .filter(({ prefix }) => prefix.length === first.prefix.length)
    .flatMap(({ association, prefix }) => intoGateway(flight, gateway.key, association, prefix));
}

function intoGateway(flight: Flight, key: string, association: DxAssociation, prefix: Prefix): Outcome[] {
  const part = narrow(flight, { destination: [prefix.first, prefix.last] });
  if (!part || typeof association.gateway !== 'string') return [];
  const { gateway } = association;
  const onward = hop(part, () => ({
    component: key,
    kind: 'direct-connect-gateway',
    decision: 'forward',
    prefix: prefix.text,
    target: gateway,
    because: `${association.key} associates ${gateway}, which advertises ${prefix.text}`,
  }));
  return association.kind === 'transit-gateway'
    ? [{ to: { kind: 'transit', gateway, attachment: association.key, subnet: undefined }, flight: onward }]
    : [{ to: { kind: 'vpn-gateway', gateway, from: association.key }, flight: onward }];
}

/** What an association makes the DX gateway advertise to the virtual interfaces. */
export function associationPrefixes(model: Model, association: DxAssociation): readonly Prefix[] {
  if (association.kind === 'transit-gateway') return association.allowed;
  const gateway =
    typeof association.gateway === 'string' ? model.network.vpnGateways.get(association.gateway) : undefined;
  const blocks = typeof gateway?.vpc === 'string' ? (model.blocks.ofVpc.get(gateway.vpc) ?? []) : [];
  if (association.allowed.length === 0) return blocks;
  return blocks.filter((block) => association.allowed.some((allowed) => inside(block, allowed)));
}

function hasSiteLink(model: Model, link: string): boolean {
  return model.network.directConnect.interfaces.get(link)?.siteLink === true;
}
