import { addFilters } from './filters';
import { addHub, addSites, attach } from './transit';
import { Resources, id } from './resources';
import type { Shape } from './shape';
import { SPOKES_OF_A_HUB, vpcPlans, type VpcPlan } from './vpc-plan';

/** Where the parts of a VPC's block go: private, transit, data and public subnets. */
const TIERS = { private: 0, tgw: 3, data: 6 } as const;

/** Terraform JSON of that many VPCs. */
export function topology(vpcs: number, shape: Shape): object {
  const resources = new Resources();
  const plans = vpcPlans(vpcs, shape);
  if (shape !== 'peered') addHub(resources, shape);
  for (const plan of plans) addVpc(resources, plan, shape);
  if (shape === 'peered') addPeerings(resources, plans);
  if (shape === 'sites') addSites(resources);
  return resources.document();
}

function addVpc(resources: Resources, plan: VpcPlan, shape: Shape): void {
  const { name, environment } = plan;
  const region = shape === 'regions' ? { region: plan.region } : {};
  const tags = { Name: name, Environment: environment };
  resources.add('vpc', name, { cidr_block: plan.cidr, tags, ...region });
  const vpc = { vpc_id: id('vpc', name), ...region };
  plan.zones.forEach((zone, at) => {
    const table = `${name}-${at}`;
    resources.add('route_table', table, { ...vpc, tags });
    for (const [tier, first] of Object.entries(TIERS)) {
      if (tier === 'data' && shape !== 'dense') continue;
      const subnet = `${name}-${tier}-${at}`;
      const place = { cidr_block: plan.part(first + at), availability_zone: `${plan.region}${zone}` };
      resources.add('subnet', subnet, { ...vpc, ...place, tags });
      const association = { route_table_id: id('route_table', table), subnet_id: id('subnet', subnet) };
      resources.add('route_table_association', subnet, { ...association, ...region });
    }
    if (shape !== 'peered') addRoutes(resources, plan, table, shape);
  });
  addFilters(resources, plan, vpc, shape);
  if (shape !== 'peered') attach(resources, plan, vpc, shape);
}

function addRoutes(resources: Resources, plan: VpcPlan, table: string, shape: Shape): void {
  const region = shape === 'regions' ? { region: plan.region } : {};
  const hub = { transit_gateway_id: id('ec2_transit_gateway', plan.region), ...region };
  const add = (name: string, destination_cidr_block: string) =>
    resources.add('route', name, {
      route_table_id: id('route_table', table),
      destination_cidr_block,
      ...hub,
    });
  add(table, '0.0.0.0/0');
  if (shape === 'dense')
    for (let more = 1; more < 10; more += 1) add(`${table}-${more}`, `172.${15 + more}.0.0/16`);
  if (plan.isOdd && shape === 'uneven' && plan.at % 3 === 0) add(`${table}-odd`, '10.192.0.0/11');
}

/** Each hub and those after it. */
function addPeerings(resources: Resources, plans: readonly VpcPlan[]): void {
  plans.forEach((plan, at) => {
    const hub = plans[at - (at % (SPOKES_OF_A_HUB + 1))];
    if (hub === undefined || hub === plan) return;
    const ends = { vpc_id: id('vpc', hub.name), peer_vpc_id: id('vpc', plan.name), auto_accept: true };
    resources.add('vpc_peering_connection', plan.name, ends);
    const peering = { vpc_peering_connection_id: id('vpc_peering_connection', plan.name) };
    for (const [here, there] of [
      [hub, plan],
      [plan, hub],
    ] as const) {
      here.zones.forEach((_, zone) =>
        resources.add('route', `${here.name}-${zone}-${there.name}`, {
          route_table_id: id('route_table', `${here.name}-${zone}`),
          destination_cidr_block: there.cidr,
          ...peering,
        }),
      );
    }
  });
}
