import { join, relative, resolve, sep } from 'node:path';
import type { World } from '../world/choose-world';

/**
 * A folder with a `.landbridge/` in it: the project's root, or a scratch copy. Stacks reach each other's state by
 * paths relative to their own folder, so a site repeats that depth: whatever holds in one holds in the other.
 */
export interface Site {
  readonly kind: World;
  readonly root: string;
  /** The simulated accounts. */
  readonly world: string;
  /** Folder of the saved plans: one for each world, so that no plan is applied in another world than its own. */
  readonly plans: string;
}

const LANDBRIDGE = '.landbridge';

export function siteAt(root: string): Site {
  const [world, plans] = [join(root, LANDBRIDGE, 'sandbox/world'), join(root, LANDBRIDGE, 'plans')];
  return { kind: 'sandbox', root, world, plans };
}

/** Where plans for AWS are kept. */
export function awsSiteAt(root: string): Site {
  return { ...siteAt(root), kind: 'aws', plans: join(root, LANDBRIDGE, 'aws/plans') };
}

export function siteOf(world: World, root: string): Site {
  return world === 'aws' ? awsSiteAt(root) : siteAt(root);
}

/** Folder of Terraform's state in the sandbox. */
export function stateFolder(site: Site): string {
  return join(site.root, LANDBRIDGE, 'sandbox/state');
}

/** Everything that is kept of a stack's plan. */
export function planFolder(site: Site, stack: string): string {
  return join(site.plans, stack);
}

/**
 * Folder in which Terraform runs for a stack: below {@link planFolder}, as deep below the root as the stack's own
 * folder, so that the relative paths in its JSON mean the same files.
 */
export function workFolder(site: Site, stack: string, stackDir: string, projectRoot: string): string {
  const depth = relative(projectRoot, stackDir).split(sep).length;
  const folder = planFolder(site, stack);
  const own = relative(site.root, folder).split(sep).length;
  return join(folder, ...Array.from({ length: Math.max(0, depth - own) }, () => 'work'));
}

/** The state file that a stack's local backend names, seen from its work folder; undefined for another backend. */
export function stateFile(workDir: string, synthesized: unknown): string | undefined {
  const { terraform } = synthesized as { readonly terraform?: { readonly backend?: Backend } };
  if (terraform?.backend === undefined) return join(workDir, 'terraform.tfstate');
  const local = terraform.backend.local;
  return local === undefined ? undefined : resolve(workDir, local.path ?? 'terraform.tfstate');
}

interface Backend {
  readonly local?: { readonly path?: string };
}
