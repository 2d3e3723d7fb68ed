import { LandbridgeError, Unknown, formatAddress, parseAddress } from '@landbridge/terraform-model';
import type { RouteAnswer, RouteQuery } from '../api';
import type { Family } from '../headers/headers';
import { vpcsHolding, withDown, type Model } from '../model/model';
import { isPublic } from '../model/public-space';
import { compiledTable, doubtAbout, tableOfSubnet, type CompiledTable } from '../semantics/route-table';
import { transitTable } from '../semantics/transit-routes';
import { linkTable } from '../semantics/vpn-gateway';
import { vpnGatewayRoutes } from '../semantics/vpn-gateway-routes';
import { findResource } from '../trace/resource-endpoint';
import { routeTargetState } from './target-state';

/** Which route of a table wins for an address, and why. Throws PRV001, PRV007 or PRV008 for what names nothing. */
export function routes(base: Model, query: RouteQuery): RouteAnswer {
  const model = withDown(base, query.down ?? []);
  const address = parseAddress(query.ip.trim());
  if (!address)
    throw new LandbridgeError({
      code: 'PRV007',
      message: `${JSON.stringify(query.ip)} is no IP address`,
      fix: 'give an address such as 10.0.1.10 or 2001:db8::10',
    });
  if (query.subnet !== undefined) {
    const subnet = findResource(model, query.subnet);
    if (!model.network.subnets.has(subnet)) throw noTable(query.subnet, 'it is no subnet');
    const table = tableOfSubnet(model, subnet);
    if (table instanceof Unknown) return unknown(table.because);
    return inVpcTable(model, table, address);
  }
  if (query.table === undefined) throw noTable('', 'neither a table nor a subnet is named');
  const key = tableKey(model, query.table);
  if (model.network.routeTables.tables.has(key)) return inVpcTable(model, key, address);
  if (model.network.vpnGateways.has(key)) return inVpnGateway(model, key, address);
  if (model.network.transitTables.tables.has(key)) return inTransitTable(model, key, address);
  throw noTable(
    query.table,
    'it is neither a route table, nor a transit gateway route table, nor a virtual private gateway',
  );
}

interface Asked {
  readonly family: Family;
  readonly value: bigint;
}

/** A VPC stands for its main table, a transit gateway for its default one. */
function tableKey(model: Model, text: string): string {
  const key = findResource(model, text);
  if (model.network.vpcs.has(key)) return model.network.routeTables.main.get(key) ?? key;
  const gateway = model.network.transitGateways.get(key);
  return gateway ? gateway.associationTable : key;
}

function inVpcTable(model: Model, key: string, asked: Asked): RouteAnswer {
  const table = compiledTable(model, key);
  if (!table) return unknown(`route table ${key} is not in the input`);
  const { parts } = table.map[asked.family].split([asked.value, asked.value]);
  const route = parts[0]?.value;
  const doubt = route?.target === 'local' ? undefined : doubtOf(model, table, asked, route !== undefined);
  if (doubt !== undefined) return unknown(doubt);
  if (!route) return none(`no route of ${key} holds ${formatAddress(asked.family, asked.value)}`);
  const base = { prefix: route.prefix.text, origin: route.origin };
  const why = `${route.prefix.text} is the longest prefix of ${key} that holds the address (${route.origin}, ${route.said})`;
  if (route.target === 'local') return { target: 'local', ...base, because: why };
  if (route.target instanceof Unknown) return { ...unknown(route.target.because), ...base };
  const state = routeTargetState(model, table.vpc, route.target);
  if (state.blackhole) return { target: 'blackhole', ...base, because: `${why}; ${state.because}` };
  return { target: route.target.key, ...base, because: why };
}

function doubtOf(model: Model, table: CompiledTable, asked: Asked, found: boolean): string | undefined {
  const doubt = doubtAbout(table, asked.family);
  if (doubt !== undefined) return doubt;
  if (table.unsaid.length === 0 || vpcsHolding(model, asked.family, asked.value).length > 0) return undefined;
  return !found || !isPublic(asked.family, asked.value) ? table.unsaid[0]!.because : undefined;
}

function inTransitTable(model: Model, key: string, asked: Asked): RouteAnswer {
  const table = transitTable(model, key);
  if (!table) return unknown(`transit gateway route table ${key} is not in the input`);
  const { parts } = table.map[asked.family].split([asked.value, asked.value]);
  const route = parts[0]?.value;
  const inVpc = vpcsHolding(model, asked.family, asked.value).length > 0;
  if (table.doubts.length > 0) return unknown(table.doubts[0]!);
  const open = table.unsaid[0];
  if (open && !inVpc && (!route || !isPublic(asked.family, asked.value))) return unknown(open.because);
  if (!route) return none(`no route of ${key} holds ${formatAddress(asked.family, asked.value)}`);
  const [first, ...others] = route.targets;
  const base = {
    prefix: route.prefix.text,
    origin: route.origin,
    because: `${route.prefix.text} is the longest prefix of ${key} that holds the address (${route.said})`,
  };
  if (first === undefined || first instanceof Unknown)
    return { ...unknown(first?.because ?? 'its target is not known'), ...base };
  const down = first !== 'blackhole' && model.failures.resource(first);
  if (down) return { ...base, target: 'blackhole', because: `${base.because}; ${first} is down` };
  const alternatives = others.filter((target) => typeof target === 'string');
  return { ...base, target: first, ...(alternatives.length > 0 ? { alternatives } : {}) };
}

function inVpnGateway(model: Model, key: string, asked: Asked): RouteAnswer {
  const vpc = model.network.vpnGateways.get(key)?.vpc;
  const block =
    typeof vpc === 'string'
      ? (model.blocks.ofVpc.get(vpc) ?? []).find(
          (candidate) =>
            candidate.family === asked.family &&
            candidate.first <= asked.value &&
            asked.value <= candidate.last,
        )
      : undefined;
  if (block)
    return {
      target: 'local',
      prefix: block.text,
      origin: 'local',
      because: `the address lies in ${String(vpc)}`,
    };
  const { parts } = linkTable(model, key)[asked.family].split([asked.value, asked.value]);
  const choice = parts[0]?.value;
  const [unsaid] = vpnGatewayRoutes(model, key).unsaid;
  if (!choice)
    return unsaid ? unknown(unsaid.because) : none(`${key} knows no prefix that holds the address`);
  const [first, ...others] = choice.routes;
  return {
    target: first!.link,
    prefix: first!.prefix.text,
    origin: first!.rank[0] === 1 ? 'static' : 'propagated',
    because: `${first!.prefix.text} is best known ${first!.because}`,
    ...(others.length > 0 ? { alternatives: others.map((route) => route.link) } : {}),
  };
}

function none(because: string): RouteAnswer {
  return { target: 'none', prefix: null, origin: null, because };
}

function unknown(because: string): RouteAnswer {
  return { target: 'unknown', prefix: null, origin: null, because };
}

function noTable(text: string, why: string): LandbridgeError {
  return new LandbridgeError({
    code: 'PRV008',
    message: `${JSON.stringify(text)} has no routes to ask about: ${why}`,
    fix: 'give --table <route table, transit gateway route table or virtual private gateway> or --subnet <subnet>',
  });
}
