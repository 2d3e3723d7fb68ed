import type { LandscapeData } from './environments';
import type { SiteLinks } from './site-links';

/** What Terraform cannot know and the prover has to be told: the sites on-premises, and what they announce. */
export interface AssumptionsFile {
  readonly sites: Readonly<Record<string, SiteAssumption>>;
}

export interface SiteAssumption {
  readonly cidrs: readonly string[];
  /** Links to AWS and the prefixes announced on each. */
  readonly links: SiteLinks[string];
}

/** Every router of a site announces what its configuration says over each of its links. */
export function assumptions({ onPremises }: LandscapeData, links: SiteLinks): AssumptionsFile {
  const sites = Object.entries(onPremises).map(([name, cidrs]) => [
    name,
    { cidrs, links: links[name] ?? [] },
  ]);
  return { sites: Object.fromEntries(sites) };
}
