/**
 * On-premises networks as the assumptions describe them. A site sends only to prefixes that AWS advertises to it,
 * longest first; its firewall lets in what `allowSources` says, and replies; it passes on what is not its own to
 * another link, since nothing in AWS can keep a router from doing so.
 *
 * @see https://docs.aws.amazon.com/directconnect/latest/UserGuide/direct-connect-gateways-intro.html
 */
import { intersect, normalise, subtract } from '../headers/ranges';
import type { Model } from '../model/model';
import { routable } from '../model/public-space';
import type { OnPremises } from '../model/sites';
import { advertisedPrefixes } from '../advertised/prefixes';
import { doubtful, drop, hop, narrow, type Flight, type Outcome, type Place } from '../trace/flight';
import { isLinkUp, linkKind } from './link-kind';
import { narrowedBy } from './link';

export function enterSite(model: Model, flight: Flight, place: Place & { kind: 'site-in' }): Outcome[] {
  const component = `on-premises:${place.site}`;
  const site = model.sites.byName.get(place.site);
  if (model.failures.site(place.site)) return [drop(flight, component, `${component} is down`)];
  if (!site) return [delivered(flight, place.site, 'a static route says that the destination is there')];
  const outcomes: Outcome[] = [];
  let admitted: Flight | undefined = flight;
  const isReply = flight.request !== undefined;
  if (site.allows && !isReply) {
    const allowed = ranges(site.allows, flight);
    const refused = narrow(flight, { source: subtract(flight.headers.source, allowed) });
    if (refused)
      outcomes.push(
        drop(refused, component, 'the firewall of the site does not let the source in (allowSources)'),
      );
    admitted = narrow(flight, { source: allowed });
  }
  if (!admitted) return outcomes;
  const own = ranges(site.blocks, flight);
  const here = narrow(admitted, { destination: own });
  if (here) outcomes.push(delivered(here, site.name, 'the destination is an address of the site'));
  const elsewhere = narrow(admitted, { destination: subtract(admitted.headers.destination, own) });
  if (elsewhere) {
    const turned = hop(elsewhere, () => ({
      component,
      kind: 'site',
      decision: 'forward',
      because: 'not an address of the site: its router may send it on',
    }));
    outcomes.push({ to: { kind: 'site-out', site: site.name, cameBy: place.link }, flight: turned });
  }
  return outcomes;
}

function delivered(flight: Flight, site: string, because: string): Outcome {
  const component = `on-premises:${site}`;
  return {
    end: 'delivered',
    flight: hop(flight, () => ({ component, kind: 'site', decision: 'deliver', because })),
    at: { component, because },
    receiver: { kind: 'site', site },
  };
}

/** What a site sends: by the link over which AWS advertises the longest prefix that holds the destination. */
export function leaveSite(model: Model, flight: Flight, place: Place & { kind: 'site-out' }): Outcome[] {
  const component = `on-premises:${place.site}`;
  const site = model.sites.byName.get(place.site);
  if (model.failures.site(place.site)) return [drop(flight, component, `${component} is down`)];
  const links = site
    ? site.links.map((link) => link.via)
    : [place.cameBy ?? ''].filter((link) => link !== '');
  const choices = links
    .filter((link) => isLinkUp(model, link))
    .flatMap((link) =>
      advertisedPrefixes(model, link).prefixes.map(({ prefix, because }) => ({ link, prefix, because })),
    )
    .filter(({ prefix }) => prefix.family === flight.headers.family)
    .sort((a, b) => b.prefix.length - a.prefix.length);
  const outcomes: Outcome[] = [];
  let rest = flight.headers.destination;
  for (let i = 0; i < choices.length && rest.length > 0;) {
    const { length, first, last } = choices[i]!.prefix;
    const part = intersect(rest, [first, last]);
    const equal = choices.filter(
      (choice) => choice.prefix.length === length && choice.prefix.first === first,
    );
    if (part.length > 0) {
      for (const choice of equal) {
        const own = narrow(flight, { destination: part })!;
        outcomes.push(intoAws(model, own, component, choice.link, choice.prefix.text, choice.because));
      }
      rest = subtract(rest, part);
    }
    i++;
  }
  const left = rest.length > 0 ? narrow(flight, { destination: rest }) : undefined;
  const open = links.find((link) => isPublicInterface(model, link) && isLinkUp(model, link));
  if (left) outcomes.push(...withoutAws(site, left, component, open));
  return outcomes;
}

function intoAws(
  model: Model,
  flight: Flight,
  component: string,
  link: string,
  prefix: string,
  because: string,
): Outcome {
  const kind = linkKind(model, link);
  const sent = narrowedBy(
    model,
    hop(flight, () => ({
      component,
      kind: 'site',
      decision: 'forward',
      prefix,
      target: link,
      because: `AWS advertises ${prefix} over ${link} (${because})`,
    })),
    link,
  );
  switch (kind.to) {
    case 'vpn-gateway':
      return { to: { kind: 'vpn-gateway', gateway: kind.gateway, from: link }, flight: sent };
    case 'transit-gateway':
      return {
        to: { kind: 'transit', gateway: kind.gateway, attachment: link, subnet: undefined },
        flight: sent,
      };
    case 'dx-gateway':
      return { to: { kind: 'dx-gateway', gateway: kind.gateway, from: link }, flight: sent };
    default:
      return drop(sent, link, `${link} leads to no gateway of the model`);
  }
}

function isPublicInterface(model: Model, link: string): boolean {
  return model.network.directConnect.interfaces.get(link)?.kind === 'public';
}

function withoutAws(
  site: OnPremises | undefined,
  flight: Flight,
  component: string,
  publicInterface: string | undefined,
): Outcome[] {
  const outcomes: Outcome[] = [];
  let rest: Flight | undefined = flight;
  const open = routable(flight.headers.family, flight.headers.destination);
  if (publicInterface !== undefined) {
    const out = open.length > 0 ? narrow(flight, { destination: open }) : undefined;
    if (out)
      outcomes.push(
        doubtful(out, publicInterface, 'which public prefixes AWS advertises over it is not modelled'),
      );
    rest = narrow(flight, { destination: subtract(flight.headers.destination, open) });
  } else if (site?.internet) {
    const out = open.length > 0 ? narrow(flight, { destination: open }) : undefined;
    if (out) {
      const sent = hop(out, () => ({
        component,
        kind: 'site',
        decision: 'forward',
        because: 'by its own internet link',
      }));
      outcomes.push({ to: { kind: 'internet', from: component }, flight: sent });
    }
    rest = narrow(flight, { destination: subtract(flight.headers.destination, open) });
  }
  if (rest)
    outcomes.push(drop(rest, component, 'AWS advertises no prefix that holds the destination to the site'));
  return outcomes;
}

function ranges(blocks: OnPremises['blocks'], flight: Flight): readonly bigint[] {
  const own = blocks.filter((block) => block.family === flight.headers.family);
  return normalise(own.map((block) => [block.first, block.last] as const));
}
