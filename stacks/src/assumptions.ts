import type { LandscapeData } from './environments';

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

/** No site is connected yet; their blocks are known, so that nothing else is taken for them. */
export function assumptions({ onPremises }: LandscapeData): AssumptionsFile {
  const sites = Object.entries(onPremises).map(([name, cidrs]) => [name, { cidrs, links: [] }]);
  return { sites: Object.fromEntries(sites) };
}
