import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Instance } from '@cdktf/provider-aws/lib/instance';
import { App, TerraformStack } from 'cdktf';
import { GatewayEndpoint, Port, SecurityGroup, Vpc } from '@landbridge/network-core';

/** A database tier that reads and writes one bucket, and has no way out otherwise. */
export function build(app: App): void {
  const stack = new TerraformStack(app, 'gateway-endpoint');
  new AwsProvider(stack, 'Aws', { region: 'eu-west-1', allowedAccountIds: ['111111111111'] });

  const vpc = new Vpc(stack, 'Vpc', {
    name: 'vault',
    account: '111111111111',
    region: 'eu-west-1',
    addresses: {
      cidr: '10.90.0.0/16',
      tiers: {
        database: { 'euw1-az1': { ipv4: '10.90.0.0/24' } },
        isolated: { 'euw1-az1': { ipv4: '10.90.1.0/24' } },
      },
    },
  });
  const s3 = new GatewayEndpoint(stack, 'S3', {
    vpc,
    service: 's3',
    tiers: [vpc.tier('database')],
    policy: {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: '*',
          Action: ['s3:GetObject', 's3:PutObject'],
          Resource: 'arn:aws:s3:::vault-backups/*',
        },
      ],
    },
  });

  const group = new SecurityGroup(stack, 'BackupGroup', { vpc, name: 'backup' });
  group.connections.allowToAddresses(s3.peer, Port.tcp(443));
  for (const [id, tier] of Object.entries({ Database: 'database', Stray: 'isolated' })) {
    new Instance(stack, id, {
      ami: 'ami-0123456789abcdef0',
      instanceType: 't3.micro',
      subnetId: vpc.tier(tier).subnet('euw1-az1').subnetId,
      vpcSecurityGroupIds: [group.securityGroupId],
    });
  }
}

if (require.main === module) {
  const app = new App();
  build(app);
  app.synth();
}
