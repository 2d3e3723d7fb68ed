import { id, resource, together, type Part } from '../corpus/terraform/document';
import { subnet } from '../corpus/terraform/network';
import { attachment, attachmentId, transitGateway, transitTable } from '../corpus/terraform/transit';
import { at, attachmentBlock, attachmentBlock6, vpcBlock } from './addresses';
import type { Inventory } from './inventory';
import type { TransitPlan } from './plan';
import { renderInspection } from './render-inspection';
import { listReference } from './routes';

const ZONES = ['a', 'b', 'c'];
const DX_ATTACHMENT = 'data.aws_ec2_transit_gateway_dx_gateway_attachment.site';
const PEERING = 'aws_ec2_transit_gateway_peering_attachment.far';

export function renderTransit(inventory: Inventory, plan: TransitPlan): Part {
  const onOff = (on: boolean): string => (on ? 'enable' : 'disable');
  return together(
    transitGateway('tgw', {
      default_route_table_association: onOff(plan.usesDefaults),
      default_route_table_propagation: onOff(plan.usesDefaults),
      security_group_referencing_support: onOff(plan.groupReferences),
    }),
    renderFar(inventory, plan),
    renderInspection(inventory, plan),
    ...[...inventory.attached].map(([v, zones]) => renderAttachment(inventory, plan, v, zones)),
    ...renderTables(inventory, plan),
  );
}

function renderAttachment(
  inventory: Inventory,
  plan: TransitPlan,
  v: number,
  zones: readonly string[],
): Part {
  const vpc = at(inventory.plan.vpcs, v);
  const own = at(plan.attachments, v);
  const onOff = (on: boolean): string => (on ? 'enable' : 'disable');
  const dedicated = own.own
    ? zones.map((zone) => {
        const n = ZONES.indexOf(zone);
        const more = vpc.ipv6 ? { ipv6_cidr_block: attachmentBlock6(v, n) } : {};
        return subnet(`v${v}_tgw_${zone}`, `v${v}`, attachmentBlock(vpc, n), zone, more);
      })
    : [];
  const subnets = zones.map((zone) =>
    own.own ? `v${v}_tgw_${zone}` : `v${v}_s${vpc.subnets.findIndex((each) => each.zone === zone)}`,
  );
  return together(
    ...dedicated,
    attachment(`v${v}`, {
      gateway: inventory.gatewayOf(v),
      vpc: `v${v}`,
      subnets,
      more: {
        appliance_mode_support: onOff(own.applianceMode),
        ipv6_support: onOff(own.ipv6 && vpc.ipv6),
        security_group_referencing_support: onOff(own.groupReferences),
        transit_gateway_default_route_table_association: plan.usesDefaults,
        transit_gateway_default_route_table_propagation: plan.usesDefaults,
      },
    }),
  );
}

function renderTables(inventory: Inventory, plan: TransitPlan): Part[] {
  if (plan.usesDefaults) return [];
  const { site } = inventory.plan;
  const members = [
    ...near(inventory).map((v) => ({ name: `v${v}`, ...at(plan.attachments, v) })),
    ...(site?.on === 'transit' || site?.on === 'direct-connect-transit'
      ? [inventory.siteLink, inventory.branchLink].flatMap((name) =>
          name === undefined
            ? []
            : [
                {
                  name: name.startsWith('aws_dx') ? DX_ATTACHMENT : name,
                  table: site.table,
                  withheld: site.withheld,
                },
              ],
        )
      : []),
  ];
  return Array.from({ length: plan.tables }, (_, t) => {
    const statics = new Map<string, string>();
    if (inventory.farVpc !== undefined && plan.far?.there === true) {
      statics.set(vpcBlock(at(inventory.plan.vpcs, inventory.farVpc)), PEERING);
    }
    if (inventory.inspects && t === 0) statics.set('0.0.0.0/0', 'inspect');
    const odd = new Map(
      plan.statics
        .filter(({ table }) => table % plan.tables === t)
        .map(({ destination, target }) => [
          at(inventory.blocks, destination),
          at(['blackhole', ...members.map(({ name }) => name)], target),
        ]),
    );
    if (!plan.usesLists) for (const [destination, target] of odd) statics.set(destination, target);
    const withholdsAll = t === 0 && inventory.inspects && plan.inspection?.strict === true;
    const peered = t === 0 && inventory.farVpc !== undefined && plan.far?.associated === true;
    const table = transitTable(`rt${t}`, {
      gateway: 'tgw',
      associated: [
        ...(peered ? [PEERING] : []),
        ...members.filter(({ table }) => table !== null && table % plan.tables === t).map(({ name }) => name),
      ],
      propagated: members
        .filter(({ withheld }) => !withholdsAll && (withheld & (1 << t)) === 0)
        .map(({ name }) => name),
      routes: [...statics],
    });
    return plan.usesLists ? together(table, ...listReferences(inventory, `rt${t}`, odd)) : table;
  });
}

/** Attached VPCs that are not behind the second gateway. */
const near = (inventory: Inventory): number[] =>
  [...inventory.attached.keys()].filter((v) => v !== inventory.farVpc);

/** A second gateway with the last VPC, peered with the first; peering takes static routes only. */
function renderFar(inventory: Inventory, plan: TransitPlan): Part {
  const { farVpc } = inventory;
  if (plan.far === null || farVpc === undefined) return together();
  const attached = inventory.attached.has(farVpc) ? [`v${farVpc}`] : [];
  const blocks = new Set(near(inventory).map((v) => vpcBlock(at(inventory.plan.vpcs, v))));
  return together(
    transitGateway('far'),
    resource('aws_ec2_transit_gateway_peering_attachment', 'far', {
      transit_gateway_id: id('aws_ec2_transit_gateway.tgw'),
      peer_transit_gateway_id: id('aws_ec2_transit_gateway.far'),
      peer_region: 'us-east-1',
    }),
    resource('aws_ec2_transit_gateway_peering_attachment_accepter', 'far', {
      transit_gateway_attachment_id: id(PEERING),
    }),
    transitTable('far', {
      gateway: 'far',
      associated: [...attached, PEERING],
      propagated: attached,
      routes: plan.far.back ? [...blocks].map((each) => [each, PEERING] as const) : [],
    }),
  );
}

/** Static routes by prefix list. */
function listReferences(inventory: Inventory, table: string, routes: ReadonlyMap<string, string>): Part[] {
  return [...routes].map(([destination, target], n) =>
    resource('aws_ec2_transit_gateway_prefix_list_reference', `${table}_${n}`, {
      prefix_list_id: listReference(inventory, destination),
      transit_gateway_route_table_id: id(`aws_ec2_transit_gateway_route_table.${table}`),
      ...(target === 'blackhole'
        ? { blackhole: true }
        : { transit_gateway_attachment_id: attachmentId(target) }),
    }),
  );
}
