import type { Configuration, Resource } from '../configuration';
import { Reference, Unknown, type Value, type ValueMap } from '../value';
import { ChosenBlocks } from './chosen-block';
import { findByData } from './data-source';
import { aliases, identities, kindOfIdPrefix, type Kind } from './identity';
import { parsePrefix, type Prefix } from './prefix';

/** A thing of the network; the key is a resource address, or AWS's own id for what the input does not hold. */
export interface Entity {
  readonly kind: Kind;
  readonly key: string;
}

/** Reads arguments of a configuration's resources and tells what they point at. */
export class Reading {
  private readonly byType = new Map<string, Resource[]>();
  private readonly byLiteral = new Map<string, Entity>();
  private readonly chosen = new ChosenBlocks();
  private readonly lookedUp = new Map<string, Entity | Unknown>();

  constructor(readonly configuration: Configuration) {
    for (const resource of configuration.resources.values()) {
      const type = resource.mode === 'data' ? `data.${resource.type}` : resource.type;
      const known = this.byType.get(type);
      if (known) known.push(resource);
      else this.byType.set(type, [resource]);
      if (resource.mode === 'managed') this.indexLiterals(resource);
    }
  }

  /** Managed resources of these types (`data.<type>` for data sources), in the configuration's order. */
  of(...types: readonly string[]): readonly Resource[] {
    return types.length === 1
      ? (this.byType.get(types[0]!) ?? [])
      : types.flatMap((type) => this.byType.get(type) ?? []);
  }

  get types(): Iterable<string> {
    return this.byType.keys();
  }

  resource(address: string): Resource | undefined {
    return this.configuration.resources.get(address);
  }

  /** The block that AWS chooses for a VPC or subnet, by what stands for it. */
  chosenBlock(address: string): Prefix | undefined {
    const resource = this.resource(address);
    if (!resource || resource.mode === 'data') return undefined;
    if (/^aws_(default_)?vpc$|^aws_vpc_ipv6_cidr_block_association$/.test(resource.type))
      return this.isChosen(resource) ? this.chosen.ofVpc(address) : undefined;
    if (!/^aws_(default_)?subnet$/.test(resource.type)) return undefined;
    const vpc = this.key(resource, 'vpc_id');
    const own = typeof vpc === 'string' ? this.chosenBlock(vpc) : undefined;
    return own && this.chosen.ofSubnet(address, own);
  }

  private isChosen({ values }: Resource): boolean {
    const block = values['ipv6_cidr_block'];
    if (typeof block === 'string' && block !== '') return false;
    return (
      this.flag(values['assign_generated_ipv6_cidr_block'], false) === true ||
      values['ipv6_ipam_pool_id'] != null
    );
  }

  /** What a reference comes to, as far as arguments of other resources say it. */
  settle(value: Value | undefined, depth = 0): Value | undefined {
    if (!(value instanceof Reference) || depth > 20) return value;
    const resource = this.resource(value.resource);
    const found = resource && at(resource.values, value.attribute);
    if (found === undefined || found === null || found === value) return value;
    return found instanceof Reference ? this.settle(found, depth + 1) : found;
  }

  /** The thing a value names; undefined when the argument is absent. */
  entity(value: Value | undefined, depth = 0): Entity | Unknown | undefined {
    if (value === undefined || value === null || value === '') return undefined;
    if (value instanceof Unknown) return value;
    if (typeof value === 'string') return this.byLiteral.get(value) ?? external(value);
    if (!(value instanceof Reference)) return new Unknown('an id was expected');
    if (depth > 20) return new Unknown(`${value} refers to itself`);
    const resource = this.resource(value.resource);
    if (!resource) return new Unknown(`${value} names no resource of the input`);
    const kind = kindOfAttribute(resource, value.attribute);
    if (kind !== undefined) {
      if (resource.mode === 'managed') return { kind, key: resource.address };
      return this.lookUp(resource, value.attribute, kind, depth);
    }
    const argument = aliases[resource.type]?.[value.attribute];
    const next = at(resource.values, argument ?? value.attribute);
    if (next !== undefined && next !== null) return this.entity(next, depth + 1);
    return new Unknown(`${value} is not known before apply`);
  }

