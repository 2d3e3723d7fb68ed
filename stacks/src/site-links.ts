import { routersOf, type RouterInterface, type RouterTunnel } from '@landbridge/hybrid';
import type { TerraformResource } from 'cdktf';
import type { Construct } from 'constructs';
import type { HybridSiteStack } from './hybrid-site-stack';

/** What a router announces over one of its links. */
export interface Announcement {
  readonly prefix: string;
  readonly asPath: readonly number[];
  readonly med?: number;
  readonly communities?: readonly string[];
}

/** Links of each site, as the prover names them, with what its routers are told to announce there. */
export type SiteLinks = Readonly<
  Record<string, readonly { readonly via: string; readonly advertises: readonly Announcement[] }[]>
>;

/** The announcements are those of the routers' configurations, so that proofs and routers are about the same. */
export function siteLinks(stack: HybridSiteStack): SiteLinks {
  const announced = new Map<string, readonly Announcement[]>();
  for (const { asn, tunnels, interfaces } of routersOf(stack)) {
    // Of two tunnels the one that is preferred speaks for the connection.
    const sessions = [...tunnels, ...interfaces].sort((a, b) => a.prepend - b.prepend);
    for (const session of sessions)
      if (!announced.has(session.link)) announced.set(session.link, announcementsOf(session, asn));
  }
  const linkOf = (link: Construct) => {
    const resource = link.node.findChild('Resource') as TerraformResource;
    const address = `${resource.terraformResourceType}.${resource.friendlyUniqueId}`;
    return { via: `${stack.node.id}/${address}`, advertises: announced.get(address) ?? [] };
  };
  return Object.fromEntries(
    [...stack.sites].map(([name, { vpns, interfaces }]) => [
      name,
      [...interfaces.values(), ...vpns.values()].map(linkOf),
    ]),
  );
}

function announcementsOf(session: RouterTunnel | RouterInterface, asn: number): readonly Announcement[] {
  const { advertises, prepend, med } = session;
  const community = 'community' in session ? session.community : null;
  return advertises.map((prefix) => ({
    prefix,
    asPath: Array.from({ length: 1 + prepend }, () => asn),
    ...(med !== null && { med }),
    ...(community !== null && { communities: [community] }),
  }));
}
