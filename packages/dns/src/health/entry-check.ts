import type { Construct } from 'constructs';
import type { IAliasable } from '../routing/alias-target';
import type { IPublicZone } from '../zone/izone';
import { EndpointHealthCheck, type Probe } from './endpoint-health-check';

/** An existing web tier behind a name, and how health checkers ask it. */
export interface EntryNameProps {
  readonly zone: IPublicZone;
  /** Relative to the zone, or `@`. */
  readonly name: string;
  /** What health checkers ask of each entry, by its own DNS name. @default https on port 443, path `/` */
  readonly probe?: Probe;
  /** Records of AAAA beside those of A. @default false */
  readonly ipv6?: boolean;
}

/** Record types of a name. */
export function typesOf({ ipv6 }: EntryNameProps): readonly ('A' | 'AAAA')[] {
  return ipv6 ? ['A', 'AAAA'] : ['A'];
}

/** A health check that asks an entry by its own DNS name. */
export function checkEntry(
  scope: Construct,
  key: string,
  { dnsName }: IAliasable,
  { zone, probe = { protocol: 'https' } }: EntryNameProps,
): EndpointHealthCheck {
  return new EndpointHealthCheck(scope, key, {
    provider: zone.provider,
    endpoint: { domainName: dnsName },
    probe,
  });
}