  /** Keys of the things of one kind that a list names; what cannot be told is returned apart. */
  entities(value: Value | undefined, kind?: Kind): { keys: string[]; doubt: Unknown | undefined } {
    const settled = this.settle(value);
    if (settled === undefined || settled === null) return { keys: [], doubt: undefined };
    if (settled instanceof Unknown) return { keys: [], doubt: settled };
    if (settled instanceof Reference) return { keys: [], doubt: new Unknown(`${settled} is not known`) };
    const keys: string[] = [];
    let doubt: Unknown | undefined;
    for (const item of Array.isArray(settled) ? (settled as readonly Value[]) : [settled]) {
      const entity = this.entity(item);
      if (entity instanceof Unknown) doubt = entity;
      else if (entity && (kind === undefined || entity.kind === kind)) keys.push(entity.key);
    }
    return { keys, doubt };
  }

  key(resource: Resource, argument: string): string | Unknown | undefined {
    const entity = this.entity(resource.values[argument]);
    return entity instanceof Unknown || entity === undefined ? entity : entity.key;
  }

  text(value: Value | undefined): string | Unknown | undefined {
    const settled = this.settle(value);
    if (settled === undefined || settled === null || settled === '') return undefined;
    if (settled instanceof Unknown) return settled;
    if (settled instanceof Reference) return new Unknown(`${settled} is not known before apply`);
    return typeof settled === 'string' || typeof settled === 'number' ? String(settled) : undefined;
  }

  /** As {@link text}, unknown counted as absent: for labels only. */
  label(value: Value | undefined): string | undefined {
    const text = this.text(value);
    return text instanceof Unknown ? undefined : text;
  }

  number(value: Value | undefined): number | Unknown | undefined {
    const settled = this.settle(value);
    if (settled === undefined || settled === null || settled === '') return undefined;
    if (settled instanceof Unknown) return settled;
    if (settled instanceof Reference) return new Unknown(`${settled} is not known before apply`);
    const number = Number(settled);
    return Number.isFinite(number) ? number : undefined;
  }

  flag(value: Value | undefined, fallback: boolean): boolean | Unknown {
    const settled = this.settle(value);
    if (settled === undefined || settled === null || settled === '') return fallback;
    if (settled instanceof Unknown) return settled;
    if (settled instanceof Reference) return new Unknown(`${settled} is not known before apply`);
    return settled === true || settled === 'true' || settled === 'enable' || settled === 1 || settled === '1';
  }

  list(value: Value | undefined): readonly Value[] | Unknown {
    const settled = this.settle(value);
    if (settled === undefined || settled === null) return [];
    if (settled instanceof Unknown) return settled;
    if (settled instanceof Reference) {
      // One id where a list may stand; a reference to a computed list is not known.
      return this.entity(settled) instanceof Unknown
        ? new Unknown(`${settled} is not known before apply`)
        : [settled];
    }
    return Array.isArray(settled) ? (settled as readonly Value[]) : [settled];
  }

  /** Nested blocks (also as attributes) as maps; an unknown block list is returned as such. */
  blocks(value: Value | undefined): readonly ValueMap[] | Unknown {
    const list = this.list(value);
    if (list instanceof Unknown) return list;
    const result: ValueMap[] = [];
    for (const item of list) {
      const settled = this.settle(item);
      if (settled instanceof Unknown) return settled;
      if (isMap(settled)) result.push(settled);
    }
    return result;
  }

  /** The first nested block, an empty map when there is none or it is unknown. */
  block(value: Value | undefined): ValueMap {
    const blocks = this.blocks(value);
    return blocks instanceof Unknown ? {} : (blocks[0] ?? {});
  }

  prefix(value: Value | undefined): Prefix | Unknown | undefined {
    const settledReference = this.settle(value);
    if (settledReference instanceof Reference && settledReference.attribute === 'ipv6_cidr_block') {
      const chosen = this.chosenBlock(settledReference.resource);
      if (chosen) return chosen;
    }
    const text = this.text(value);
    if (text === undefined || text instanceof Unknown) return text;
    return parsePrefix(text) ?? new Unknown(`${text} is no CIDR block`);
  }

