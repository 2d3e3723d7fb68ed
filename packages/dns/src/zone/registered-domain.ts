import { Route53DomainsRegisteredDomain } from '@cdktf/provider-aws/lib/route53domains-registered-domain';
import { Fn } from 'cdktf';
import { Construct } from 'constructs';
import type { IServedZone } from './izone';

export interface RegisteredDomainProps {
  /** Zone of the registered domain itself; the registrar is told its name servers. */
  readonly zone: IServedZone;
  /** @default true */
  readonly autoRenew?: boolean;
  /** Refuse transfers to another registrar. @default true */
  readonly transferLock?: boolean;
  /** Hide the contacts from WHOIS. @default true */
  readonly privacy?: boolean;
}

/**
 * Settings of a domain that is registered with Route 53 already: name servers, lock, renewal, privacy. Terraform adopts
 * the registration and never deletes it.
 *
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/domain-name-servers-glue-records.html
 */
export class RegisteredDomain extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { zone, autoRenew = true, transferLock = true, privacy = true }: RegisteredDomainProps,
  ) {
    super(scope, id);
    new Route53DomainsRegisteredDomain(this, 'Resource', {
      provider: zone.provider,
      domainName: zone.zoneName,
      autoRenew,
      transferLock,
      adminPrivacy: privacy,
      billingPrivacy: privacy,
      registrantPrivacy: privacy,
      techPrivacy: privacy,
      nameServer: [0, 1, 2, 3].map((index) => ({ name: Fn.element(zone.nameServers, index) as string })),
    });
  }
}
