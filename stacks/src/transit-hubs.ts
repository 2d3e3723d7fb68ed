import {
  GatewayPeering,
  SegmentMembership,
  SegmentTables,
  TransitGateway,
  type Derivation,
} from '@landbridge/transit';
import { TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { regionsOf, type LandscapeData } from './environments';
import { aliasedProvider } from './providers';
import { routesIn } from './segments';

export interface TransitHubsProps {
  readonly data: LandscapeData;
  /** Tables of the gateway in each Region. */
  readonly routes: ReadonlyMap<string, Derivation>;
}

/** Ids of attachments by key. */
type AttachmentIds = Readonly<Record<string, string>>;

/** A transit gateway in each Region that has environments, each peered with each other. */
export class TransitHubs extends Construct {
  private readonly gateways: ReadonlyMap<string, TransitGateway>;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: TransitHubsProps,
  ) {
    super(scope, id);
    const folder = new Construct(this, 'Gateways');
    this.gateways = new Map(
      regionsOf(props.data).map((region) => [region, this.makeGateway(folder, region)]),
    );
  }

  get gatewayIds(): Readonly<Record<string, string>> {
    return Object.fromEntries([...this.gateways].map(([region, { id }]) => [region, id]));
  }

  /** @throws when the Region has no environment */
  gatewayIn(region: string): TransitGateway {
    return required(this.gateways.get(region), region);
  }

  /**
   * Makes the tables of every gateway, and the lines of what stands in this stack: these attachments at the hub's
   * gateway, and the peerings.
   *
   * @returns ids of the tables by Region and segment
   */
  join(attachments: AttachmentIds): ReadonlyMap<string, Readonly<Record<string, string>>> {
    const { data, routes } = this.props;
    const peerings = this.peerGateways();
    const [tables, members] = [new Construct(this, 'Tables'), new Construct(this, 'Members')];
    return new Map(
      [...this.gateways].map(([region, gateway]) => {
        const here = { ...(region === data.hub.region ? attachments : {}), ...peerings.get(region) };
        const derivation = routesIn(routes, region);
        const made = new SegmentTables(tables, region, { gateway, derivation, attachments: here });
        const folder = new Construct(members, region);
        for (const [member, attachmentId] of Object.entries(here)) {
          const membership = { gateway, derivation, tables: made, member, attachmentId, through: here };
          new SegmentMembership(folder, member, membership);
        }
        return [region, made.tableIds];
      }),
    );
  }

  private makeGateway(folder: Construct, region: string): TransitGateway {
    const { hub, environments } = this.props.data;
    const attached = environments.filter((environment) => environment.region === region);
    return new TransitGateway(folder, region, {
      name: 'landbridge',
      account: hub.account,
      region,
      asn: required(hub.gateways[region], region),
      shareWith: [...new Set(attached.map(({ account }) => account))],
      provider:
        region === hub.region ? undefined : aliasedProvider(TerraformStack.of(this), { ...hub, region }),
    });
  }

  /** Every pair of gateways once. Ids by Region, and by the Region behind the peering. */
  private peerGateways(): ReadonlyMap<string, AttachmentIds> {
    const folder = new Construct(this, 'Peerings');
    const regions = [...this.gateways.keys()];
    const ids = new Map(regions.map((region): [string, Record<string, string>] => [region, {}]));
    for (const requester of regions) {
      const between = new Construct(folder, requester);
      for (const accepter of regions.slice(regions.indexOf(requester) + 1)) {
        const sides = { requester: this.gatewayIn(requester), accepter: this.gatewayIn(accepter) };
        const { id } = new GatewayPeering(between, accepter, sides);
        Object.assign(required(ids.get(requester), requester), { [accepter]: id });
        Object.assign(required(ids.get(accepter), accepter), { [requester]: id });
      }
    }
    return ids;
  }
}

/** What `checkLandscape` has made sure of. */
function required<T>(value: T | undefined, region: string): T {
  if (value === undefined) throw new Error(`nothing is known of ${region}`);
  return value;
}
