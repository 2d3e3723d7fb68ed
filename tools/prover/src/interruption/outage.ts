import { inside, parsePrefix, type Prefix } from '@landbridge/terraform-model';
import { advertisedPrefixes, type Advertised } from '../advertised/prefixes';
import { withDown, type Model } from '../model/model';
import { isLinkUp } from '../semantics/link-kind';
import type { SiteOutage } from './interruption';

/**
 * What each site behind the links loses while `down` is in force: which of its blocks AWS hears of no more, and of which
 * prefixes the site hears no more. What another prefix covers that stays is not lost.
 */
export function outages(
  base: Model,
  down: readonly string[],
  links: readonly string[],
  after: (link: string) => Advertised = () => NOTHING_CHANGES,
): SiteOutage[] {
  const model = withDown(base, down);
  return [...sitesOf(base, links)].map(([site, all]) => {
    const stays = all.filter((link) => isLinkUp(model, link));
    const learned = (which: readonly string[]): Prefix[] =>
      which.flatMap((link) => base.sites.ofLink.get(link)?.link.advertised.map(({ prefix }) => prefix) ?? []);
    const statics = (which: readonly string[]): Prefix[] =>
      which.flatMap((link) => [...(base.network.vpnConnections.get(link)?.staticRoutes ?? [])]);
    const reachedBy = (which: readonly string[]): Prefix[] => [...learned(which), ...statics(which)];
    const heardBefore = all.map((link) => advertisedPrefixes(base, link));
    const heardAfter = stays.map((link) => {
      const changed = after(link);
      return changed === NOTHING_CHANGES ? advertisedPrefixes(model, link) : changed;
    });
    const heard = prefixesOf(heardAfter);
    const unheard = missing(prefixesOf(heardBefore), heard);
    return {
      site,
      unreached: texts(missing(reachedBy(all), reachedBy(stays))),
      unheard: texts(unheard),
      partly: texts(unheard.filter((prefix) => heard.some((part) => covers(prefix, part)))),
      stays,
      unknown: [...new Set([...heardBefore, ...heardAfter].flatMap(({ unknown }) => unknown))],
    };
  });
}

/** Stands for "as the model with what is down has it". */
export const NOTHING_CHANGES: Advertised = { prefixes: [], unknown: [] };

/** The sites of the links with all of their links; a link of which nothing is assumed is a site by itself. */
function sitesOf(model: Model, links: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const result = new Map<string, readonly string[]>();
  for (const link of links) {
    const site = model.sites.ofLink.get(link)?.site;
    if (site === undefined) result.set(link, [link]);
    else
      result.set(
        site.name,
        [...new Set(site.links.map(({ via }) => via))].filter((via) => isLinkUp(model, via)),
      );
  }
  return result;
}

const prefixesOf = (all: readonly Advertised[]): Prefix[] =>
  all.flatMap(({ prefixes }) => prefixes.map(({ prefix }) => prefix));

/** Prefixes of `before` of which nothing of `after` holds the whole. */
function missing(before: readonly Prefix[], after: readonly Prefix[]): Prefix[] {
  return before.filter((prefix) => !after.some((other) => covers(other, prefix)));
}

const texts = (prefixes: readonly Prefix[]): string[] => [...new Set(prefixes.map(({ text }) => text))];

const covers = (wide: Prefix, narrow: Prefix): boolean =>
  wide.family === narrow.family && inside(narrow, wide);

/** Prefixes that two lists of texts do not share. */
export function listChange(
  before: readonly string[],
  after: readonly string[],
): { readonly withdrawn: string[]; readonly announced: string[] } {
  const canonical = (texts: readonly string[]): string[] =>
    texts.map((text) => parsePrefix(text)?.text ?? text);
  const [old, next] = [canonical(before), canonical(after)];
  return {
    withdrawn: old.filter((text) => !next.includes(text)),
    announced: next.filter((text) => !old.includes(text)),
  };
}
