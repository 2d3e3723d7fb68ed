import { Route53ProfilesAssociation } from '@cdktf/provider-aws/lib/route53profiles-association';
import { Route53ProfilesProfile } from '@cdktf/provider-aws/lib/route53profiles-profile';
import { Route53ProfilesResourceAssociation } from '@cdktf/provider-aws/lib/route53profiles-resource-association';
import type { IVpc } from '@landbridge/network-core';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { checkRange } from '../errors';
import { claimForVpc } from './vpc-claims';

export interface ProfileProps {
  readonly name: string;
  /** ARNs of private zones, resolver rules and DNS firewall rule groups, by a name of yours. */
  readonly resources: Readonly<
    Record<string, { readonly arn: string; /** Priority of a firewall. */ readonly priority?: number }>
  >;
  /** @default the stack's default provider */
  readonly provider?: TerraformProvider;
  /** @default none */
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * DNS settings in one bundle for many VPCs (Route 53 Profiles). A VPC has one profile.
 *
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/profiles.html
 */
export class Profile extends Construct {
  readonly profileId: string;
  private vpcs: Construct | undefined;

  /** @throws DNS035 a priority */
  constructor(scope: Construct, id: string, props: ProfileProps) {
    super(scope, id);
    const { provider, name } = props;
    const profile = new Route53ProfilesProfile(this, 'Resource', {
      provider,
      name,
      tags: props.tags && { ...props.tags },
    });
    this.profileId = profile.id;
    for (const [key, { arn, priority }] of Object.entries(props.resources)) {
      if (priority !== undefined) checkRange('DNS035', 'priority of a firewall', priority, [100, 9900], this);
      new Route53ProfilesResourceAssociation(this, key, {
        provider,
        name: key,
        profileId: profile.id,
        resourceArn: arn,
        resourceProperties: priority === undefined ? undefined : JSON.stringify({ priority }),
      });
    }
  }

  /** Gives the settings to a VPC. @throws DNS034 it has a profile already */
  associate(vpc: IVpc): void {
    claimForVpc(vpc, 'Route 53 profile', this);
    this.vpcs ??= new Construct(this, 'Vpcs');
    const place = new Construct(this.vpcs, vpc.name);
    new Route53ProfilesAssociation(place, 'Resource', {
      provider: vpc.provider,
      name: vpc.name,
      profileId: this.profileId,
      resourceId: vpc.vpcId,
    });
  }
}
