import { AcmCertificate } from '@cdktf/provider-aws/lib/acm-certificate';
import { AcmCertificateValidation } from '@cdktf/provider-aws/lib/acm-certificate-validation';
import type { Route53Record } from '@cdktf/provider-aws/lib/route53-record';
import { Token, type TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { DnsError } from '../errors';
import { domainName } from '../zone/domain-name';
import { GLOBAL_REGION } from '../zone/global-region';
import type { IPublicZone } from '../zone/izone';
import { checkRegion } from '../routing/region';
import { proofOf } from './proof';

export interface CertificateProps {
  /** First name of the certificate, then further ones; wildcards like `*.example.com` are names too. */
  readonly domainNames: readonly [string, ...string[]];
  /** Public zones in which the names are proved; the most specific one takes each name. */
  readonly zones: readonly [IPublicZone, ...IPublicZone[]];
  /** `global`: in us-east-1, for CloudFront and other global services. @default 'regional' */
  readonly usedBy?: 'regional' | 'global';
  /**
   * Further Regions that get a certificate for the same names. They are proved by the same records: the proof of a
   * domain is the same in every Region of an account.
   *
   * @default none
   */
  readonly alsoIn?: readonly string[];
  /** @default 'RSA_2048' */
  readonly keyAlgorithm?: 'RSA_2048' | 'EC_prime256v1' | 'EC_secp384r1';
  /** Provider of the certificate's account and Region. @default the stack's default provider */
  readonly provider?: TerraformProvider;
  /** @default none */
  readonly tags?: Readonly<Record<string, string>>;
}

/** Quota "Domain names per ACM certificate" (L-FB94F0B0), adjustable up to 100. */
const MOST_NAMES = 10;
/** Characters of the first name, which becomes the common name (RFC 5280). */
const LONGEST_FIRST_NAME = 64;

/**
 * A public certificate of ACM, proved by DNS. A domain is proved by one record, which is made once: for the domain and its
 * wildcard, for every Region, and for every certificate of the account in this application.
 *
 * @see https://docs.aws.amazon.com/acm/latest/userguide/dns-validation.html
 */
export class Certificate extends Construct {
  /** Known once the certificate is issued. */
  readonly certificateArn: string;
  /** Those of `alsoIn`, by Region. */
  readonly arnsElsewhere: ReadonlyMap<string, string>;

  /** @throws DNS001 no domain name; DNS040 too many names, or one that lies in none of the zones; DNS011, DNS041 a Region */
  constructor(scope: Construct, id: string, props: CertificateProps) {
    super(scope, id);
    const names = [...new Set(props.domainNames.map((name) => domainName(name, this)))];
    this.checkNames(names);
    const region = props.usedBy === 'global' ? GLOBAL_REGION : undefined;
    this.checkRegions(props.alsoIn ?? [], region);
    const certificate = this.request(this, props, names, region);
    const bases = [...new Set(names.map((name) => name.replace(/^\*\./, '')))];
    const zones = bases.map((base) => [base, this.zoneOf(base, props.zones)] as const);
    const records = new Construct(this, 'Proofs');
    const proofs = zones.map(([base, zone]) =>
      proofOf(records, { base, zone, certificate, account: props.provider }),
    );
    this.certificateArn = this.validate(this, props, { certificate, proofs, region });
    const elsewhere = new Construct(this, 'Elsewhere');
    this.arnsElsewhere = new Map(
      (props.alsoIn ?? []).map((other) => {
        const place = new Construct(elsewhere, other);
        const same = this.request(place, props, names, other);
        return [other, this.validate(place, props, { certificate: same, proofs, region: other })];
      }),
    );
  }

  private request(
    place: Construct,
    { provider, keyAlgorithm, tags }: CertificateProps,
    names: readonly string[],
    region: string | undefined,
  ): AcmCertificate {
    return new AcmCertificate(place, 'Resource', {
      provider,
      region,
      domainName: names[0],
      subjectAlternativeNames: names.length > 1 ? names.slice(1) : undefined,
      validationMethod: 'DNS',
      keyAlgorithm,
      tags: tags && { ...tags },
      lifecycle: { createBeforeDestroy: true },
    });
  }

  /** Waits until the certificate is issued. */
  private validate(
    place: Construct,
    { provider }: CertificateProps,
    what: { certificate: AcmCertificate; proofs: readonly Route53Record[]; region: string | undefined },
  ): string {
    const { certificate, proofs, region } = what;
    return new AcmCertificateValidation(place, 'Validation', {
      provider,
      region,
      certificateArn: certificate.arn,
      validationRecordFqdns: proofs.map(({ fqdn }) => fqdn),
    }).certificateArn;
  }

  private checkNames(names: readonly string[]): void {
    if (names.length > MOST_NAMES)
      this.refuse(
        'a certificate has too many names',
        `${names.length}`,
        `${MOST_NAMES} (quota "Domain names per ACM certificate", L-FB94F0B0)`,
        'split it',
      );
    const first = names[0] ?? '';
    if (!Token.isUnresolved(first) && first.length > LONGEST_FIRST_NAME)
      this.refuse(
        'the first name of a certificate is too long',
        `${first} (${first.length} characters)`,
        `${LONGEST_FIRST_NAME} characters`,
        'put a shorter name first',
      );
  }

  private checkRegions(alsoIn: readonly string[], own: string | undefined): void {
    for (const region of alsoIn) checkRegion(region, this);
    const twice = [own, ...alsoIn].find(
      (region, index, all) => region !== undefined && all.indexOf(region) < index,
    );
    if (twice === undefined) return;
    throw new DnsError('DNS041', this, {
      problem: 'a Region gets the same certificate twice',
      got: twice,
      allowed: 'each Region once',
      fix: 'take it out of alsoIn',
    });
  }

  private zoneOf(name: string, zones: readonly IPublicZone[]): IPublicZone {
    const holding = zones.filter(({ zoneName }) => name === zoneName || name.endsWith(`.${zoneName}`));
    const best = holding.sort((a, b) => b.zoneName.length - a.zoneName.length)[0];
    return (
      best ??
      this.refuse(
        'no zone can prove the name',
        name,
        zones.map(({ zoneName }) => zoneName).join(', '),
        'pass the public zone that holds it',
      )
    );
  }

  private refuse(problem: string, got: string, allowed: string, fix: string): never {
    throw new DnsError('DNS040', this, { problem, got, allowed, fix });
  }
}
