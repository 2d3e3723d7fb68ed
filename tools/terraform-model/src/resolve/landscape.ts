import type { Gap, Resource } from '../configuration';
import { type Reference, Unknown, type Value } from '../value';
import { Dependencies, type DependencyNode } from './dependencies';
import type { ModuleInstance } from './module-instance';
import type { ResourceInstance } from './resource-instance';

/** What all root modules of one reading share. */
export class Landscape {
  readonly dependencies = new Dependencies();
  readonly gaps: Gap[] = [];
  readonly nodes: DependencyNode[] = [];
  private readonly instances = new Map<string, ResourceInstance>();
  private readonly roots = new Map<string, ModuleInstance>();
  private readonly byState = new Map<string, ModuleInstance>();
  private readonly accounts = new Map<string, string>();

  addRoot(root: ModuleInstance, stateKey: string | undefined): void {
    this.roots.set(root.stack, root);
    if (stateKey !== undefined) this.byState.set(stateKey, root);
  }

  /** The stack whose state lies at that place. */
  rootWithState(stateKey: string): ModuleInstance | undefined {
    return this.byState.get(stateKey);
  }

  register(instance: ResourceInstance): void {
    this.instances.set(instance.address, instance);
  }

  instance(address: string): ResourceInstance | undefined {
    return this.instances.get(address);
  }

  /** The argument of a whole resource, or a reference to what AWS will decide. */
  attributeOf(resource: Reference, name: string): Value {
    const instance = this.instances.get(resource.resource);
    return instance?.attribute(name) ?? new Unknown(`${resource.resource} is not part of the input`);
  }

  /** Profiles that some provider block ties to one account. */
  noteAccount(profile: string, account: string): void {
    this.accounts.set(profile, account);
  }

  accountOf(profile: string): string | undefined {
    return this.accounts.get(profile);
  }

  /** Who depends on whom is of no use once it has been checked. */
  forget(): void {
    for (const node of this.nodes) node.dependencies = undefined;
    this.nodes.length = 0;
  }

  /** Every instance of every root, once all blocks have been expanded. */
  resources(): Map<string, Resource> {
    for (const root of this.roots.values()) root.expandAll();
    return this.instances as Map<string, Resource>;
  }
}
