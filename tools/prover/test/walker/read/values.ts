import {
  Reference,
  Unknown,
  type Configuration,
  type Resource,
  type Value,
  type ValueMap,
} from '@landbridge/terraform-model';
import { NotCovered } from '../not-covered';

/** Resources that stand for another one: the argument that names it. */
const STANDS_FOR: Readonly<Record<string, string>> = {
  aws_vpc_peering_connection_accepter: 'vpc_peering_connection_id',
  aws_vpc_peering_connection_options: 'vpc_peering_connection_id',
  aws_ec2_transit_gateway_vpc_attachment_accepter: 'transit_gateway_attachment_id',
  aws_ec2_transit_gateway_peering_attachment_accepter: 'transit_gateway_attachment_id',
  aws_vpn_gateway_attachment: 'vpn_gateway_id',
  aws_internet_gateway_attachment: 'internet_gateway_id',
};

/** The VPC's own objects that need no resource. */
const OWN_OBJECTS: Readonly<Record<string, string>> = {
  default_route_table_id: 'main-table',
  main_route_table_id: 'main-table',
  default_network_acl_id: 'default-acl',
  default_security_group_id: 'default-group',
};

export class Values {
  constructor(private readonly configuration: Configuration) {}

  ofType(...types: readonly string[]): Resource[] {
    return [...this.configuration.resources.values()].filter(
      (each) => each.mode === 'managed' && types.includes(each.type),
    );
  }

  text(values: ValueMap, name: string): string | undefined {
    const value = this.settle(values[name]);
    if (value === undefined || value === null) return undefined;
    if (typeof value === 'string') return value === '' ? undefined : value;
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
    if (value instanceof Reference) return undefined;
    throw new NotCovered(`${name} is ${String(value)}`);
  }

  flag(values: ValueMap, name: string, otherwise: boolean): boolean {
    const text = this.text(values, name);
    return text === undefined ? otherwise : text === 'true' || text === 'enable';
  }

  number(values: ValueMap, name: string, otherwise: number): number {
    const text = this.text(values, name);
    return text === undefined ? otherwise : Number(text);
  }

  texts(values: ValueMap, name: string): string[] {
    return this.list(values[name]).flatMap((each) => {
      const value = this.settle(each);
      if (typeof value !== 'string') throw new NotCovered(`an element of ${name} is ${String(value)}`);
      return [value];
    });
  }

  blocks(values: ValueMap, name: string): ValueMap[] {
    return this.list(values[name]).map((each) => each as ValueMap);
  }

  /** The thing that the argument refers to: a resource address, or `<vpc>#main-table` and the like. */
  target(values: ValueMap, name: string): string | undefined {
    return this.targetOf(values[name]);
  }

  targets(values: ValueMap, name: string): string[] {
    return this.list(values[name]).flatMap((each) => this.targetOf(each) ?? []);
  }

  targetOf(value: Value | undefined): string | undefined {
    if (value === undefined || value === null || value === '') return undefined;
    const settled = this.settle(value);
    if (settled instanceof Reference) return this.meant(settled);
    if (typeof settled === 'string') return settled;
    throw new NotCovered(`a reference is ${String(settled)}`);
  }

  private meant(reference: Reference): string {
    const resource = this.configuration.resources.get(reference.resource);
    const own = OWN_OBJECTS[reference.attribute];
    if (resource?.type === 'aws_vpc' && own !== undefined) return `${reference.resource}#${own}`;
    if (reference.attribute.endsWith('_default_route_table_id')) return `${reference.resource}#default-table`;
    const looked = resource?.mode === 'data' ? this.lookedUp(resource) : undefined;
    if (looked !== undefined) return looked;
    const argument = resource === undefined ? undefined : STANDS_FOR[resource.type];
    if (resource !== undefined && argument !== undefined) {
      return this.target(resource.values, argument) ?? reference.resource;
    }
    return reference.resource;
  }

  /** The attachment that a data source finds by what it joins. */
  private lookedUp({ type, values }: Resource): string | undefined {
    if (type === 'aws_ec2_transit_gateway_vpn_attachment') return this.target(values, 'vpn_connection_id');
    if (type !== 'aws_ec2_transit_gateway_dx_gateway_attachment') return undefined;
    return this.ofType('aws_dx_gateway_association').find(
      (each) =>
        this.target(each.values, 'dx_gateway_id') === this.target(values, 'dx_gateway_id') &&
        this.target(each.values, 'associated_gateway_id') === this.target(values, 'transit_gateway_id'),
    )?.address;
  }

  /** Follows references to arguments that are themselves given. */
  private settle(value: Value | undefined): Value | undefined {
    if (!(value instanceof Reference)) {
      if (value instanceof Unknown) throw new NotCovered(value.toString());
      return value;
    }
    const held = this.configuration.resources.get(value.resource)?.values[value.attribute];
    return held === undefined || held === null || held instanceof Unknown ? value : this.settle(held);
  }

  private list(value: Value | undefined): readonly Value[] {
    const settled = this.settle(value);
    if (settled === undefined || settled === null) return [];
    if (Array.isArray(settled)) return settled as readonly Value[];
    if (typeof settled === 'object' && !(settled instanceof Reference)) return [settled as ValueMap];
    throw new NotCovered(`a list is ${String(settled)}`);
  }
}
