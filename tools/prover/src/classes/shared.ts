import type { Value, ValueMap } from '@landbridge/terraform-model';
import { isMap } from '@landbridge/terraform-model';
import type { Components } from './components';
import { FIXED } from './components';
import type { Forms } from './forms';
import type { IntList } from './int-list';
import type { Inventory } from './inventory';

/** Types whose lists mean the same in any order: rules of an ACL say their own number. */
const UNORDERED = new Set([
  'aws_security_group',
  'aws_default_security_group',
  'aws_security_group_rule',
  'aws_network_acl',
  'aws_default_network_acl',
  'aws_route_table',
  'aws_default_route_table',
  'aws_ec2_managed_prefix_list',
  'aws_route53_zone',
  'aws_dx_gateway_association',
]);

/**
 * Takes a fixed resource that speaks of many components apart: what one item of a list says of one component becomes
 * part of that component's form. Where that cannot be done the components stand for themselves.
 */
export class SharedResource {
  constructor(
    private readonly inventory: Inventory,
    private readonly components: Components,
    private readonly forms: Forms,
    private readonly formOf: (component: number) => IntList,
  ) {}

  take(number: number): void {
    const { address, type, values } = this.inventory.resources[number]!;
    for (const name in values) {
      if (this.inventory.isLabel(name, type)) continue;
      const value = values[name]!;
      if (UNORDERED.has(type)) this.part(value, `${address} ${name}`);
      else this.leave(value);
    }
  }

  private part(value: Value, path: string): void {
    if (Array.isArray(value)) {
      (value as readonly Value[]).forEach((item, at) => this.item(item, path, at));
    } else if (isMap(value)) {
      for (const name in value as ValueMap) this.part((value as ValueMap)[name]!, `${path}.${name}`);
    } else this.leave(value);
  }

  private item(item: Value, path: string, at: number): void {
    const named = this.named(item);
    const [only] = named;
    if (only === undefined) return;
    if (named.size > 1) return this.part(item, `${path}[${at}]`);
    const form = this.formOf(only);
    form.push(this.inventory.texts.of(path));
    this.forms.value(item, only, form);
  }

  private leave(value: Value): void {
    for (const component of this.named(value)) this.forms.odd.add(component);
  }

  private named(value: Value): Set<number> {
    const found = new Set<number>();
    for (const edge of this.inventory.edgesOf(value)) {
      const component = edge < 0 ? this.components.ofVpc[-1 - edge]! : this.components.ofResource[edge]!;
      if (component !== FIXED) found.add(component);
    }
    return found;
  }
}
