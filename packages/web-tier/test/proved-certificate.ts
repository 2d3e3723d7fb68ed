import { AcmCertificate } from '@cdktf/provider-aws/lib/acm-certificate';
import { AcmCertificateValidation } from '@cdktf/provider-aws/lib/acm-certificate-validation';
import { Route53Record } from '@cdktf/provider-aws/lib/route53-record';
import type { Route53Zone } from '@cdktf/provider-aws/lib/route53-zone';
import { Construct } from 'constructs';

/** ARN of an issued certificate, proved by a record of the zone. */
export function provedCertificate(zone: Route53Zone, domainName: string): string {
  const place = new Construct(zone, domainName);
  const certificate = new AcmCertificate(place, 'Certificate', { domainName, validationMethod: 'DNS' });
  const address = `${certificate.terraformResourceType}.${certificate.friendlyUniqueId}`;
  const proof = (attribute: string): string =>
    `\${tolist(${address}.domain_validation_options)[0].${attribute}}`;
  const record = new Route53Record(place, 'Proof', {
    zoneId: zone.zoneId,
    name: proof('resource_record_name'),
    type: proof('resource_record_type'),
    records: [proof('resource_record_value')],
    ttl: 60,
  });
  const validation = new AcmCertificateValidation(place, 'Validation', {
    certificateArn: certificate.arn,
    validationRecordFqdns: [record.fqdn],
  });
  return validation.certificateArn;
}
