import type { TfObject } from '../contract';
import { Scenario } from '../types/testing/scenario';

const answer = (type: string, config: TfObject = {}, s = new Scenario()): TfObject => {
  const outcome = s.data(type, config);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals));
  return outcome.value;
};

describe('what AWS publishes', () => {
  it('has the managed policies of CloudFront and IAM under their ids and paths', () => {
    expect(answer('aws_cloudfront_cache_policy', { name: 'Managed-CachingDisabled' })['id']).toBe(
      '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
    );
    const byId = { id: '216adef6-5c7f-47e4-b989-5492eafa07d3' };
    expect(answer('aws_cloudfront_origin_request_policy', byId)['name']).toBe('Managed-AllViewer');
    expect(
      new Scenario().data('aws_cloudfront_response_headers_policy', { name: 'Managed-Nothing' }).ok,
    ).toBe(false);
    const execution = { name: 'AmazonECSTaskExecutionRolePolicy' };
    expect(answer('aws_iam_policy', execution)['arn']).toBe(
      'arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy',
    );
    const arn = 'arn:aws:iam::aws:policy/job-function/ViewOnlyAccess';
    expect(answer('aws_iam_policy', { arn })).toMatchObject({
      name: 'ViewOnlyAccess',
      path: '/job-function/',
    });
    expect(new Scenario().data('aws_iam_policy', { name: 'NotAPolicy' }).ok).toBe(false);
  });

  it('prefers what the account has', () => {
    const s = new Scenario();
    const policy = s.create('aws_iam_policy', { name: 'own', policy: '{}' });
    expect(answer('aws_iam_policy', { name: 'own' }, s)['arn']).toBe(policy.values['arn']);
  });

  it('gives a service its key, the same by alias and by key', () => {
    const alias = answer('aws_kms_alias', { name: 'alias/aws/ebs' });
    expect(alias['arn']).toBe('arn:aws:kms:eu-west-1:111111111111:alias/aws/ebs');
    const key = answer('aws_kms_key', { key_id: 'alias/aws/ebs' });
    expect([key['arn'], key['key_manager']]).toEqual([alias['target_key_arn'], 'AWS']);
  });

  it('knows instance types and where they are offered', () => {
    expect(answer('aws_ec2_instance_type', { instance_type: 't4g.small' })).toMatchObject({
      default_vcpus: 2,
      memory_size: 2048,
      supported_architectures: ['arm64'],
    });
    expect(answer('aws_ec2_instance_type', { instance_type: 'm5.4xlarge' })).toMatchObject({
      default_vcpus: 16,
      memory_size: 65536,
      maximum_network_interfaces: 8,
    });
    const filter = [{ name: 'instance-type', values: ['c7g.*'] }];
    expect(answer('aws_ec2_instance_types', { filter })['instance_types']).toHaveLength(8);
    const zones = answer('aws_ec2_instance_type_offerings', {
      location_type: 'availability-zone',
      filter: [{ name: 'instance-type', values: ['t3.micro'] }],
    });
    expect(zones['locations']).toEqual(['eu-west-1a', 'eu-west-1b', 'eu-west-1c']);
    const preferred_instance_types = ['x1.32xlarge', 't3.small'];
    expect(answer('aws_ec2_instance_type_offering', { preferred_instance_types })['instance_type']).toBe(
      't3.small',
    );
    expect(new Scenario().data('aws_ec2_instance_type', { instance_type: 'x1.32xlarge' })).toMatchObject({
      refusals: [{ code: 'SBX201' }],
    });
  });

  it('names principals, organisation, ranges and engines', () => {
    expect(answer('aws_service_principal', { service_name: 'logs' })).toMatchObject({
      id: 'logs.eu-west-1.amazonaws.com',
      name: 'logs.amazonaws.com',
    });
    const china = new Scenario().in({ region: 'cn-north-1', partition: 'aws-cn' });
    expect(answer('aws_service_principal', { service_name: 'logs' }, china)['name']).toBe(
      'logs.amazonaws.com.cn',
    );
    expect(answer('aws_service_principal', { service_name: 'ec2' }, china)['name']).toBe('ec2.amazonaws.com');
    expect(answer('aws_billing_service_account')['arn']).toBe('arn:aws:iam::386209384616:root');
    expect(answer('aws_organizations_organization')['master_account_id']).toBe('111111111111');
    const ranges = answer('aws_ip_ranges', { services: ['ec2', 's3'], regions: ['eu-west-1'] });
    expect(ranges['cidr_blocks']).toHaveLength(2);
    expect(new Scenario().data('aws_ip_ranges', { services: ['ec2'], regions: ['xx-west-9'] }).ok).toBe(
      false,
    );
    const family = (engine: string, version: string) =>
      answer('aws_rds_engine_version', { engine, version })['parameter_group_family'];
    expect([family('aurora-mysql', '8.0.mysql_aurora.3.05.2'), family('postgres', '16.3')]).toEqual([
      'aurora-mysql8.0',
      'postgres16',
    ]);
    expect(new Scenario().data('aws_rds_engine_version', { engine: 'mysql' })).toMatchObject({
      refusals: [{ code: 'SBX201' }],
    });
    expect(String(answer('aws_eks_cluster_auth', { name: 'c' })['token'])).toMatch(/^k8s-aws-v1\./);
    expect(answer('aws_ecr_authorization_token')['user_name']).toBe('AWS');
    expect(
      answer('aws_eks_addon_version', { addon_name: 'coredns', kubernetes_version: '1.33' })['version'],
    ).toMatch(/^v\d/);
  });
});
