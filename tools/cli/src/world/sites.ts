import type { Stack } from '../landscape/manifest';
import type { Site } from '../plan/site';
import type { Terraform } from '../terraform/stack-runner';
import type { World } from './choose-world';

/** A site in which Terraform can be run. */
export interface OpenSite {
  readonly site: Site;
  readonly terraform: Terraform;
}

/** A world as one run sees it: where plans are kept, how Terraform is wired to it, and what is applied in it. */
export interface Sites {
  readonly world: World;
  /** What answers call it, for people and as data; says which accounts are talked to. */
  readonly named: WorldName;
  readonly real: Site;
  openReal(): Promise<OpenSite>;
  /** A copy in which saved plans may be tried; undefined in a world that cannot be copied. */
  readonly openScratch: (() => Promise<OpenSite>) | undefined;
  /** A file with the stack's state as it is now; undefined where nothing of it is applied. */
  stateOf(stack: Stack): Promise<string | undefined>;
  /** Runs what applies things in such a way that a kill at any point leaves something to go on from. */
  protect<T>(work: () => Promise<T>): Promise<T>;
  /** Undoes what a killed run left half done, as far as this world allows; answers whether there was something. */
  recover(): Promise<boolean>;
  /** Ends what was started; answers with types of resources whose behaviour was invented. */
  close(): Promise<readonly string[]>;
}

export interface WorldName {
  readonly line: string;
  readonly json: Readonly<Record<string, unknown>>;
}

/** State files of the stacks that are applied. */
export async function appliedStates(stacks: readonly Stack[], sites: Sites): Promise<readonly string[]> {
  const states = await Promise.all(stacks.map((stack) => sites.stateOf(stack)));
  return states.filter((file) => file !== undefined);
}

/** The stacks of which something is applied, in their order. */
export async function appliedStacks(stacks: readonly Stack[], sites: Sites): Promise<readonly Stack[]> {
  const states = await Promise.all(stacks.map((stack) => sites.stateOf(stack)));
  return stacks.filter((_, at) => states[at] !== undefined);
}
