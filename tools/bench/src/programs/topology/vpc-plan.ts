import type { Shape } from './shape';

export const SHARED_VPCS = 3;
export const SPOKES_OF_A_HUB = 100;
const ENVIRONMENTS = ['dev', 'test', 'prod'] as const;
const REGIONS = ['us-east-1', 'us-west-2', 'eu-west-1', 'eu-central-1'] as const;
/** /21 blocks of one environment in one Region, side by side, so that one block holds them all. */
const SEGMENT = { whole: 2048, ofRegion: 512 } as const;
/** A /21 has 16 blocks of 128 addresses. */
const PARTS = 16;
const TEN = 10 << 17;

/** What one VPC of a landscape is. */
export interface VpcPlan {
  readonly at: number;
  readonly name: string;
  /** `dev`, `test`, `prod` or `shared`. */
  readonly environment: string;
  readonly region: string;
  /** Its /21. */
  readonly cidr: string;
  /** The /25 of it with that number, 0 to 15. */
  part(ordinal: number): string;
  readonly zones: readonly string[];
  readonly isOdd: boolean;
}

export function vpcPlans(count: number, shape: Shape): VpcPlan[] {
  const made = new Map<string, number>();
  return Array.from({ length: count }, (_, at) => {
    const isHub = shape === 'peered' ? at % (SPOKES_OF_A_HUB + 1) === 0 : at < SHARED_VPCS;
    const environment = isHub ? 'shared' : (ENVIRONMENTS[at % ENVIRONMENTS.length] ?? 'dev');
    const region = shape === 'regions' ? (REGIONS[Math.floor(at / 3) % REGIONS.length] ?? '') : REGIONS[0];
    const ordinal = made.get(`${environment} ${region}`) ?? 0;
    made.set(`${environment} ${region}`, ordinal + 1);
    const first = firstOf(environment, region, shape) + ordinal * PARTS;
    const isOdd = shape === 'odd' || (shape === 'uneven' && at % 5 === 4);
    return {
      at,
      name: shape === 'regions' ? `${environment}-${region}-${ordinal}` : `${environment}-${ordinal}`,
      environment,
      region,
      cidr: `${address(first)}/21`,
      part: (number) => `${address(first + number)}/25`,
      zones: shape === 'uneven' && isOdd && at % 2 === 0 ? ['a', 'b'] : ['a', 'b', 'c'],
      isOdd,
    };
  });
}

/** The block that holds all VPCs of a Region. */
export function blockOfRegion(region: string): string {
  return `${address(firstOf('dev', region, 'regions'))}/10`;
}

/** The block of the shared services of a Region. */
export function blockOfShared(region: string): string {
  return `${address(firstOf('shared', region, 'regions'))}/12`;
}

export function regionsOf(shape: Shape): readonly string[] {
  return shape === 'regions' ? REGIONS : REGIONS.slice(0, 1);
}

function firstOf(environment: string, region: string, shape: Shape): number {
  const segment = ['dev', 'test', 'prod', 'shared'].indexOf(environment);
  const inRegion = shape === 'regions';
  const size = inRegion ? SEGMENT.ofRegion : SEGMENT.whole;
  const before = inRegion ? (REGIONS as readonly string[]).indexOf(region) * 4 : 0;
  return TEN + (before + segment) * size * PARTS;
}

/** The address of a block of 128, counted from 0.0.0.0. */
function address(block: number): string {
  return `${block >>> 17}.${(block >>> 9) & 255}.${(block >>> 1) & 255}.${(block & 1) * 128}`;
}
