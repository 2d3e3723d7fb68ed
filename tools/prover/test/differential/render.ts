import {
  data,
  id,
  regions,
  resource,
  terraform,
  together,
  type Part,
  type TerraformDocument,
} from '../corpus/terraform/document';
import { dxAssociation, dxGateway, virtualInterface, vpn, vpnGateway } from '../corpus/terraform/hybrid';
import type { WalkerAssumptions } from '../walker/assumptions';
import { at, SITE_BLOCKS, vpcBlock } from './addresses';
import { Inventory } from './inventory';
import type { Plan } from './plan';
import { renderTransit } from './render-transit';
import { renderVpc } from './render-vpc';

export interface Landscape {
  readonly document: TerraformDocument;
  readonly assumptions: WalkerAssumptions;
  readonly inventory: Inventory;
}

const S3 = 'com.amazonaws.us-east-1.s3';

/** Ordinary Terraform from a plan; what AWS would refuse to create is left out. */
export function render(plan: Plan): Landscape {
  const inventory = new Inventory(plan);
  const document = terraform(
    regions('us-east-1'),
    ...plan.vpcs.map((vpc, index) => renderVpc(inventory, vpc, index)),
    ...inventory.peerings.map(({ name, a, b, accepted }) =>
      resource('aws_vpc_peering_connection', name, {
        vpc_id: id(`aws_vpc.v${a}`),
        peer_vpc_id: id(`aws_vpc.v${b}`),
        auto_accept: accepted,
      }),
    ),
    ...(plan.transit === null ? [] : [renderTransit(inventory, plan.transit)]),
    ...inventory.listed.map((each, n) =>
      resource('aws_ec2_managed_prefix_list', `b${n}`, {
        name: `b${n}`,
        address_family: each.includes(':') ? 'IPv6' : 'IPv4',
        max_entries: 3,
        entry: [{ cidr: each }],
      }),
    ),
    renderSite(inventory, plan),
    ...(plan.blockPublicAccess === 'off'
      ? []
      : [
          resource('aws_vpc_block_public_access_options', 'all', {
            internet_gateway_block_mode: plan.blockPublicAccess,
          }),
        ]),
  );
  return { document, assumptions: assumptionsOf(inventory, plan), inventory };
}

/** A site on the transit gateway, or on a virtual private gateway by VPN or Direct Connect. */
function renderSite(inventory: Inventory, plan: Plan): Part {
  const { siteVpc } = inventory;
  const withBranch = (gateway: string): Part =>
    inventory.branchLink === undefined ? together() : vpn('branch', gateway, 65020);
  if (inventory.siteLink === undefined) return together();
  if (siteVpc === undefined) {
    const gateway = 'aws_ec2_transit_gateway.tgw';
    if (plan.site?.on === 'direct-connect-transit') {
      return together(
        dxGateway('dx'),
        virtualInterface('site', 'transit', 'aws_dx_gateway.dx'),
        dxAssociation('site', 'dx', gateway, ['10.0.0.0/14', '172.16.0.0/16']),
        data('aws_ec2_transit_gateway_dx_gateway_attachment', 'site', {
          transit_gateway_id: id(gateway),
          dx_gateway_id: id('aws_dx_gateway.dx'),
          depends_on: ['aws_dx_gateway_association.site'],
        }),
      );
    }
    return together(vpn('site', gateway, 65010), withBranch(gateway));
  }
  const gateway = vpnGateway('vgw', `v${siteVpc}`);
  if (plan.site?.on === 'vpn-gateway') {
    return together(gateway, vpn('site', 'aws_vpn_gateway.vgw', 65010), withBranch('aws_vpn_gateway.vgw'));
  }
  return together(
    gateway,
    dxGateway('dx'),
    virtualInterface('site', 'private', 'aws_dx_gateway.dx'),
    dxAssociation('site', 'dx', 'aws_vpn_gateway.vgw', [vpcBlock(at(plan.vpcs, siteVpc))]),
  );
}

function assumptionsOf(inventory: Inventory, plan: Plan): WalkerAssumptions {
  const pending = inventory.peerings.filter(({ accepted }) => !accepted);
  const { site } = plan;
  return {
    prefixLists: { [S3]: ['52.216.0.0/15'] },
    services: { [S3]: { names: ['s3.us-east-1.amazonaws.com'], addresses: ['52.216.0.10'] } },
    statefulForwarders: inventory.statefulForwarders,
    peeringStatus: Object.fromEntries(
      pending.map(({ name }) => [`aws_vpc_peering_connection.${name}`, 'pending-acceptance']),
    ),
    ...(site === null || inventory.siteLink === undefined
      ? {}
      : {
          sites: {
            ...(inventory.branchLink === undefined
              ? {}
              : {
                  branch: {
                    cidrs: ['192.168.128.0/17'],
                    links: [
                      {
                        via: inventory.branchLink,
                        advertises: [{ prefix: '192.168.128.0/17', asPath: [65020] }],
                      },
                    ],
                  },
                }),
            hq: {
              cidrs: ['192.168.0.0/16'],
              ...(site.allowSources ? { allowSources: ['10.0.0.0/15'] } : {}),
              links: [
                {
                  via: inventory.siteLink,
                  advertises: [...new Set(site.advertises.map((n) => at(SITE_BLOCKS, n)))].map((prefix) => ({
                    prefix,
                    asPath: [65010],
                  })),
                },
              ],
            },
          },
        }),
  };
}
