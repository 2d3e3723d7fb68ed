import { isList, isMap } from '../expression/access';
import { Reference, type Value, type ValueMap } from '../value';
import type { ShownResource } from './shown-module';

/** Resources that carry the id of an object which another resource made. */
const SECOND_NAMES = new Set([
  'aws_default_network_acl',
  'aws_default_route_table',
  'aws_default_security_group',
  'aws_ec2_transit_gateway_peering_attachment_accepter',
  'aws_ec2_transit_gateway_vpc_attachment_accepter',
  'aws_vpc_peering_connection_accepter',
  'aws_vpc_peering_connection_options',
  'aws_main_route_table_association',
]);

/** Ids of further objects that AWS makes together with a resource. */
const BORN_WITH: Readonly<Record<string, readonly string[]>> = {
  aws_vpc: [
    'default_route_table_id',
    'main_route_table_id',
    'default_security_group_id',
    'default_network_acl_id',
  ],
  aws_default_vpc: [
    'default_route_table_id',
    'main_route_table_id',
    'default_security_group_id',
    'default_network_acl_id',
  ],
  aws_ec2_transit_gateway: ['association_default_route_table_id', 'propagation_default_route_table_id'],
  aws_vpn_connection: ['transit_gateway_attachment_id'],
  aws_instance: ['primary_network_interface_id'],
  aws_nat_gateway: ['network_interface_id'],
  aws_vpc_endpoint: ['prefix_list_id'],
  aws_dx_gateway_association: ['transit_gateway_attachment_id'],
};

/** Whether an attribute is the id of the resource, or of something that AWS makes with it. */
export function isOwnId(type: string, attribute: string): boolean {
  return ['id', 'arn', 'allocation_id'].includes(attribute) || BORN_WITH[type]?.includes(attribute) === true;
}

/**
 * What AWS writes as an id: `vpc-0a1b…`, an ARN, a UUID or a hosted zone. Names are ids of some resources too, but a
 * tag or a description may hold the same word.
 */
const ID = /^(arn:|[a-z][a-z0-9-]*-[0-9a-f]{8,}$|[0-9a-f]{8}-[0-9a-f]{4}-|Z[0-9A-Z]{9,}$)/;

/** A security group of another account, as rules name it. */
const GROUP_OF_ACCOUNT = /^\d{12}\/(sg-[0-9a-f]+)$/;

/** Real ids and the symbols they stand for. */
export class KnownIds {
  private readonly references = new Map<string, Reference>();

  /** `qualify` gives the address of a resource in the whole landscape. */
  constructor(resources: Iterable<{ readonly shown: ShownResource; readonly address: string }>) {
    const all = [...resources];
    // The maker of an object names it; then those that adopt it; a data source only where nobody else does.
    const managed = all.filter(({ shown }) => shown.mode === 'managed');
    const makers = managed.filter(({ shown }) => !SECOND_NAMES.has(shown.type));
    for (const { shown, address } of makers) this.add(shown, address, ['id', 'arn']);
    for (const { shown, address } of makers) this.add(shown, address, BORN_WITH[shown.type] ?? []);
    for (const { shown, address } of [...managed, ...all]) this.add(shown, address, ['id', 'arn']);
  }

  /** The value with every known id replaced by its symbol. */
  symbols(value: Value): Value {
    if (typeof value === 'string') {
      return this.references.get(GROUP_OF_ACCOUNT.exec(value)?.[1] ?? value) ?? value;
    }
    if (isList(value)) {
      const items = value.map((item) => this.symbols(item));
      return items.every((item, at) => item === value[at]) ? value : items;
    }
    return isMap(value) ? this.symbolsIn(value) : value;
  }

  private symbolsIn(map: ValueMap): ValueMap {
    const entries = Object.entries(map);
    const replaced = entries.map(
      ([name, inner]) => [name, isTags(name) ? inner : this.symbols(inner)] as const,
    );
    return replaced.every(([, inner], at) => inner === entries[at]?.[1]) ? map : Object.fromEntries(replaced);
  }

  private add(shown: ShownResource, address: string, attributes: readonly string[]): void {
    for (const attribute of attributes) {
      const id = shown.values[attribute];
      if (typeof id === 'string' && ID.test(id) && !this.references.has(id)) {
        this.references.set(id, new Reference(address, attribute));
      }
    }
  }
}

function isTags(name: string): boolean {
  return name === 'tags' || name === 'tags_all';
}
