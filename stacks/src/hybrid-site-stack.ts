import { Site } from '@landbridge/hybrid';
import { importSegmentTables, INSPECTION, SegmentMembership, type Derivation } from '@landbridge/transit';
import { TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { inspectedOf, type LandscapeData } from './environments';
import { defaultProvider } from './providers';
import {
  INSPECTION_OUTPUTS,
  SHARED_NETWORK_OUTPUTS,
  tableKey,
  type SharedNetworkStack,
} from './shared-network-stack';
import { linkKey } from './site-members';
import { read } from './state/outputs';
import { keepState, stateOf } from './state/state';

export interface HybridSiteStackProps {
  readonly data: LandscapeData;
  readonly shared: SharedNetworkStack;
  /** Tables of the gateway in the hub's Region. */
  readonly routes: Derivation;
}

/** The sites on-premises: their links to the hub's transit gateway, and their place in the segments. */
export class HybridSiteStack extends TerraformStack {
  /** By name. */
  readonly sites: ReadonlyMap<string, Site>;

  constructor(scope: Construct, id: string, { data, shared, routes }: HybridSiteStackProps) {
    super(scope, id);
    const { hub, environments, onPremises, sites } = data;
    keepState(this);
    defaultProvider(this, hub);

    const state = stateOf(this, shared);
    const outputs = read(state, SHARED_NETWORK_OUTPUTS);
    const through: Readonly<Record<string, string>> =
      inspectedOf(data).length > 0
        ? { [INSPECTION]: read(state, INSPECTION_OUTPUTS).inspection_attachment_id }
        : {};
    const { account, region } = hub;
    const asn = hub.gateways[region];
    const gateway = {
      id: outputs.transit_gateway_ids(region),
      account,
      region,
      ...(asn !== undefined && { asn }),
    };
    const tableIds = routes.tables.map((segment) => [
      segment,
      outputs.transit_gateway_route_table_ids(tableKey(region, segment)),
    ]);
    const tables = importSegmentTables(this, Object.fromEntries(tableIds));
    const [folder, members] = [new Construct(this, 'Sites'), new Construct(this, 'Members')];
    const [first, ...others] = [hub, ...environments].map(({ cidr }) => cidr);
    this.sites = new Map(
      Object.entries(sites).map(([name, plan]) => {
        const prefixes = onPremises[name];
        if (prefixes === undefined || first === undefined) throw new Error(`nothing is known of ${name}`);
        const site = new Site(folder, name, {
          name,
          prefixes,
          asn: plan.asn,
          transitGateway: gateway,
          reaches: [first, ...others],
          vpn: plan.vpn,
          directConnect: plan.directConnect,
        });
        const place = new Construct(members, name);
        for (const [link, attachmentId] of site.attachmentIds) {
          const member = linkKey(name, link);
          new SegmentMembership(place, link, {
            gateway,
            derivation: routes,
            tables,
            member,
            attachmentId,
            through,
          });
        }
        return [name, site];
      }),
    );
  }
}
