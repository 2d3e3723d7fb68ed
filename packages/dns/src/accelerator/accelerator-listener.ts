import { GlobalacceleratorEndpointGroup } from '@cdktf/provider-aws/lib/globalaccelerator-endpoint-group';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { checkRange, DnsError } from '../errors';
import { checkRegion } from '../routing/region';

export interface EndpointGroupProps {
  /** AWS Region of the endpoints; one group a Region. */
  readonly region: string;
  /** Endpoints by a name of yours. */
  readonly endpoints: Readonly<Record<string, AcceleratorEndpoint>>;
  /** Percent of the traffic that would come here, 0 to 100. @default 100 */
  readonly trafficDial?: number;
  readonly health?: EndpointGroupHealth;
  /** Listener port by endpoint port, where they differ. @default none */
  readonly portOverrides?: Readonly<Record<number, number>>;
}

export interface AcceleratorEndpoint {
  /** ARN of a load balancer, allocation id of an Elastic IP, or id of an instance. */
  readonly endpointId: string;
  /** Share among the group's endpoints, 0 to 255. @default 128 */
  readonly weight?: number;
  /** Targets see the client's own address. @default AWS's own: true for application load balancers and instances */
  readonly preserveClientIp?: boolean;
}

/** Ignored by AWS for load balancers, which have health checks of their own. */
export interface EndpointGroupHealth {
  readonly protocol: 'TCP' | 'HTTP' | 'HTTPS';
  /** @default the listener's port */
  readonly port?: number;
  /** For HTTP and HTTPS. @default '/' */
  readonly path?: string;
  /** Seconds. @default 30 */
  readonly interval?: 10 | 30;
  /** Results in a row that change the state, 1 to 10. @default 3 */
  readonly threshold?: number;
}

/** A listener of an accelerator, to which endpoint groups are added. */
export class AcceleratorListener {
  constructor(
    private readonly place: Construct,
    readonly listenerArn: string,
    private readonly provider: TerraformProvider | undefined,
  ) {}

  /**
   * Endpoints of one Region.
   *
   * @throws DNS011 no Region; DNS050 dial, weight, port or threshold; DNS053 the Region has a group already
   * @see https://docs.aws.amazon.com/global-accelerator/latest/dg/about-endpoint-groups.html
   */
  endpointGroup(props: EndpointGroupProps): void {
    const { region, trafficDial = 100, health } = props;
    checkRegion(region, this.place);
    this.takeRegion(region);
    const group = new Construct(this.place, region);
    checkRange('DNS050', 'traffic dial', trafficDial, [0, 100], group);
    if (health?.threshold !== undefined) checkRange('DNS050', 'threshold', health.threshold, [1, 10], group);
    const endpoints = Object.values(props.endpoints);
    for (const { weight = 128 } of endpoints) checkRange('DNS050', 'weight', weight, [0, 255], group);
    new GlobalacceleratorEndpointGroup(group, 'Resource', {
      provider: this.provider,
      listenerArn: this.listenerArn,
      endpointGroupRegion: region,
      trafficDialPercentage: trafficDial,
      healthCheckProtocol: health?.protocol,
      healthCheckPort: health?.port,
      healthCheckPath: health?.path,
      healthCheckIntervalSeconds: health?.interval,
      thresholdCount: health?.threshold,
      endpointConfiguration: endpoints.map(({ endpointId, weight = 128, preserveClientIp }) => ({
        endpointId,
        weight,
        clientIpPreservationEnabled: preserveClientIp,
      })),
      portOverride: Object.entries(props.portOverrides ?? {}).map(([endpointPort, listenerPort]) => {
        checkRange('DNS050', 'endpoint port', Number(endpointPort), [1, 65_535], group);
        checkRange('DNS050', 'listener port', listenerPort, [1, 65_535], group);
        return { endpointPort: Number(endpointPort), listenerPort };
      }),
    });
  }

  private takeRegion(region: string): void {
    if (this.place.node.tryFindChild(region) === undefined) return;
    throw new DnsError('DNS053', this.place, {
      problem: 'a listener has one endpoint group in a Region',
      got: `a second one in ${region}`,
      allowed: 'another Region',
      fix: 'put the endpoints into one group',
    });
  }
}
