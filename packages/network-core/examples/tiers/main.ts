import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Instance } from '@cdktf/provider-aws/lib/instance';
import { App, TerraformStack } from 'cdktf';
import { Port, SecurityGroup, Vpc } from '@landbridge/network-core';

/** The third number of each tier's first subnet; the others follow zone by zone. */
const tiers = { public: 0, private: 16, isolated: 64, database: 80, transit: 96, firewall: 112 };
const zones = ['euw1-az1', 'euw1-az2', 'euw1-az3'];

/** Every kind of tier in three zones, with a NAT gateway in each: the loss of a zone takes nothing else along. */
export function build(app: App): void {
  const stack = new TerraformStack(app, 'tiers');
  new AwsProvider(stack, 'Aws', { region: 'eu-west-1', allowedAccountIds: ['111111111111'] });

  const vpc = new Vpc(stack, 'Vpc', {
    name: 'tiers',
    account: '111111111111',
    region: 'eu-west-1',
    addresses: {
      cidr: '10.30.0.0/16',
      tiers: Object.fromEntries(
        Object.entries(tiers).map(([tier, first]) => [
          tier,
          Object.fromEntries(
            zones.map((zone, at) => [
              zone,
              { ipv4: `10.30.${first + at}.0/${tier === 'transit' ? 28 : 24}` },
            ]),
          ),
        ]),
      ),
    },
    nat: { mode: 'per-zone' },
  });

  const app1 = new SecurityGroup(stack, 'AppGroup', { vpc, name: 'app' });
  const database = new SecurityGroup(stack, 'DatabaseGroup', { vpc, name: 'database' });
  app1.connections.allowTo(database, Port.tcp(5432));
  for (const [id, [tier, group]] of Object.entries({
    App: ['private', app1] as const,
    Database: ['database', database] as const,
    Stray: ['isolated', new SecurityGroup(stack, 'StrayGroup', { vpc, name: 'stray' })] as const,
  })) {
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
