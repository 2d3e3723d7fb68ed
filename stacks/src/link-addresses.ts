import type { TerraformResource } from 'cdktf';
import type { Construct } from 'constructs';
import type { HybridSiteStack } from './hybrid-site-stack';

/** Addresses of each site's VPN connections and virtual interfaces, as the prover names them. */
export type LinkAddresses = Readonly<Record<string, readonly string[]>>;

export function linkAddresses({ node, sites }: HybridSiteStack): LinkAddresses {
  const addressOf = (link: Construct): string => {
    const resource = link.node.findChild('Resource') as TerraformResource;
    return `${node.id}/${resource.terraformResourceType}.${resource.friendlyUniqueId}`;
  };
  return Object.fromEntries(
    [...sites].map(([name, { vpns, interfaces }]) => [
      name,
      [...interfaces.values(), ...vpns.values()].map(addressOf),
    ]),
  );
}
