import { contract, refusalOf, synthesize } from '@landbridge/testing';
import { zone } from '../../test/fixtures';
import { Certificate, type CertificateProps } from './certificate';

const build = (props: Partial<CertificateProps> = {}) =>
  synthesize((stack) => {
    const zones = [zone(stack), zone(stack, 'dev.example.com')] as const;
    new Certificate(stack, 'Certificate', {
      domainNames: ['example.com', '*.example.com', 'app.dev.example.com'],
      zones: [...zones],
      ...props,
    });
  });

describe('Certificate', () => {
  it('keeps its addresses', () => {
    const addresses = build().addressesUnder('Certificate');
    expect(addresses).toEqual(contract(`${__dirname}/certificate.contract.txt`, addresses));
  });

  it('proves a domain and its wildcard by one record, each in the most specific zone', () => {
    const template = build();
    expect(template.count('aws_route53_record')).toBe(2);
    const zoneOf = (name: string) => `\${${template.addressOf('aws_route53_zone', { name })}.zone_id}`;
    template.one('aws_route53_record', { zone_id: zoneOf('example.com') });
    const record = template.one('aws_route53_record', { zone_id: zoneOf('dev.example.com') });
    expect(record['name']).toContain('trimprefix(option.domain_name, "*.") == "app.dev.example.com"');
  });

  it('is replaced without a gap, and waits for its proofs', () => {
    const template = build({ keyAlgorithm: 'EC_prime256v1' });
    expect(template.one('aws_acm_certificate')).toMatchObject({
      domain_name: 'example.com',
      subject_alternative_names: ['*.example.com', 'app.dev.example.com'],
      validation_method: 'DNS',
      key_algorithm: 'EC_prime256v1',
      lifecycle: { create_before_destroy: true },
    });
    expect(template.one('aws_acm_certificate_validation')['validation_record_fqdns']).toHaveLength(2);
  });

  it('of a global service stands in us-east-1', () => {
    const template = build({ usedBy: 'global' });
    expect(template.one('aws_acm_certificate')).toMatchObject({ region: 'us-east-1' });
    expect(template.one('aws_acm_certificate_validation')).toMatchObject({ region: 'us-east-1' });
  });

  it('stands in further Regions for the same names, proved by the same records', () => {
    const template = build({ alsoIn: ['eu-central-1', 'us-east-1'] });
    expect(template.count('aws_route53_record')).toBe(2);
    const proofs = template.one('aws_acm_certificate_validation', { region: 'us-east-1' });
    expect(proofs['validation_record_fqdns']).toHaveLength(2);
    expect(template.one('aws_acm_certificate', { region: 'eu-central-1' })).toMatchObject({
      domain_name: 'example.com',
      subject_alternative_names: ['*.example.com', 'app.dev.example.com'],
    });
    const addresses = template
      .addressesUnder('Certificate')
      .filter((address) => address.includes('Elsewhere'));
    expect(addresses).toEqual(contract(`${__dirname}/certificate-elsewhere.contract.txt`, addresses));
  });

  it('takes the proof of another certificate for the same domain', () => {
    const template = synthesize((stack) => {
      const zones = [zone(stack)] as const;
      new Certificate(stack, 'First', { domainNames: ['example.com'], zones });
      new Certificate(stack, 'Second', { domainNames: ['*.example.com', 'a.example.com'], zones });
    });
    expect(template.count('aws_route53_record')).toBe(2);
    const [first] = template.one('aws_acm_certificate_validation', {
      certificate_arn: `\${${template.addressOf('aws_acm_certificate', { domain_name: '*.example.com' })}.arn}`,
    })['validation_record_fqdns'] as string[];
    expect(first).toContain('First_Proofs_examplecom');
  });

  it.each([
    [{ alsoIn: ['us-east-1'], usedBy: 'global' }, 'DNS041', 'us-east-1'],
    [{ alsoIn: ['eu-central-1', 'eu-central-1'] }, 'DNS041', 'eu-central-1'],
    [{ alsoIn: ['Frankfurt'] }, 'DNS011', 'Frankfurt'],
  ] as const)('refuses %j', (props, code, got) => {
    expect(refusalOf(() => build(props))).toMatchObject({ code, got });
  });

  it('refuses a first name of more than 64 characters', () => {
    const name = `${'a'.repeat(60)}.example.com`;
    expect(refusalOf(() => build({ domainNames: [name] }))).toMatchObject({ code: 'DNS040' });
    expect(build({ domainNames: ['example.com', name] }).count('aws_acm_certificate')).toBe(1);
  });

  it('refuses names that no zone holds, and too many', () => {
    expect(refusalOf(() => build({ domainNames: ['example.org'] }))).toMatchObject({
      code: 'DNS040',
      got: 'example.org',
    });
    const many = Array.from({ length: 10 }, (_, index) => `a${index}.example.com`);
    expect(refusalOf(() => build({ domainNames: ['example.com', ...many] }))).toMatchObject({
      code: 'DNS040',
      got: '11',
    });
  });
});
