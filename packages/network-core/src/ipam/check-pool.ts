import type { IConstruct } from 'constructs';
import { Cidr } from '../address-plan/cidr';
import { NetworkError } from '../errors';
import type { VpcShape } from '../vpc/vpc-props';
import type { IIpamPool } from './ipam-pool';

/** @throws NET052 the pool is of another Region or does not hold the VPC's block */
export function checkPool(pool: IIpamPool, shape: VpcShape, place: IConstruct): void {
  const block = Cidr.parse(shape.addresses.cidr, place);
  const holds = pool.cidrs.some((cidr) => Cidr.parse(cidr, place).contains(block));
  if (pool.region === shape.region && holds) return;
  throw new NetworkError('NET052', place, {
    problem: `IPAM pool ${pool.name} cannot give the VPC its block`,
    got: `${shape.addresses.cidr} in ${shape.region}`,
    allowed: `a block inside ${pool.cidrs.join(' or ')} in ${pool.region}`,
    fix: 'use the pool of the Region and block that the address plan gave',
  });
}
