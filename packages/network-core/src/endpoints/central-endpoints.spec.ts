import { contract, refusalOf, synthesize } from '@landbridge/testing';
import type { TerraformStack } from 'cdktf';
import { alias, vpc } from '../../test/fixtures';
import { CentralEndpoints } from './central-endpoints';
import { serviceNames } from './service-names';
import { SharedZone } from './shared-zone';

const build = (
  services: readonly string[],
  more: (stack: TerraformStack, central: CentralEndpoints) => void = () => undefined,
) =>
  synthesize((stack) => {
    const shared = vpc(stack, 'Vpc', 16);
    more(
      stack,
      new CentralEndpoints(stack, 'Central', { vpc: shared, tier: shared.tier('private'), services }),
    );
  });

describe('CentralEndpoints', () => {
  it('keeps its addresses', () => {
    const addresses = build(['ssm', 's3']).addressesUnder('Central');
    expect(addresses).toEqual(contract(`${__dirname}/central-endpoints.contract.txt`, addresses));
  });

  it('answers each name by an alias in a private zone, in place of private DNS', () => {
    const template = build(['ecr.api']);
    const endpoint = template.addressOf('aws_vpc_endpoint');
    expect(template.one('aws_vpc_endpoint').private_dns_enabled).toBe(false);
    expect(template.one('aws_route53_zone')).toMatchObject({
      name: 'api.ecr.eu-west-1.amazonaws.com',
      vpc: [{ vpc_id: `\${${template.addressOf('aws_vpc')}.id}`, vpc_region: 'eu-west-1' }],
      lifecycle: { ignore_changes: ['vpc'] },
    });
    expect(template.one('aws_route53_record')).toMatchObject({
      name: 'api.ecr.eu-west-1.amazonaws.com',
      type: 'A',
      alias: {
        name: `\${${endpoint}.dns_entry[0].dns_name}`,
        zone_id: `\${${endpoint}.dns_entry[0].hosted_zone_id}`,
      },
    });
  });

  it('knows names that differ from the service', () => {
    expect(serviceNames('ssm', 'eu-west-1')).toEqual({
      zone: 'ssm.eu-west-1.amazonaws.com',
      records: ['ssm.eu-west-1.amazonaws.com'],
    });
    expect(serviceNames('s3', 'cn-north-1').records).toEqual([
      's3.cn-north-1.amazonaws.com.cn',
      '*.s3.cn-north-1.amazonaws.com.cn',
    ]);
    expect(serviceNames('ecr.dkr', 'eu-west-1')).toEqual({
      zone: 'dkr.ecr.eu-west-1.amazonaws.com',
      records: ['*.dkr.ecr.eu-west-1.amazonaws.com'],
    });
  });

  it.each([[[]], [['ssm', 'ssm']]])('refuses services %j', (services) => {
    expect(refusalOf(() => build(services))).toMatchObject({ code: 'NET045', path: 'test/Central' });
  });
});

describe('SharedZone', () => {
  const share = (account: string, provider = true) =>
    build(['ssm'], (stack, central) => {
      const owner = [...central.endpoints.values()][0] && vpc(stack, 'Owner', 18);
      const user = vpc(stack, 'User', 17, {
        account,
        provider: provider ? alias(stack, 'Other', account) : undefined,
      });
      if (owner) new SharedZone(stack, 'Zone', { zoneId: central.zoneIds.get('ssm') ?? '', owner, user });
    });

  it('keeps its addresses', () => {
    const addresses = share('222222222222').addressesUnder('Zone');
    expect(addresses).toEqual(contract(`${__dirname}/shared-zone.contract.txt`, addresses));
  });

  it('is authorized by its owner before another account uses it', () => {
    const template = share('222222222222');
    const zone = `\${${template.addressOf('aws_route53_zone')}.zone_id}`;
    expect(template.one('aws_route53_vpc_association_authorization')).not.toHaveProperty('provider');
    expect(template.one('aws_route53_zone_association')).toMatchObject({
      zone_id: zone,
      provider: 'aws.other',
      depends_on: [template.addressOf('aws_route53_vpc_association_authorization')],
    });
  });

  it('needs no authorization within an account', () => {
    expect(share('111111111111').count('aws_route53_vpc_association_authorization')).toBe(0);
  });

  it('refuses one provider for two accounts, the own VPC, and a second association', () => {
    expect(refusalOf(() => share('222222222222', false)).code).toBe('NET032');
    const twice = (own: boolean) =>
      synthesize((stack) => {
        const [owner, user] = [vpc(stack, 'Owner', 16), vpc(stack, 'User', 17)];
        new SharedZone(stack, 'Zone', { zoneId: 'Z1', owner, user: own ? owner : user });
        new SharedZone(stack, 'Again', { zoneId: 'Z1', owner, user });
      });
    expect(refusalOf(() => twice(true))).toMatchObject({ code: 'NET045', path: 'test/Zone' });
    expect(refusalOf(() => twice(false))).toMatchObject({
      code: 'NET045',
      allowed: 'only that of test/Zone',
    });
  });
});
