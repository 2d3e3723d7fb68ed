import { Route53DomainsRegisteredDomain } from '@cdktf/provider-aws/lib/route53domains-registered-domain';
import { Route53DomainsDelegationSignerRecord } from '@cdktf/provider-aws/lib/route53domains-delegation-signer-record';
import { Fn } from 'cdktf';
import { Construct } from 'constructs';
import { DnsError } from '../errors';
import type { Dnssec } from './dnssec';
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
  /** Signing of the zone, which the registry is told to vouch for. @default it vouches for none */
  readonly signedBy?: Dnssec;
}

/**
 * Settings of a domain that is registered with Route 53 already: name servers, lock, renewal, privacy. Terraform adopts
 * the registration and never deletes it.
 *
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/domain-name-servers-glue-records.html
 */
export class RegisteredDomain extends Construct {
  /** @throws DNS015 the signing of another zone */
  constructor(
    scope: Construct,
    id: string,
    { zone, autoRenew = true, transferLock = true, privacy = true, signedBy }: RegisteredDomainProps,
  ) {
    super(scope, id);
    if (signedBy && signedBy.zone !== zone) {
      throw new DnsError('DNS015', this, {
        problem: 'the registry would vouch for the key of another zone',
        got: signedBy.zone.zoneName,
        allowed: zone.zoneName,
        fix: 'pass the signing of the domain’s own zone',
      });
    }
    const domain = new Route53DomainsRegisteredDomain(this, 'Resource', {
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
    if (signedBy === undefined) return;
    new Route53DomainsDelegationSignerRecord(this, 'Signer', {
      provider: zone.provider,
      domainName: zone.zoneName,
      signingAttributes: [signedBy.signer],
      dependsOn: [domain, signedBy.signing],
    });
  }
}
