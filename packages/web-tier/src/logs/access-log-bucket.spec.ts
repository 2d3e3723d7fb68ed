import { contract, refusalOf, synthesize } from '@landbridge/testing';
import { alb, vpc } from '../../test/fixtures';
import { AccessLogBucket, type AccessLogBucketProps } from './access-log-bucket';

const build = (props: Partial<AccessLogBucketProps> = {}) =>
  synthesize((stack) => {
    const { bucket } = new AccessLogBucket(stack, 'Logs', {
      account: '111111111111',
      region: 'eu-west-1',
      namePrefix: 'web-logs-',
      ...props,
    });
    alb(vpc(stack), 'Alb', { accessLogs: { bucket, prefix: 'alb' }, connectionLogs: { bucket } });
  });

describe('AccessLogBucket', () => {
  it('keeps its addresses', () => {
    const addresses = build().addressesUnder('Logs');
    expect(addresses).toEqual(contract(`${__dirname}/access-log-bucket.contract.txt`, addresses));
  });

  it('is known to load balancers only once its policy lets them in', () => {
    const template = build();
    const bucket = `\${${template.addressOf('aws_s3_bucket_policy')}.bucket}`;
    expect(template.one('aws_lb')).toMatchObject({
      access_logs: { bucket, prefix: 'alb', enabled: true },
      connection_logs: { bucket, enabled: true },
    });
  });

  it('lets in load balancers of its own account and Region, and nobody without TLS', () => {
    const { Statement } = JSON.parse(String(build().one('aws_s3_bucket_policy')['policy'])) as {
      Statement: { Sid: string; Principal: unknown; Condition: object; Effect: string }[];
    };
    const by = new Map(Statement.map((statement) => [statement.Sid, statement]));
    expect([...by.keys()]).toEqual(['Application', 'NetworkCheck', 'Network', 'EncryptedOnly']);
    expect(by.get('Application')).toMatchObject({
      Principal: { Service: 'logdelivery.elasticloadbalancing.amazonaws.com' },
      Condition: {
        ArnLike: { 'aws:SourceArn': 'arn:aws:elasticloadbalancing:eu-west-1:111111111111:loadbalancer/*' },
      },
    });
    expect(by.get('Network')?.Condition).toMatchObject({
      StringEquals: { 'aws:SourceAccount': '111111111111' },
    });
    expect(by.get('EncryptedOnly')).toMatchObject({ Effect: 'Deny', Principal: '*' });
  });

  it('is private, encrypted, and forgets', () => {
    const template = build({ retentionDays: 30, forceDestroy: true });
    expect(template.one('aws_s3_bucket')).toMatchObject({ bucket_prefix: 'web-logs-', force_destroy: true });
    expect(template.one('aws_s3_bucket_public_access_block')).toMatchObject({
      restrict_public_buckets: true,
    });
    expect(JSON.stringify(template.one('aws_s3_bucket_lifecycle_configuration'))).toContain('"days":30');
    expect(JSON.stringify(template.one('aws_s3_bucket_server_side_encryption_configuration'))).toContain(
      'AES256',
    );
  });

  it.each<[Partial<AccessLogBucketProps>, string]>([
    [{ namePrefix: 'Web_Logs' }, 'WEB012'],
    [{ namePrefix: 'x'.repeat(38) }, 'WEB012'],
    [{ retentionDays: 0 }, 'WEB012'],
    [{ account: '111' }, 'NET014'],
    [{ region: 'ireland' }, 'NET014'],
  ])('refuses %j', (props, code) => {
    expect(refusalOf(() => build(props))).toMatchObject({ code, path: 'test/Logs' });
  });
});