  /**
   * The address that a host block is built from, as in `"${aws_instance.web.private_ip}/32"`: what it is called, while
   * nobody knows what it will be.
   */
  hostOf(value: Value | undefined): Reference | undefined {
    const settled = this.settle(value);
    if (!(settled instanceof Unknown) || settled.parts.length !== 2) return undefined;
    const [address, length] = settled.parts;
    const named = this.settle(address);
    return named instanceof Reference && (length === '/32' || length === '/128') ? named : undefined;
  }

  tags(resource: Resource): Readonly<Record<string, string>> {
    const result: Record<string, string> = {};
    for (const name of ['tags_all', 'tags']) {
      const tags = this.settle(resource.values[name]);
      if (!isMap(tags)) continue;
      for (const [key, value] of Object.entries(tags)) {
        const text = this.label(value);
        if (text !== undefined) result[key] = text;
      }
    }
    return result;
  }

  private lookUp(data: Resource, attribute: string, kind: Kind, depth: number): Entity | Unknown {
    const cached = this.lookedUp.get(`${data.address} ${attribute}`);
    if (cached) return cached;
    const own = at(data.values, attribute);
    const byId = own !== undefined && own !== null ? this.entity(own, depth + 1) : undefined;
    const found = byId ?? findByData(this, data, attribute, kind);
    this.lookedUp.set(`${data.address} ${attribute}`, found);
    return found;
  }

  private indexLiterals(resource: Resource): void {
    const attributes = identities[resource.type];
    if (!attributes) return;
    for (const [attribute, kind] of Object.entries(attributes)) {
      const literal = resource.values[attribute];
      if (typeof literal === 'string' && literal !== '' && !this.byLiteral.has(literal)) {
        this.byLiteral.set(literal, { kind, key: resource.address });
      }
    }
    const interfaces = resource.values['network_interface_ids'];
    if (resource.type === 'aws_vpc_endpoint' && Array.isArray(interfaces)) {
      for (const id of interfaces as readonly Value[]) {
        if (typeof id === 'string') this.byLiteral.set(id, { kind: 'interface', key: resource.address });
      }
    }
  }
}

/** An argument that nobody wrote and the provider fills in: a plan says `known after apply` of it, and no more. */
export function isComputed(unknown: Unknown): boolean {
  return unknown.because === 'known after apply';
}

export function isMap(value: Value | undefined): value is ValueMap {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Reference) &&
    !(value instanceof Unknown)
  );
}

function kindOfAttribute(resource: Resource, attribute: string): Kind | undefined {
  const kind = identities[resource.type]?.[attribute];
  if (kind !== undefined) return kind;
  if (resource.type === 'aws_vpc_endpoint' && attribute.startsWith('network_interface_ids'))
    return 'interface';
  if (attribute.endsWith('endpoint_id') && /firewall_status|association_status/.test(attribute))
    return 'vpc-endpoint';
  if (resource.mode === 'data') return dataIdentities[resource.type]?.[attribute];
  return undefined;
}

/** Data sources whose type has no resource of the same name. */
const dataIdentities: Readonly<Record<string, Readonly<Record<string, Kind>>>> = {
  aws_ec2_transit_gateway_vpn_attachment: { id: 'transit-attachment' },
  aws_ec2_transit_gateway_dx_gateway_attachment: { id: 'transit-attachment' },
  aws_ec2_transit_gateway_attachment: {
    id: 'transit-attachment',
    transit_gateway_attachment_id: 'transit-attachment',
  },
  aws_ec2_local_gateway: { id: 'local-gateway' },
};

function external(id: string): Entity | Unknown {
  const short = id.startsWith('arn:') ? (id.split('/').pop() ?? id) : id;
  for (const [prefix, kind] of kindOfIdPrefix) if (short.startsWith(prefix)) return { kind, key: short };
  return new Unknown(`${id} is not in the input`);
}

function at(values: ValueMap, path: string): Value | undefined {
  if (path in values) return values[path];
  let current: Value | undefined = values;
  for (const step of path.split('.')) {
    if (current instanceof Unknown || current instanceof Reference)
      return current instanceof Unknown ? current : undefined;
    if (Array.isArray(current)) current = (current as readonly Value[])[Number(step)];
    else if (isMap(current)) current = current[step];
    else return undefined;
  }
  return current;
}
