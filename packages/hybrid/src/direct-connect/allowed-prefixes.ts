import { Cidr } from '@landbridge/network-core';
import type { IConstruct } from 'constructs';
import { HybridError } from '../errors';
import type { gatewayOf } from '../vpn/gateway-end';

/**
 * Quotas of allowed prefixes: on a transit gateway they are the advertisement itself, on a virtual private gateway a filter.
 *
 * @see https://docs.aws.amazon.com/directconnect/latest/UserGuide/limits.html
 */
const MOST_PREFIXES = { 'transit-gateway': 200, 'virtual-private-gateway': 20 } as const;

type AssociatedGateway = Pick<ReturnType<typeof gatewayOf>, 'kind' | 'key' | 'asn'>;

/** What the associations of one Direct Connect gateway allow. */
export class AllowedPrefixes {
  private readonly taken: { readonly cidr: Cidr; readonly key: string }[] = [];
  private readonly gateways = new Map<object, string>();

  /** @param asn of the Direct Connect gateway */
  constructor(private readonly asn: number) {}

  /** @throws HYB001 one AS number on both; HYB013 too many prefixes, or none; HYB015 twice, or overlapping another association's */
  take(key: string, gateway: AssociatedGateway, prefixes: readonly string[], place: IConstruct): void {
    const most = MOST_PREFIXES[gateway.kind];
    if (gateway.asn === this.asn) {
      throw new HybridError('HYB001', place, {
        problem: 'both gateways have one AS number',
        got: `${this.asn}`,
        allowed: 'a number of its own for each',
        fix: 'change that of the Direct Connect gateway',
      });
    }
    if (prefixes.length === 0 || prefixes.length > most) {
      throw new HybridError('HYB013', place, {
        problem: 'an association allows prefixes',
        got: `${prefixes.length}`,
        allowed: `1 to ${most} on a ${gateway.kind.replaceAll('-', ' ')}`,
        fix: 'use larger blocks',
      });
    }
    const other = this.gateways.get(gateway.key);
    if (other !== undefined) {
      throw new HybridError('HYB015', place, {
        problem: 'the gateway is associated already',
        got: key,
        allowed: `only ${other}`,
        fix: 'add the prefixes there',
      });
    }
    this.gateways.set(gateway.key, key);
    for (const prefix of prefixes) this.takeOne(key, Cidr.parse(prefix, place.node.path), place);
  }

  private takeOne(key: string, cidr: Cidr, place: IConstruct): void {
    const clash = this.taken.find((one) => one.key !== key && one.cidr.overlaps(cidr));
    if (clash) {
      throw new HybridError('HYB015', place, {
        problem: 'two associations allow overlapping prefixes',
        got: `${cidr.toString()} of ${key}`,
        allowed: `outside ${clash.cidr.toString()} of ${clash.key}`,
        fix: 'give each gateway blocks of its own',
      });
    }
    this.taken.push({ cidr, key });
  }
}
