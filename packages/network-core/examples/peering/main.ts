import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Instance } from '@cdktf/provider-aws/lib/instance';
import { App, TerraformStack } from 'cdktf';
import { Peering, PeeringHub, Port, SecurityGroup, Vpc } from '@landbridge/network-core';

/** Account, Region, second number of the block and zone of each VPC. */
const places = {
  Shared: ['111111111111', 'eu-west-1', 60, 'euw1-az1'],
  Dev: ['222222222222', 'eu-west-1', 61, 'euw1-az1'],
  Test: ['333333333333', 'eu-central-1', 62, 'euc1-az1'],
  Prod: ['444444444444', 'eu-west-1', 63, 'euw1-az1'],
} as const;

/**
 * A hub with spokes in other accounts and another Region, and a peering of dev and prod for a time, to move data.
 *
 * @param today the day of the synthesis, e.g. `2026-06-01`
 */
export function build(app: App, today: string): void {
  const stack = new TerraformStack(app, 'peering');
  const vpcs = Object.fromEntries(
    Object.entries(places).map(([id, [account, region, number, zone]]) => {
      const alias = id === 'Shared' ? undefined : id.toLowerCase();
      const provider = new AwsProvider(stack, `Aws${id}`, { alias, region, allowedAccountIds: [account] });
      const tiers = {
        private: { [zone]: { ipv4: `10.${number}.0.0/20` } },
        database: { [zone]: { ipv4: `10.${number}.16.0/24` } },
      };
      const addresses = { cidr: `10.${number}.0.0/16`, tiers };
      const props = { name: id.toLowerCase(), account, region, addresses };
      return [id, new Vpc(stack, id, { ...props, provider: alias === undefined ? undefined : provider })];
    }),
  ) as Record<keyof typeof places, Vpc>;

  const member = (vpc: Vpc) => ({ vpc, subnets: [vpc.tier('private')], answerOtherSide: true });
  const hub = new PeeringHub(stack, 'Hub', {
    hub: member(vpcs.Shared),
    spokes: { dev: member(vpcs.Dev), test: member(vpcs.Test), prod: member(vpcs.Prod) },
  });
  new Peering(stack, 'Move', {
    requester: { vpc: vpcs.Dev, subnets: [vpcs.Dev.tier('database')], destinations: ['10.63.16.0/24'] },
    accepter: { vpc: vpcs.Prod, subnets: [vpcs.Prod.tier('database')], destinations: ['10.61.16.0/24'] },
    expires: { on: '2030-12-31', today },
  });

  const directory = new SecurityGroup(stack, 'DirectoryGroup', { vpc: vpcs.Shared, name: 'directory' });
  const server = (id: string, group: SecurityGroup, zone: string) =>
    new Instance(stack, id, {
      provider: group.vpc.provider,
      ami: 'ami-0123456789abcdef0',
      instanceType: 't3.micro',
      subnetId: group.vpc.tier('private').subnet(zone).subnetId,
      vpcSecurityGroupIds: [group.securityGroupId],
    });
  server('Directory', directory, 'euw1-az1');
  for (const [id, spoke] of Object.entries({ Dev: 'dev', Test: 'test', Prod: 'prod' } as const)) {
    const vpc = vpcs[id as keyof typeof places];
    const group = new SecurityGroup(stack, `${id}Group`, { vpc, name: spoke });
    // Groups cannot be named across Regions.
    const via = vpc.region === vpcs.Shared.region ? hub.peering(spoke) : ('addresses' as const);
    group.connections.allowTo(directory, Port.tcp(636), { via });
    server(`${id}App`, group, vpc.region === 'eu-west-1' ? 'euw1-az1' : 'euc1-az1');
  }
}

if (require.main === module) {
  const app = new App();
  build(app, new Date().toISOString().slice(0, 10));
  app.synth();
}
