import { contract, refusalOf, synthesize } from '@landbridge/testing';
import { vpc, zone } from '../../test/fixtures';
import { Delegation } from './delegation';
import { DelegationSet } from './delegation-set';
import { Dnssec } from './dnssec';
import { PrivateZone } from './private-zone';
import { PublicZone } from './public-zone';
import { QueryLog } from './query-log';
import { RegisteredDomain } from './registered-domain';

describe('zones', () => {
  it('keep their addresses', () => {
    const template = synthesize((stack) => {
      const set = new DelegationSet(stack, 'Set', { referenceName: 'main' });
      const main = new PublicZone(stack, 'Main', {
        zoneName: 'example.com',
        delegationSetId: set.delegationSetId,
      });
      const dev = new PublicZone(stack, 'Dev', { zoneName: 'dev.example.com' });
      const signedBy = new Dnssec(stack, 'DevDnssec', { zone: dev, account: '111111111111' });
      new Delegation(stack, 'DevDelegation', { parent: main, child: dev, signedBy });
      new Dnssec(stack, 'Dnssec', { zone: main, account: '111111111111' });
      new QueryLog(stack, 'QueryLog', { zone: main });
      new RegisteredDomain(stack, 'Domain', { zone: main });
      const inside = new PrivateZone(stack, 'Inside', { zoneName: 'internal', vpc: vpc(stack, 'Home', 16) });
      inside.associate(vpc(stack, 'Near', 17));
      inside.associate(vpc(stack, 'Far', 18, '222222222222'));
    });
    const addresses = [
      'Set',
      'Main',
      'Dev',
      'DevDelegation',
      'Dnssec',
      'QueryLog',
      'Domain',
      'Inside',
    ].flatMap((id) => template.addressesUnder(id));
    expect(addresses).toEqual(contract(`${__dirname}/zones.contract.txt`, addresses));
  });

  it('a delegation names the servers of the child in the parent', () => {
    const template = synthesize((stack) => {
      new Delegation(stack, 'Dev', { parent: zone(stack), child: zone(stack, 'dev.example.com') });
    });
    const child = template.addressOf('aws_route53_zone', { name: 'dev.example.com' });
    expect(template.one('aws_route53_record')).toMatchObject({
      zone_id: `\${${template.addressOf('aws_route53_zone', { name: 'example.com' })}.zone_id}`,
      name: 'dev.example.com',
      type: 'NS',
      ttl: 172_800,
      records: `\${${child}.name_servers}`,
    });
  });

  it('a delegation to a signed zone vouches for its key, once the zone signs', () => {
    const template = synthesize((stack) => {
      const child = zone(stack, 'dev.example.com');
      const signedBy = new Dnssec(stack, 'Dnssec', { zone: child, account: '111111111111' });
      new Delegation(stack, 'Dev', { parent: zone(stack), child, signedBy });
    });
    expect(template.one('aws_route53_record', { type: 'DS' })).toMatchObject({
      name: 'dev.example.com',
      records: [`\${${template.addressOf('aws_route53_key_signing_key')}.ds_record}`],
      depends_on: [template.addressOf('aws_route53_hosted_zone_dnssec')],
    });
  });

  it('keys, logs and log policies of a public zone stand in us-east-1', () => {
    const template = synthesize((stack) => {
      new Dnssec(stack, 'Dnssec', { zone: zone(stack), account: '111111111111' });
      new QueryLog(stack, 'QueryLog', { zone: zone(stack, 'example.org'), retentionDays: 30 });
    });
    expect(template.one('aws_kms_key')).toMatchObject({
      region: 'us-east-1',
      customer_master_key_spec: 'ECC_NIST_P256',
      key_usage: 'SIGN_VERIFY',
      policy: expect.stringContaining('dnssec-route53.amazonaws.com'),
    });
    expect(template.one('aws_cloudwatch_log_group')).toMatchObject({
      region: 'us-east-1',
      name: '/aws/route53/example.org',
      retention_in_days: 30,
    });
    expect(template.one('aws_cloudwatch_log_resource_policy')).toMatchObject({ region: 'us-east-1' });
  });

  it('a private zone keeps VPCs that are associated beside it', () => {
    const template = synthesize((stack) => {
      const inside = new PrivateZone(stack, 'Inside', { zoneName: 'internal', vpc: vpc(stack, 'Home', 16) });
      inside.associate(vpc(stack, 'Far', 18, '222222222222'));
    });
    expect(template.one('aws_route53_zone')).toMatchObject({ lifecycle: { ignore_changes: ['vpc'] } });
    const authorization = template.addressOf('aws_route53_vpc_association_authorization');
    expect(template.one('aws_route53_zone_association')).toMatchObject({
      provider: 'aws.far',
      zone_id: `\${${authorization}.zone_id}`,
    });
  });

  it('the registry vouches for the key of a signed domain', () => {
    const template = synthesize((stack) => {
      const own = zone(stack);
      const signedBy = new Dnssec(stack, 'Dnssec', { zone: own, account: '111111111111' });
      new RegisteredDomain(stack, 'Domain', { zone: own, signedBy });
      const other = zone(stack, 'example.org');
      expect(refusalOf(() => new RegisteredDomain(stack, 'Other', { zone: other, signedBy }))).toMatchObject({
        code: 'DNS015',
        got: 'example.com',
        allowed: 'example.org',
      });
    });
    const key = template.addressOf('aws_route53_key_signing_key');
    expect(template.one('aws_route53domains_delegation_signer_record')).toMatchObject({
      domain_name: 'example.com',
      signing_attributes: [
        {
          algorithm: `\${${key}.signing_algorithm_type}`,
          flags: `\${${key}.flag}`,
          public_key: `\${${key}.public_key}`,
        },
      ],
    });
    const addresses = template.addressesUnder('Domain');
    expect(addresses).toEqual(contract(`${__dirname}/registered-domain.contract.txt`, addresses));
  });

  it('registers all four name servers with lock and privacy', () => {
    const template = synthesize(
      (stack) => new RegisteredDomain(stack, 'Domain', { zone: zone(stack), privacy: false }),
    );
    const domain = template.one('aws_route53domains_registered_domain');
    expect(domain).toMatchObject({
      domain_name: 'example.com',
      transfer_lock: true,
      auto_renew: true,
      admin_privacy: false,
    });
    expect(domain['name_server']).toHaveLength(4);
  });
});

