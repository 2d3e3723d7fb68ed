import type { IVpc } from '@landbridge/network-core';
import type { IConstruct } from 'constructs';
import { DnsError } from '../errors';

/** What each VPC has one of, and who gave it; weak, so that a construct tree is forgotten whole. */
const held = new WeakMap<IVpc, Map<string, string>>();

/** @throws DNS034 the VPC has `what` already */
export function claimForVpc(vpc: IVpc, what: string, place: IConstruct): void {
  const own = held.get(vpc) ?? new Map<string, string>();
  held.set(vpc, own);
  const other = own.get(what);
  if (other !== undefined) {
    throw new DnsError('DNS034', place, {
      problem: `VPC ${vpc.name} has this already`,
      got: what,
      allowed: `only ${other}`,
      fix: 'remove one of them',
    });
  }
  own.set(what, place.node.path);
}
