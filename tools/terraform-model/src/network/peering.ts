import { Unknown } from '../value';
import type { Reading } from './reading';

export interface Peering {
  readonly key: string;
  readonly requester: string | Unknown;
  readonly accepter: string | Unknown;
  readonly requesterRegion: string | undefined;
  readonly accepterRegion: string | undefined;
  /** `active` once accepted by `auto_accept` or an accepter resource; else `pending-acceptance`. */
  readonly status: string;
  readonly statusBecause: string;
  /** Why it may be active all the same. */
  readonly doubt: Unknown | undefined;
  readonly requesterResolvesDns: boolean;
  readonly accepterResolvesDns: boolean;
}

export function readPeerings(reading: Reading, statuses: ReadonlyMap<string, string>): Map<string, Peering> {
  const accepted = new Map<string, string>();
  const undecided = new Map<string, Unknown>();
  const dns = new Map<string, Set<'accepter' | 'requester'>>();
  const noteDns = (
    key: string,
    values: Parameters<Reading['block']>[0],
    side: 'accepter' | 'requester',
  ): void => {
    if (reading.flag(reading.block(values)['allow_remote_vpc_dns_resolution'], false) !== true) return;
    dns.set(key, (dns.get(key) ?? new Set()).add(side));
  };
  for (const resource of reading.of(
    'aws_vpc_peering_connection_accepter',
    'aws_vpc_peering_connection_options',
  )) {
    const key = reading.key(resource, 'vpc_peering_connection_id');
    if (typeof key !== 'string') continue;
    noteDns(key, resource.values['accepter'], 'accepter');
    noteDns(key, resource.values['requester'], 'requester');
    if (resource.type !== 'aws_vpc_peering_connection_accepter') continue;
    const accepts = reading.flag(resource.values['auto_accept'], false);
    if (accepts === true) accepted.set(key, resource.address);
    if (accepts instanceof Unknown) undecided.set(key, accepts);
  }
  const result = new Map<string, Peering>();
  for (const resource of reading.of('aws_vpc_peering_connection')) {
    const { values, address } = resource;
    noteDns(address, values['accepter'], 'accepter');
    noteDns(address, values['requester'], 'requester');
    const requester = reading.key(resource, 'vpc_id') ?? new Unknown(`${address} names no requester VPC`);
    const accepter = reading.key(resource, 'peer_vpc_id') ?? new Unknown(`${address} names no accepter VPC`);
    const accepts = reading.flag(values['auto_accept'], false);
    const auto = accepts === true;
    const recorded = reading.label(values['accept_status']);
    const by = auto ? 'auto_accept' : accepted.get(address);
    const assumed = statuses.get(address);
    const acceptRegion = typeof accepter === 'string' ? reading.resource(accepter)?.region : undefined;
    result.set(address, {
      key: address,
      requester,
      accepter,
      requesterRegion: resource.region,
      accepterRegion: reading.label(values['peer_region']) ?? acceptRegion ?? resource.region,
      status:
        assumed ??
        (by !== undefined || recorded === 'active' ? 'active' : (recorded ?? 'pending-acceptance')),
      statusBecause:
        assumed !== undefined
          ? 'the assumptions say so'
          : by !== undefined
            ? `accepted by ${by}`
            : recorded !== undefined
              ? `recorded as ${recorded}`
              : 'nothing accepts it: neither auto_accept nor an accepter resource',
      doubt: accepts instanceof Unknown ? accepts : undecided.get(address),
      requesterResolvesDns: dns.get(address)?.has('requester') ?? false,
      accepterResolvesDns: dns.get(address)?.has('accepter') ?? false,
    });
  }
  return result;
}
