import { NetworkError } from '../errors';
import { Cidr } from './cidr';
import { blocksOf, type Ledger } from './ledger';
import { checkLedger } from './check-ledger';
import type { AddressPlan, VpcPlan } from './plan';
import { secondaryKey, subnetKey, vpcKey } from './requests';

/** Addresses of one subnet as `Vpc` takes them. */
export interface SubnetAddresses {
  /** @default the subnet has no IPv4 */
  readonly ipv4?: string;
  /** Which /64 of the VPC's IPv6 block, 0 to 255. @default the subnet has no IPv6 */
  readonly ipv6?: number;
}

/** What the ledger gave one VPC. */
export interface VpcAddresses {
  readonly cidr: string;
  /** Secondary blocks by name. @default none */
  readonly secondaryCidrs?: Readonly<Record<string, string>>;
  /** Tier → zone id → addresses. */
  readonly tiers: Readonly<Record<string, Readonly<Record<string, SubnetAddresses>>>>;
}

/** Reads what the ledger gave: one index for all VPCs of a synthesis. */
export class AddressBook {
  private readonly blocks: ReadonlyMap<string, string>;

  /**
   * @throws NET004 a block overlaps another one or a reserved one; NET005 a block lies outside its container; NET009 the
   *   plan asks for another block than the ledger gave; NET010, NET015 the plan contradicts itself
   */
  constructor(
    private readonly plan: AddressPlan,
    ledger: Ledger,
  ) {
    checkLedger(plan, blocksOf(ledger));
    this.blocks = new Map(ledger.entries.map(({ key, cidr }) => [key, cidr]));
  }

  /** @throws NET009 the ledger lacks a block that the plan asks for; NET010 the plan has no such VPC */
  vpc(environment: string, name: string): VpcAddresses {
    const key = vpcKey(environment, name);
    const vpc = this.plan.environments[environment]?.vpcs[name];
    if (!vpc) {
      throw new NetworkError('NET010', key, {
        problem: 'the address plan has no such VPC',
        allowed: `one of [${this.vpcKeys().join(', ')}]`,
        fix: 'add it to the plan, then run `landbridge allocate`',
      });
    }
    const secondary = Object.keys(vpc.secondary ?? {}).map((block) => [
      block,
      this.block(secondaryKey(key, block)),
    ]);
    const tiers = Object.keys(vpc.tiers).map((tier) => [tier, this.tier(key, vpc, tier)]);
    return {
      cidr: this.block(key),
      secondaryCidrs: Object.fromEntries(secondary),
      tiers: Object.fromEntries(tiers),
    };
  }

  /** The block of an environment that asked for one. @throws NET009 the ledger lacks it */
  environment(name: string): string {
    return this.block(name);
  }

  private tier(key: string, vpc: VpcPlan, tier: string): Record<string, SubnetAddresses> {
    const { zones = vpc.zones, prefixLength, ipv6 } = vpc.tiers[tier] ?? { prefixLength: undefined };
    const numbered = ipv6 === true || prefixLength === undefined;
    return Object.fromEntries(
      zones.map((zone) => [
        zone,
        {
          ...(prefixLength === undefined ? {} : { ipv4: this.block(subnetKey(key, tier, zone)) }),
          ...(numbered ? { ipv6: subnetNumber(this.block(subnetKey(key, tier, zone, 6))) } : {}),
        },
      ]),
    );
  }

  private block(key: string): string {
    const cidr = this.blocks.get(key);
    if (cidr !== undefined) return cidr;
    throw new NetworkError('NET009', key, {
      problem: 'the ledger holds no block for this key',
      allowed: 'what `landbridge allocate` appended',
      fix: 'run `landbridge allocate` and commit the ledger',
    });
  }

  private vpcKeys(): string[] {
    return Object.entries(this.plan.environments).flatMap(([environment, { vpcs }]) =>
      Object.keys(vpcs).map((name) => vpcKey(environment, name)),
    );
  }
}

/** `0:0:0:5::/64` in the ledger is subnet number 5. */
function subnetNumber(cidr: string): number {
  return Number(Cidr.parse(cidr, 'ledger').first >> 64n);
}
