import { VpcEndpointConnectionAccepter } from '@cdktf/provider-aws/lib/vpc-endpoint-connection-accepter';
import { VpcEndpointService } from '@cdktf/provider-aws/lib/vpc-endpoint-service';
import { Token, type TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { NetworkError } from '../errors';
import type { EndpointService } from './service';

/** What stands behind a service. */
export type ServiceBalancers =
  /** Network Load Balancers: consumers use interface endpoints. */
  | { readonly networkLoadBalancerArns: readonly string[] }
  /** Gateway Load Balancers: consumers route packets into gateway load balancer endpoints. */
  | { readonly gatewayLoadBalancerArns: readonly string[] };

export interface PrivateLinkServiceProps {
  /** Name tag. */
  readonly name: string;
  readonly balancers: ServiceBalancers;
  /** Whether each endpoint waits until somebody accepts it; see {@link PrivateLinkService.accept}. */
  readonly acceptance: 'automatic' | 'manual';
  /** ARNs of accounts (`arn:aws:iam::222222222222:root`), roles or users that may make endpoints, or `*`. */
  readonly allowedPrincipals: readonly string[];
  /**
   * A domain of one's own that consumers' private DNS answers; its ownership has to be proved by a TXT record.
   *
   * @default none
   */
  readonly privateDnsName?: string;
  /**
   * Address families that consumers may choose.
   *
   * @default ['ipv4']
   */
  readonly addressTypes?: readonly ('ipv4' | 'ipv6')[];
  /**
   * Other Regions whose consumers may make endpoints, for network load balancers.
   *
   * @default the service's own Region
   */
  readonly regions?: readonly string[];
  /** @default the stack's default provider */
  readonly provider?: TerraformProvider;
  /** @default none */
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * A service of one's own that other VPCs and accounts reach by PrivateLink, whatever their addresses.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/privatelink/create-endpoint-service.html
 */
export class PrivateLinkService extends Construct {
  /** For the `service` of an `InterfaceEndpoint`. */
  readonly service: Extract<EndpointService, { serviceName: string }>;
  private readonly serviceId: string;

  /** @throws NET044 no load balancer, no or an impossible principal, or a domain that is none */
  constructor(
    scope: Construct,
    id: string,
    private readonly props: PrivateLinkServiceProps,
  ) {
    super(scope, id);
    check(props, this);
    const { provider, balancers } = props;
    const service = new VpcEndpointService(this, 'Resource', {
      provider,
      // Part of the service, so that whoever uses its name finds himself allowed.
      allowedPrincipals: [...props.allowedPrincipals],
      acceptanceRequired: props.acceptance === 'manual',
      ...('networkLoadBalancerArns' in balancers
        ? { networkLoadBalancerArns: [...balancers.networkLoadBalancerArns] }
        : { gatewayLoadBalancerArns: [...balancers.gatewayLoadBalancerArns] }),
      privateDnsName: props.privateDnsName,
      supportedIpAddressTypes: [...(props.addressTypes ?? ['ipv4'])],
      supportedRegions: props.regions && [...props.regions],
      tags: { ...props.tags, Name: props.name },
    });
    this.serviceId = service.id;
    this.service = { serviceName: service.serviceName };
  }

  /**
   * Accepts an endpoint that waits.
   *
   * @param id construct id of the acceptance
   * @throws NET044 acceptance is automatic
   */
  accept(id: string, vpcEndpointId: string): void {
    if (this.props.acceptance !== 'manual') throw refused(this, 'accept() with automatic acceptance');
    const accepted = this.node.tryFindChild('Accepted') ?? new Construct(this, 'Accepted');
    const acceptance = { provider: this.props.provider, vpcEndpointServiceId: this.serviceId, vpcEndpointId };
    new VpcEndpointConnectionAccepter(accepted as Construct, id, acceptance);
  }
}

function check(
  { balancers, allowedPrincipals, privateDnsName, addressTypes }: PrivateLinkServiceProps,
  place: Construct,
): void {
  const arns =
    'networkLoadBalancerArns' in balancers
      ? balancers.networkLoadBalancerArns
      : balancers.gatewayLoadBalancerArns;
  if (arns.length === 0) throw refused(place, 'no load balancer');
  if (addressTypes?.length === 0) throw refused(place, 'no address type');
  const strange = allowedPrincipals.find(
    (arn) =>
      !Token.isUnresolved(arn) && !/^(\*|arn:aws[a-z-]*:iam::\d{12}:(root|(role|user)\/\S+))$/.test(arn),
  );
  if (allowedPrincipals.length === 0 || strange !== undefined)
    throw refused(place, `principal ${strange ?? 'none'}`);
  if (
    privateDnsName === undefined ||
    /^(\*\.)?([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/.test(privateDnsName)
  )
    return;
  throw refused(place, `privateDnsName ${JSON.stringify(privateDnsName)}`);
}

function refused(place: Construct, got: string): NetworkError {
  return new NetworkError('NET044', place, {
    problem: 'the service cannot be published so',
    got,
    allowed:
      'load balancers of one kind, principals as arn:aws:iam::222222222222:root or *, a domain as api.example.com',
    fix: 'correct the prop',
  });
}
