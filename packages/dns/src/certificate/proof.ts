import type { AcmCertificate } from '@cdktf/provider-aws/lib/acm-certificate';
import { Route53Record } from '@cdktf/provider-aws/lib/route53-record';
import type { TerraformProvider } from 'cdktf';
import type { Construct } from 'constructs';
import type { IPublicZone } from '../zone/izone';

/** What one record proves: that whoever asks for a certificate rules over a domain. */
export interface ProofProps {
  /** Domain without a wildcard's `*.`. */
  readonly base: string;
  readonly zone: IPublicZone;
  /** A certificate that names the domain; any one of the account tells the same record. */
  readonly certificate: AcmCertificate;
  /** Stands for the certificate's account. */
  readonly account: TerraformProvider | undefined;
}

/** Records of each zone by account and domain; weak, so that a construct tree is forgotten whole. */
const made = new WeakMap<IPublicZone, Map<TerraformProvider | undefined, Map<string, Route53Record>>>();

/**
 * The record that proves a domain. ACM asks for the same one in every Region and for every certificate of an account, so
 * that a second certificate takes the record of the first.
 *
 * @see https://docs.aws.amazon.com/acm/latest/userguide/dns-validation.html
 */
export function proofOf(scope: Construct, { base, zone, certificate, account }: ProofProps): Route53Record {
  const accounts = made.get(zone) ?? new Map<TerraformProvider | undefined, Map<string, Route53Record>>();
  made.set(zone, accounts);
  const records = accounts.get(account) ?? new Map<string, Route53Record>();
  accounts.set(account, records);
  const same = records.get(base);
  if (same) return same;
  const option = (attribute: string): string => optionOf(certificate, base, attribute);
  const record = new Route53Record(scope, base, {
    provider: zone.provider,
    zoneId: zone.zoneId,
    name: option('resource_record_name'),
    type: option('resource_record_type'),
    records: [option('resource_record_value')],
    ttl: 60,
    allowOverwrite: true,
  });
  records.set(base, record);
  return record;
}

/** The validation option of one domain; its wildcard has the same one. */
function optionOf(certificate: AcmCertificate, base: string, attribute: string): string {
  const address = `${certificate.terraformResourceType}.${certificate.friendlyUniqueId}`;
  return `\${[for option in ${address}.domain_validation_options : option.${attribute} if trimprefix(option.domain_name, "*.") == "${base}"][0]}`;
}
