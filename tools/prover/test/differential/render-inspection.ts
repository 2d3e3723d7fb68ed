import { together, type Part } from '../corpus/terraform/document';
import { subnet, table, vpc } from '../corpus/terraform/network';
import { server } from '../corpus/terraform/server';
import { attachment, transitTable } from '../corpus/terraform/transit';
import { INSPECTION_ZONES, type Inventory } from './inventory';
import type { TransitPlan } from './plan';

const TGW = 'aws_ec2_transit_gateway.tgw';

/** A VPC with an appliance in each zone, through which the first table leads what it knows no better way for. */
export function renderInspection(inventory: Inventory, { inspection }: TransitPlan): Part {
  if (inspection === null || !inventory.inspects) return together();
  const zones = INSPECTION_ZONES.map((zone, n) =>
    together(
      subnet(`tgw_${zone}`, 'inspect', `10.250.${n}.0/28`, zone),
      subnet(`fw_${zone}`, 'inspect', `10.250.${n + 10}.0/24`, zone),
      table(`tgw_${zone}`, {
        vpc: 'inspect',
        subnets: [`tgw_${zone}`],
        routes: [['0.0.0.0/0', `aws_instance.fw_${zone}`]],
      }),
      table(`fw_${zone}`, {
        vpc: 'inspect',
        subnets: [`fw_${zone}`],
        routes: [['0.0.0.0/0', TGW]],
        style: 'inline',
      }),
      server(`fw_${zone}`, {
        vpc: 'inspect',
        subnet: `fw_${zone}`,
        ip: `10.250.${n + 10}.10`,
        forwards: true,
      }),
    ),
  );
  return together(
    vpc('inspect', '10.250.0.0/16'),
    ...zones,
    attachment('inspect', {
      gateway: 'tgw',
      vpc: 'inspect',
      subnets: INSPECTION_ZONES.map((zone) => `tgw_${zone}`),
      more: { appliance_mode_support: inspection.applianceMode ? 'enable' : 'disable' },
    }),
    transitTable('inspected', {
      gateway: 'tgw',
      associated: ['inspect'],
      propagated: [...inventory.attached.keys()].filter((v) => v !== inventory.farVpc).map((v) => `v${v}`),
    }),
  );
}
