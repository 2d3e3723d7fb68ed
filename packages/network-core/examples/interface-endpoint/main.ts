import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Instance } from '@cdktf/provider-aws/lib/instance';
import { App, TerraformStack } from 'cdktf';
import { InterfaceEndpoint, Port, SecurityGroup, Vpc } from '@landbridge/network-core';

/** A VPC without any way to the internet, whose application still reaches Systems Manager. */
export function build(app: App): void {
  const stack = new TerraformStack(app, 'endpoint');
  new AwsProvider(stack, 'Aws', { region: 'eu-west-1', allowedAccountIds: ['111111111111'] });

  const vpc = new Vpc(stack, 'Vpc', {
    name: 'quiet',
    account: '111111111111',
    region: 'eu-west-1',
    addresses: {
      cidr: '10.20.0.0/16',
      tiers: {
        isolated: { 'euw1-az1': { ipv4: '10.20.0.0/20' }, 'euw1-az2': { ipv4: '10.20.16.0/20' } },
      },
    },
  });
  const ssm = new InterfaceEndpoint(stack, 'Ssm', {
    vpc,
    service: { aws: 'ssm' },
    subnets: vpc.tier('isolated'),
  });

  const application = new SecurityGroup(stack, 'AppGroup', { vpc, name: 'app' });
  application.connections.allowTo(ssm, Port.tcp(443));
  const stranger = new SecurityGroup(stack, 'StrangerGroup', { vpc, name: 'stranger' });

  for (const [id, group] of Object.entries({ App: application, Stranger: stranger })) {
    new Instance(stack, id, {
      ami: 'ami-0123456789abcdef0',
      instanceType: 't3.micro',
      subnetId: vpc.tier('isolated').subnet('euw1-az1').subnetId,
      vpcSecurityGroupIds: [group.securityGroupId],
    });
  }
}

if (require.main === module) {
  const app = new App();
  build(app);
  app.synth();
}
