import type { LandscapeData } from './environments';
import type { SiteLinks } from './site-links';

/** What Terraform cannot know and the prover has to be told: the sites on-premises, and what they announce. */
export interface AssumptionsFile {
  /** Addresses of AWS's services, by the names of their prefix lists. */
  readonly prefixLists: Readonly<Record<string, readonly string[]>>;
  readonly services: Readonly<Record<string, ServiceAssumption>>;
  readonly sites: Readonly<Record<string, SiteAssumption>>;
}

export interface ServiceAssumption {
  readonly names: readonly string[];
  readonly addresses: readonly string[];
}

/**
 * S3 as AWS published it in ip-ranges.json: parts of its prefix list, by Region.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/aws-ip-ranges.html
 */
const S3_BLOCKS: Readonly<Record<string, readonly [block: string, address: string]>> = {
  'eu-west-1': ['52.218.0.0/17', '52.218.0.10'],
  'eu-central-1': ['52.219.72.0/22', '52.219.72.10'],
};

export interface SiteAssumption {
  readonly cidrs: readonly string[];
  /** Links to AWS and the prefixes announced on each. */
  readonly links: SiteLinks[string];
}

/** Every router of a site announces what its configuration says over each of its links. */
export function assumptions({ hub, onPremises }: LandscapeData, links: SiteLinks): AssumptionsFile {
  const sites = Object.entries(onPremises).map(([name, cidrs]) => [
    name,
    { cidrs, links: links[name] ?? [] },
  ]);
  const s3 = S3_BLOCKS[hub.region];
  const name = `com.amazonaws.${hub.region}.s3`;
  return {
    prefixLists: s3 ? { [name]: [s3[0]] } : {},
    services: s3 ? { [name]: { names: [`s3.${hub.region}.amazonaws.com`], addresses: [s3[1]] } } : {},
    sites: Object.fromEntries(sites),
  };
}
