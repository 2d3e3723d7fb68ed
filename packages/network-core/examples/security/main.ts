import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Instance } from '@cdktf/provider-aws/lib/instance';
import { App, TerraformStack } from 'cdktf';
import { NetworkAcl, Port, PrefixList, SecurityGroup, Vpc } from '@landbridge/network-core';

/** Who may talk to whom, said three times: by groups, by a prefix list, and by a network ACL around the database. */
export function build(app: App): void {
  const stack = new TerraformStack(app, 'security');
  new AwsProvider(stack, 'Aws', { region: 'eu-west-1', allowedAccountIds: ['111111111111'] });

  const vpc = new Vpc(stack, 'Vpc', {
    name: 'guarded',
    account: '111111111111',
    region: 'eu-west-1',
    addresses: {
      cidr: '10.50.0.0/16',
      tiers: {
        public: { 'euw1-az1': { ipv4: '10.50.0.0/24' } },
        private: { 'euw1-az1': { ipv4: '10.50.16.0/20' } },
        database: { 'euw1-az1': { ipv4: '10.50.64.0/24' } },
      },
    },
  });
  const offices = new PrefixList(stack, 'Offices', {
    name: 'offices',
    entries: { hq: '192.0.2.0/24', branch: '198.51.100.0/25' },
    maxEntries: 10,
  });

  const groups = {
    Web: new SecurityGroup(stack, 'WebGroup', { vpc, name: 'web' }),
    App: new SecurityGroup(stack, 'AppGroup', { vpc, name: 'app' }),
    Database: new SecurityGroup(stack, 'DatabaseGroup', { vpc, name: 'database' }),
  };
  groups.Web.connections.allowFromAddresses(offices.peer, Port.tcp(443));
  groups.Web.connections.allowTo(groups.App, Port.tcp(8080));
  groups.App.connections.allowTo(groups.Database, Port.tcp(5432));
  // A rule too many, as it happens: the network ACL below still keeps the web tier from the database.
  groups.Web.connections.allowTo(groups.Database, Port.tcp(5432));

  new NetworkAcl(stack, 'DatabaseAcl', {
    vpc,
    name: 'database',
    subnets: [vpc.tier('database')],
    inbound: { 100: { action: 'allow', port: Port.tcp(5432), cidr: '10.50.16.0/20', replies: 'linux' } },
    outbound: {},
  });

  const tiers = { Web: 'public', App: 'private', Database: 'database' } as const;
  for (const [id, group] of Object.entries(groups)) {
    new Instance(stack, id, {
      ami: 'ami-0123456789abcdef0',
      instanceType: 't3.micro',
      subnetId: vpc.tier(tiers[id as keyof typeof tiers]).subnet('euw1-az1').subnetId,
      associatePublicIpAddress: id === 'Web',
      vpcSecurityGroupIds: [group.securityGroupId],
    });
  }
}

if (require.main === module) {
  const app = new App();
  build(app);
  app.synth();
}
