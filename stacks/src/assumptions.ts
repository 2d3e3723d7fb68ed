import type { LandscapeData } from './environments';
import type { LinkAddresses } from './link-addresses';

/** What Terraform cannot know and the prover has to be told: the sites on-premises, and what they announce. */
export interface AssumptionsFile {
  readonly sites: Readonly<Record<string, SiteAssumption>>;
}

export interface SiteAssumption {
  readonly cidrs: readonly string[];
  /** Links to AWS and the prefixes announced on each. */
  readonly links: readonly {
    readonly via: string;
    readonly advertises: readonly { readonly prefix: string }[];
  }[];
}

/** Every router of a site announces all of the site's blocks over each of its links. */
export function assumptions({ onPremises }: LandscapeData, links: LinkAddresses): AssumptionsFile {
  const sites = Object.entries(onPremises).map(([name, cidrs]) => {
    const advertises = cidrs.map((prefix) => ({ prefix }));
    return [name, { cidrs, links: (links[name] ?? []).map((via) => ({ via, advertises })) }];
  });
  return { sites: Object.fromEntries(sites) };
}
