import { Unknown, type Value } from '../value';
import type { ResourceDefinition } from '../read/module-source';
import type { DependencyNode } from './dependencies';
import { expand, unknownKeys, type Expansion } from './expansion';
import type { ModuleInstance } from './module-instance';
import { placed } from './place';
import { ResourceInstance } from './resource-instance';

/** A resource block in one module instance, with all its instances. */
export class ResourceSet implements DependencyNode {
  dependencies: DependencyNode['dependencies'];
  private made: readonly ResourceInstance[] | undefined;
  private asValue: Value | undefined;

  constructor(
    readonly label: string,
    readonly definition: ResourceDefinition,
    private readonly module: ModuleInstance,
  ) {}

  get place(): string {
    return `${this.definition.file}#${this.definition.pointer}`;
  }

  /** What `aws_vpc.main` means in an expression: one resource, a list or a map of them. */
  get value(): Value {
    this.expand();
    return this.asValue ?? null;
  }

  get instances(): readonly ResourceInstance[] {
    this.expand();
    return this.made ?? [];
  }

  /** Makes the instances that `count` and `for_each` say. */
  expand(): void {
    if (this.made !== undefined) return;
    const { landscape } = this.module;
    const expansion = landscape.dependencies.within(this, () =>
      placed(
        () => this.place,
        () => expand(this.definition.body, this.module),
      ),
    );
    this.made = this.instancesOf(expansion);
    for (const instance of this.made) landscape.register(instance);
  }

  private instancesOf(expansion: Expansion): readonly ResourceInstance[] {
    switch (expansion.kind) {
      case 'one': {
        const only = this.instance('', undefined);
        this.asValue = only.reference('');
        return [only];
      }
      case 'count': {
        const made = expansion.bindings.map((bindings, at) => this.instance(`[${at}]`, bindings));
        this.asValue = made.map((instance) => instance.reference(''));
        return made;
      }
      case 'for_each': {
        const made = new Map(
          [...expansion.bindings].map(([key, bindings]) => [
            key,
            this.instance(`[${JSON.stringify(key)}]`, bindings),
          ]),
        );
        this.asValue = Object.fromEntries([...made].map(([key, instance]) => [key, instance.reference('')]));
        return [...made.values()];
      }
      case 'unknown': {
        const because = `${this.label}: ${expansion.because}`;
        this.asValue = new Unknown(because);
        const possible = this.instance('[?]', unknownKeys(because));
        this.module.landscape.gaps.push({ place: this.label, because, possible });
        return [];
      }
    }
  }

  private instance(
    suffix: string,
    bindings: ConstructorParameters<typeof ResourceInstance>[4],
  ): ResourceInstance {
    return new ResourceInstance(`${this.label}${suffix}`, this.definition, this, this.module, bindings);
  }
}
