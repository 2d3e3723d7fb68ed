import { Route53VpcAssociationAuthorization } from '@cdktf/provider-aws/lib/route53-vpc-association-authorization';
import { Route53Zone } from '@cdktf/provider-aws/lib/route53-zone';
import { Route53ZoneAssociation } from '@cdktf/provider-aws/lib/route53-zone-association';
import type { IVpc } from '@landbridge/network-core';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { DnsError } from '../errors';
import { domainName } from './domain-name';
import type { IHostedZone } from './izone';

export interface PrivateZoneProps {
  /** Domain, e.g. `internal.example.com`; a change replaces the zone. */
  readonly zoneName: string;
  /** First VPC, of the zone's own account; others follow by {@link PrivateZone.associate}. */
  readonly vpc: IVpc;
  /** Up to 256 characters. @default 'Managed by Terraform' */
  readonly comment?: string;
  /** Delete records that Terraform does not know together with the zone. @default false */
  readonly forceDestroy?: boolean;
  /** @default none */
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * A private hosted zone, answered by the Amazon DNS servers of its VPCs, in whatever account and Region they are.
 *
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zones-private.html
 */
export class PrivateZone extends Construct implements IHostedZone {
  readonly kind = 'private';
  readonly zoneName: string;
  readonly zoneId: string;
  readonly zoneArn: string;
  readonly provider: TerraformProvider | undefined;
  private readonly owner: IVpc;
  private readonly vpcs = new Set<IVpc>();

  /** @throws DNS001 no domain name */
  constructor(scope: Construct, id: string, props: PrivateZoneProps) {
    super(scope, id);
    this.zoneName = domainName(props.zoneName, this);
    this.provider = props.vpc.provider;
    this.owner = props.vpc;
    this.vpcs.add(props.vpc);
    const zone = new Route53Zone(this, 'Resource', {
      provider: props.vpc.provider,
      name: this.zoneName,
      vpc: [{ vpcId: props.vpc.vpcId, vpcRegion: props.vpc.region }],
      comment: props.comment,
      forceDestroy: props.forceDestroy,
      tags: props.tags && { ...props.tags },
      // Further VPCs are resources of their own; without this, each plan would take them away again.
      lifecycle: { ignoreChanges: ['vpc'] },
    });
    this.zoneId = zone.zoneId;
    this.zoneArn = zone.arn;
  }

  /**
   * Lets a further VPC see the zone. A VPC of another account is authorized by the zone's account and associated by its
   * own.
   *
   * @throws DNS003 the VPC has the zone already; DNS018 another account by the zone's own provider
   * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zone-private-associate-vpcs-different-accounts.html
   */
  associate(vpc: IVpc): void {
    if (this.vpcs.has(vpc)) {
      throw new DnsError('DNS003', this, {
        problem: 'a VPC is associated with a zone once',
        got: vpc.name,
        allowed: `a VPC other than ${[...this.vpcs].map(({ name }) => name).join(', ')}`,
        fix: 'remove the second association',
      });
    }
    this.checkProvider(vpc);
    this.vpcs.add(vpc);
    const place = new Construct(this, vpc.name);
    const of = { zoneId: this.zoneId, vpcId: vpc.vpcId, vpcRegion: vpc.region };
    if (vpc.account === this.owner.account) {
      new Route53ZoneAssociation(place, 'Resource', { provider: this.provider, ...of });
      return;
    }
    const authorization = new Route53VpcAssociationAuthorization(place, 'Authorization', {
      provider: this.provider,
      ...of,
    });
    new Route53ZoneAssociation(place, 'Resource', {
      provider: vpc.provider,
      zoneId: authorization.zoneId,
      vpcId: authorization.vpcId,
      vpcRegion: vpc.region,
    });
  }

  private checkProvider(vpc: IVpc): void {
    if (vpc.account === this.owner.account || vpc.provider !== this.provider) return;
    throw new DnsError('DNS018', this, {
      problem: `VPC ${vpc.name} is of another account, which has to associate it`,
      got: `${this.owner.account} and ${vpc.account} by one provider`,
      allowed: 'a provider for each account',
      fix: 'give the VPC of the other account its provider',
    });
  }
}
