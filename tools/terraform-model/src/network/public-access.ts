import { Unknown } from '../value';
import type { Reading } from './reading';

/** VPC Block Public Access: one mode a Region and account, and exclusions. */
export interface PublicAccess {
  /** `<account>/<region>` → mode; parts that are not known are empty. */
  readonly modes: ReadonlyMap<string, PublicAccessMode>;
  /** VPC or subnet key → exclusion. */
  readonly exclusions: ReadonlyMap<string, PublicAccessExclusion>;
}

export interface PublicAccessMode {
  readonly said: string;
  readonly mode: 'off' | 'block-bidirectional' | 'block-ingress' | Unknown;
}

export interface PublicAccessExclusion {
  readonly said: string;
  readonly mode: 'allow-bidirectional' | 'allow-egress' | Unknown;
}

export function readPublicAccess(reading: Reading): PublicAccess {
  const modes = new Map<string, PublicAccessMode>();
  for (const resource of reading.of('aws_vpc_block_public_access_options')) {
    const mode = reading.text(resource.values['internet_gateway_block_mode']);
    modes.set(publicAccessScope(resource.account, resource.region), {
      said: resource.address,
      mode: mode instanceof Unknown ? mode : ((mode ?? 'off') as 'off'),
    });
  }
  const exclusions = new Map<string, PublicAccessExclusion>();
  for (const resource of reading.of('aws_vpc_block_public_access_exclusion')) {
    const key = reading.key(resource, 'subnet_id') ?? reading.key(resource, 'vpc_id');
    const mode = reading.text(resource.values['internet_gateway_exclusion_mode']);
    if (typeof key !== 'string') continue;
    exclusions.set(key, {
      said: resource.address,
      mode: mode instanceof Unknown ? mode : ((mode ?? 'allow-bidirectional') as 'allow-egress'),
    });
  }
  return { modes, exclusions };
}

export function publicAccessScope(account: string | undefined, region: string | undefined): string {
  return `${account ?? ''}/${region ?? ''}`;
}
