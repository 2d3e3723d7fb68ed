import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Instance } from '@cdktf/provider-aws/lib/instance';
import { App, TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import {
  CentralEndpoints,
  Peer,
  Peering,
  Port,
  SecurityGroup,
  SharedZone,
  Vpc,
} from '@landbridge/network-core';

const region = 'eu-west-1';
const zone = 'euw1-az1';
const services = ['ssm', 'ssmmessages', 'ecr.api'];

/** Endpoints in the shared VPC, used by dev in another account over a peering; prod is not let in. */
export function build(app: App): void {
  const stack = new TerraformStack(app, 'central-endpoints');
  new AwsProvider(stack, 'Aws', { region, allowedAccountIds: ['111111111111'] });
  const vpcs = Object.entries({ Shared: '111111111111', Dev: '222222222222', Prod: '333333333333' }).map(
    ([id, account], at) => {
      const provider =
        at === 0
          ? undefined
          : new AwsProvider(stack, `Aws${id}`, {
              alias: id.toLowerCase(),
              region,
              allowedAccountIds: [account],
            });
      const addresses = {
        cidr: `10.8${at}.0.0/16`,
        tiers: { isolated: { [zone]: { ipv4: `10.8${at}.0.0/20` } } },
      };
      return new Vpc(stack, id, { name: id.toLowerCase(), account, region, addresses, provider });
    },
  );
  const [shared, dev, prod] = vpcs as [Vpc, Vpc, Vpc];

  const central = new CentralEndpoints(stack, 'Central', {
    vpc: shared,
    tier: shared.tier('isolated'),
    services,
  });
  const side = (vpc: Vpc) => ({ vpc, subnets: [vpc.tier('isolated')] });
  for (const [id, vpc] of Object.entries({ DevPeering: dev, ProdPeering: prod })) {
    new Peering(stack, id, { requester: side(vpc), accepter: side(shared) });
  }
  const zones = new Construct(stack, 'DevZones');
  for (const [service, zoneId] of central.zoneIds)
    new SharedZone(zones, service, { zoneId, owner: shared, user: dev });
  for (const endpoint of central.endpoints.values())
    endpoint.connections.allowFromAddresses(Peer.vpc(dev), Port.tcp(443));

  for (const [id, vpc] of Object.entries({ DevApp: dev, ProdApp: prod })) {
    const group = new SecurityGroup(stack, `${id}Group`, { vpc, name: 'app' });
    group.connections.allowToAddresses(Peer.vpc(shared), Port.tcp(443));
    new Instance(stack, id, {
      provider: vpc.provider,
      ami: 'ami-0123456789abcdef0',
      instanceType: 't3.micro',
      subnetId: vpc.tier('isolated').subnet(zone).subnetId,
      vpcSecurityGroupIds: [group.securityGroupId],
    });
  }
}

if (require.main === module) {
  const app = new App();
  build(app);
  app.synth();
}
