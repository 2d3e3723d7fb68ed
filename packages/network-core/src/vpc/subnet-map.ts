import { NetworkError } from '../errors';
import type { ISubnet, ITier, IVpc } from './ivpc';
import type { TierKind } from './tier-kind';

/** A tier over subnets that exist. */
export class SubnetMap implements ITier {
  constructor(
    readonly vpc: IVpc,
    readonly name: string,
    readonly kind: TierKind,
    readonly subnets: ReadonlyMap<string, ISubnet>,
  ) {}

  subnet(zone: string): ISubnet {
    const subnet = this.subnets.get(zone);
    if (subnet) return subnet;
    throw new NetworkError('NET011', this.vpc, {
      problem: `tier ${this.name} has no subnet in that zone`,
      got: zone,
      allowed: `one of [${[...this.subnets.keys()].join(', ')}]`,
      fix: 'add the zone to the tier in the address plan, or name another zone',
    });
  }
}

/** @throws NET011 */
export function findTier(vpc: IVpc, name: string): ITier {
  const tier = vpc.tiers.get(name);
  if (tier) return tier;
  throw new NetworkError('NET011', vpc, {
    problem: `VPC ${vpc.name} has no such tier`,
    got: name,
    allowed: `one of [${[...vpc.tiers.keys()].join(', ')}]`,
    fix: 'add the tier to the address plan, or name another tier',
  });
}
