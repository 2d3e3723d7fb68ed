import { LandbridgeError, parsePrefix, type Resource } from '@landbridge/terraform-model';
import type { Model } from '../model/model';
import { addressPattern, patternOf } from './pattern';
import type { IntentFile, IntentGroup } from './intent-schema';
import type { Member, Membership } from './member';

/** Finds who the names of an intent file mean. Throws PRV103 and PRV104. */
export class Groups {
  private readonly known = new Map<string, Membership>();
  /** What can be an end of traffic. */
  private readonly resources: readonly Resource[];

  constructor(
    private readonly model: Model,
    private readonly file: IntentFile,
    private readonly place: string,
  ) {
    const { network, ports } = model;
    const ends = [...network.vpcs.keys(), ...network.subnets.keys(), ...ports.ofOwner.keys()];
    this.resources = [...new Set(ends)].flatMap((key) => {
      const resource = network.reading.resource(key);
      return resource?.mode === 'managed' ? [resource] : [];
    });
    for (const name of Object.keys(file.groups)) this.membership(name);
  }

  /** Members of one name or of several, each once. */
  members(names: string | readonly string[]): readonly Member[] {
    const lists = (typeof names === 'string' ? [names] : names).map((name) => this.membership(name).members);
    const [only] = lists;
    return lists.length === 1 && only !== undefined ? only : unique(lists.flat());
  }

  membership(name: string): Membership {
    let found = this.known.get(name);
    if (found === undefined) {
      found = { name, members: this.resolve(name) };
      this.known.set(name, found);
    }
    return found;
  }

  private resolve(name: string): readonly Member[] {
    const group = Object.hasOwn(this.file.groups, name) ? this.file.groups[name] : undefined;
    if (group !== undefined) {
      const members = unique(this.select(group, `${this.place}#/groups/${name}`));
      if (members.length > 0) return members;
      throw new LandbridgeError({
        code: 'PRV103',
        place: `${this.place}#/groups/${name}`,
        message: 'the group selects nothing, so that every intent about it would hold in vain',
        fix: 'correct the selectors, or remove the group',
      });
    }
    const builtIn = this.builtIn(name);
    if (builtIn !== undefined) return builtIn;
    throw new LandbridgeError({
      code: 'PRV104',
      place: this.place,
      message: `an intent names ${JSON.stringify(name)}, which is no group`,
      fix: `define it, or use one of: ${[...Object.keys(this.file.groups), 'internet', 'on-premises', '*'].join(', ')}`,
    });
  }

  /** Names that need no group: they stand for themselves. */
  private builtIn(name: string): readonly Member[] | undefined {
    if (name === '*') return unique([...this.everySubnet(), ...this.everyResource()]);
    if (name === 'internet' || name.startsWith('service:'))
      return [{ text: name, kind: 'outside', subnets: [] }];
    if (name === 'on-premises') return this.allSites();
    if (name.startsWith('on-premises:')) return this.site(name.slice('on-premises:'.length), this.place);
    if (parsePrefix(name) !== undefined) return this.block(name);
    const resource = this.model.network.reading.resource(name);
    return resource === undefined ? undefined : this.ofResource(resource);
  }

  private select(group: IntentGroup, place: string): Member[] {
    const members: Member[] = [];
    for (const pattern of group.vpcs ?? []) {
      const fits = addressPattern(pattern);
      for (const vpc of this.model.network.vpcs.keys()) {
        if (fits(vpc, this.stackOf(vpc))) members.push(...this.subnetsOf(vpc));
      }
    }
    for (const pattern of group.resources ?? []) {
      const fits = addressPattern(pattern);
      for (const resource of this.resources) {
        if (fits(resource.address, resource.stack)) members.push(...(this.ofResource(resource) ?? []));
      }
    }
    if (group.tags !== undefined) members.push(...this.tagged(group.tags));
    for (const site of group.sites ?? []) members.push(...this.sites(site, place));
    for (const cidr of group.cidrs ?? []) members.push(...this.block(cidr));
    return members;
  }

  private tagged(tags: Readonly<Record<string, string>>): Member[] {
    const wanted = Object.entries(tags).map(([name, value]) => [name, patternOf(value)] as const);
    return this.resources.flatMap((resource) => {
      const worn = tagsOf(resource);
      const fits = wanted.every(([name, fit]) => Object.hasOwn(worn, name) && fit(String(worn[name])));
      return fits ? (this.ofResource(resource) ?? []) : [];
    });
  }

  /** A VPC and a subnet stand for interfaces in them, anything else for its own interfaces. */
  private ofResource({ address }: Resource): Member[] | undefined {
    if (this.model.network.vpcs.has(address)) return this.subnetsOf(address);
    const subnet = this.model.network.subnets.get(address);
    if (subnet !== undefined) return [{ text: address, kind: 'subnet', vpc: subnet.vpc, subnets: [address] }];
    const ports = this.model.ports.ofOwner.get(address);
    const [first] = ports ?? [];
    if (ports === undefined || first === undefined) return undefined;
    return [
      {
        text: address,
        kind: 'resource',
        vpc: first.network.vpc,
        subnets: ports.map((port) => port.network.subnet),
      },
    ];
  }

  private subnetsOf(vpc: string): Member[] {
    const subnets = this.model.subnetsOf.get(vpc) ?? [];
    return subnets.map(({ key }) => ({ text: key, kind: 'subnet', vpc, subnets: [key] }));
  }

  private everySubnet(): Member[] {
    return [...this.model.network.subnets.values()].map(({ key, vpc }) => ({
      text: key,
      kind: 'subnet',
      vpc,
      subnets: [key],
    }));
  }

  private everyResource(): Member[] {
    return this.resources.flatMap((resource) =>
      this.model.network.vpcs.has(resource.address) ? [] : (this.ofResource(resource) ?? []),
    );
  }

  private block(cidr: string): Member[] {
    return [{ text: cidr, kind: 'cidr', subnets: [] }];
  }

  private allSites(): Member[] {
    return [...this.model.sites.byName.keys()].flatMap((name) => this.site(name, this.place));
  }

  private sites(pattern: string, place: string): Member[] {
    if (!pattern.includes('*')) return this.site(pattern, place);
    const fits = patternOf(pattern);
    return [...this.model.sites.byName.keys()].filter(fits).flatMap((name) => this.site(name, place));
  }

  private site(name: string, place: string): Member[] {
    if (this.model.sites.byName.has(name))
      return [{ text: `on-premises:${name}`, kind: 'site', subnets: [] }];
    throw new LandbridgeError({
      code: 'PRV103',
      place,
      message: `the assumptions name no site ${JSON.stringify(name)}`,
      fix: 'name it in the assumptions file, or correct the group',
    });
  }

  private stackOf(address: string): string | undefined {
    return this.model.network.reading.resource(address)?.stack;
  }
}

function tagsOf(resource: Resource): Readonly<Record<string, unknown>> {
  const { tags_all: all, tags } = resource.values;
  const worn = all ?? tags;
  return typeof worn === 'object' && worn !== null ? (worn as Readonly<Record<string, unknown>>) : {};
}

function unique(members: readonly Member[]): readonly Member[] {
  return [...new Map(members.map((member) => [member.text, member])).values()];
}
