import { Route53Zone } from '@cdktf/provider-aws/lib/route53-zone';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { domainName } from './domain-name';
import type { IServedZone } from './izone';

export interface PublicZoneProps {
  /** Domain, e.g. `dev.example.com`; a change replaces the zone and its name servers. */
  readonly zoneName: string;
  /** Up to 256 characters. @default 'Managed by Terraform' */
  readonly comment?: string;
  /** Id of a reusable delegation set: the same four name servers for several zones. @default servers of its own */
  readonly delegationSetId?: string;
  /** Delete records that Terraform does not know together with the zone. @default false */
  readonly forceDestroy?: boolean;
  /** @default the stack's default provider */
  readonly provider?: TerraformProvider;
  /** @default none */
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * A public hosted zone. It answers once its parent names its servers: {@link Delegation}, or the registrar.
 *
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/AboutHZWorkingWith.html
 */
export class PublicZone extends Construct implements IServedZone {
  readonly kind = 'public';
  readonly zoneName: string;
  readonly zoneId: string;
  readonly zoneArn: string;
  readonly nameServers: string[];
  readonly provider: TerraformProvider | undefined;

  /** @throws DNS001 no domain name */
  constructor(scope: Construct, id: string, props: PublicZoneProps) {
    super(scope, id);
    this.zoneName = domainName(props.zoneName, this);
    this.provider = props.provider;
    const zone = new Route53Zone(this, 'Resource', {
      provider: props.provider,
      name: this.zoneName,
      comment: props.comment,
      delegationSetId: props.delegationSetId,
      forceDestroy: props.forceDestroy,
      tags: props.tags && { ...props.tags },
    });
    this.zoneId = zone.zoneId;
    this.zoneArn = zone.arn;
    this.nameServers = zone.nameServers;
  }
}