describe('zones refuse', () => {
  it.each(['', 'a..b', '-a.com', 'a b.com', `${'x'.repeat(64)}.com`])('the domain %j', (zoneName) => {
    expect(refusalOf(() => synthesize((stack) => new PublicZone(stack, 'Zone', { zoneName })))).toMatchObject(
      {
        code: 'DNS001',
        path: 'test/Zone',
        got: JSON.stringify(zoneName),
      },
    );
  });

  it('a delegation that does not lie below', () => {
    const refusal = refusalOf(() =>
      synthesize(
        (stack) => new Delegation(stack, 'Bad', { parent: zone(stack), child: zone(stack, 'example.org') }),
      ),
    );
    expect(refusal).toMatchObject({
      code: 'DNS015',
      got: 'example.org',
      allowed: 'a name below example.com',
    });
  });

  it('a delegation that vouches for another zone', () => {
    const refusal = refusalOf(() =>
      synthesize((stack) => {
        const signedBy = new Dnssec(stack, 'Dnssec', { zone: zone(stack), account: '111111111111' });
        new Delegation(stack, 'Bad', {
          parent: signedBy.zone,
          child: zone(stack, 'a.example.com'),
          signedBy,
        });
      }),
    );
    expect(refusal).toMatchObject({ code: 'DNS015', got: 'example.com', allowed: 'a.example.com' });
  });

  it('a VPC twice', () => {
    const refusal = refusalOf(() =>
      synthesize((stack) => {
        const home = vpc(stack, 'Home', 16);
        new PrivateZone(stack, 'Inside', { zoneName: 'internal', vpc: home }).associate(home);
      }),
    );
    expect(refusal).toMatchObject({ code: 'DNS003', got: 'home' });
  });
});
