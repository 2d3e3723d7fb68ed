import { AcmCertificate } from '@cdktf/provider-aws/lib/acm-certificate';
import { AcmCertificateValidation } from '@cdktf/provider-aws/lib/acm-certificate-validation';
import { Route53Record } from '@cdktf/provider-aws/lib/route53-record';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { DnsError } from '../errors';
import { domainName } from '../zone/domain-name';
import { GLOBAL_REGION } from '../zone/global-region';
import type { IPublicZone } from '../zone/izone';

export interface CertificateProps {
  /** First name of the certificate, then further ones; wildcards like `*.example.com` are names too. */
  readonly domainNames: readonly [string, ...string[]];
  /** Public zones in which the names are proved; the most specific one takes each name. */
  readonly zones: readonly [IPublicZone, ...IPublicZone[]];
  /** `global`: in us-east-1, for CloudFront and other global services. @default 'regional' */
  readonly usedBy?: 'regional' | 'global';
  /** @default 'RSA_2048' */
  readonly keyAlgorithm?: 'RSA_2048' | 'EC_prime256v1' | 'EC_secp384r1';
  /** Provider of the certificate's account and Region. @default the stack's default provider */
  readonly provider?: TerraformProvider;
  /** @default none */
  readonly tags?: Readonly<Record<string, string>>;
}

/** Quota "Domain names per ACM certificate" (L-FB94F0B0), adjustable up to 100. */
const MOST_NAMES = 10;

/**
 * A public certificate of ACM, proved by DNS. A wildcard and its own domain are proved by one record, which is made once.
 *
 * @see https://docs.aws.amazon.com/acm/latest/userguide/dns-validation.html
 */
export class Certificate extends Construct {
  /** Known once the certificate is issued. */
  readonly certificateArn: string;

  /** @throws DNS001 no domain name; DNS040 too many names, or one that lies in none of the zones */
  constructor(scope: Construct, id: string, props: CertificateProps) {
    super(scope, id);
    const names = [...new Set(props.domainNames.map((name) => domainName(name, this)))];
    if (names.length > MOST_NAMES)
      this.refuse(
        'a certificate has too many names',
        `${names.length}`,
        `${MOST_NAMES} (quota "Domain names per ACM certificate", L-FB94F0B0)`,
        'split it',
      );
    const region = props.usedBy === 'global' ? GLOBAL_REGION : undefined;
    const certificate = new AcmCertificate(this, 'Resource', {
      provider: props.provider,
      region,
      domainName: names[0],
      subjectAlternativeNames: names.length > 1 ? names.slice(1) : undefined,
      validationMethod: 'DNS',
      keyAlgorithm: props.keyAlgorithm,
      tags: props.tags && { ...props.tags },
      lifecycle: { createBeforeDestroy: true },
    });
    const bases = [...new Set(names.map((name) => name.replace(/^\*\./, '')))];
    const zones = new Map(bases.map((base) => [base, this.zoneOf(base, props.zones)]));
    const records = new Construct(this, 'Proofs');
    const proofs = [...zones].map(([base, zone]) => {
      const option = (attribute: string): string => optionOf(certificate, base, attribute);
      return new Route53Record(records, base, {
        provider: zone.provider,
        zoneId: zone.zoneId,
        name: option('resource_record_name'),
        type: option('resource_record_type'),
        records: [option('resource_record_value')],
        ttl: 60,
        allowOverwrite: true,
      });
    });
    const validation = new AcmCertificateValidation(this, 'Validation', {
      provider: props.provider,
      region,
      certificateArn: certificate.arn,
      validationRecordFqdns: proofs.map(({ fqdn }) => fqdn),
    });
    this.certificateArn = validation.certificateArn;
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

/** The validation option of one domain; its wildcard has the same one. */
function optionOf(certificate: AcmCertificate, base: string, attribute: string): string {
  const address = `${certificate.terraformResourceType}.${certificate.friendlyUniqueId}`;
  return `\${[for option in ${address}.domain_validation_options : option.${attribute} if trimprefix(option.domain_name, "*.") == "${base}"][0]}`;
}
