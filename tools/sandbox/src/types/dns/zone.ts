import type { TfObject, TfValue, WorldObject, WorldView } from '../../contract';
import { type Seed } from '../seed';
import type { Making, TypeModule } from '../type-module';
import { blocks, lookUp, text } from '../values';

/** The four servers of a delegation set, in four top-level domains. */
export function nameServers(seed: Seed): string[] {
  return ['com', 'net', 'org', 'co.uk'].map(
    (domain, index) =>
      `ns-${index * 512 + seed.number(512, domain)}.awsdns-${String(seed.number(64, `set ${domain}`)).padStart(2, '0')}.${domain}`,
  );
}

const withoutDot = (name: string): string => name.replace(/\.$/, '').toLowerCase();

/** The zone's servers, those of its delegation set if it has one; a private zone is served by the VPC's resolver. */
function serversOf({ planned, seed, world }: Making): string[] {
  const set = lookUp(world, ['aws_route53_delegation_set'], text(planned, 'delegation_set_id'));
  const servers = set?.values['name_servers'];
  return Array.isArray(servers) ? (servers as string[]) : nameServers(seed);
}

export const zone: TypeModule = {
  values: {
    name_servers: (making) => [...serversOf(making)].sort(),
    primary_name_server: (making) => serversOf(making)[0] ?? '',
    'vpc.vpc_region': ({ scope }) => scope.region,
  },
  shown: (object, world) => {
    const own = blocks(object.values, 'vpc');
    const associated = world
      .where('aws_route53_zone_association', 'zone_id', object.id)
      .map(({ values }): TfObject => ({
        vpc_id: values['vpc_id'] ?? '',
        vpc_region: values['vpc_region'] ?? '',
      }));
    const ids = own.map((vpc) => vpc['vpc_id']);
    return { vpc: [...own, ...associated.filter((vpc) => !ids.includes(vpc['vpc_id']))] };
  },
  deleted: (object, world) => {
    for (const record of world.where('aws_route53_record', 'zone_id', object.id)) world.delete(record);
  },
};

export const delegationSet: TypeModule = { values: { name_servers: ({ seed }) => nameServers(seed).sort() } };

/** The full name of a record: the zone's name is added unless it is the end already. */
export function fullName(name: TfValue | undefined, zoneName: string | undefined): string {
  const own = withoutDot(String(name ?? '')).replaceAll('\\052', '*');
  const end = withoutDot(zoneName ?? '');
  if (own === '' || own === end) return end;
  return end === '' || own.endsWith(`.${end}`) ? own : `${own}.${end}`;
}

export function zoneOf(world: WorldView, values: TfObject): WorldObject | undefined {
  return lookUp(world, ['aws_route53_zone'], text(values, 'zone_id'));
}

export const record: TypeModule = {
  id: ({ planned }) => {
    const set = text(planned, 'set_identifier');
    const name = withoutDot(String(planned['name'] ?? ''));
    return [
      text(planned, 'zone_id') ?? '',
      name,
      text(planned, 'type') ?? '',
      ...(set === undefined ? [] : [set]),
    ].join('_');
  },
  values: {
    fqdn: ({ planned, world }) => fullName(planned['name'], text(zoneOf(world, planned)?.values, 'name')),
    allow_overwrite: () => null,
  },
};

export const zoneAssociation: TypeModule = {
  values: {
    owning_account: ({ planned, world, scope }) => zoneOf(world, planned)?.account ?? scope.account,
    vpc_region: ({ planned, world, scope }) =>
      lookUp(world, ['aws_vpc'], text(planned, 'vpc_id'))?.region ?? scope.region,
  },
  shown: (object, world) => (zoneOf(world, object.values) === undefined ? undefined : {}),
};

export const healthCheck: TypeModule = {
  values: {
    enable_sni: ({ planned }) => planned['type'] === 'HTTPS' || planned['type'] === 'HTTPS_STR_MATCH',
    failure_threshold: () => 3,
    triggers: () => null,
  },
};
