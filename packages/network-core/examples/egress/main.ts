import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Instance } from '@cdktf/provider-aws/lib/instance';
import { App, TerraformStack } from 'cdktf';
import { Peer, Peering, Port, PrivateNat, SecurityGroup, Vpc } from '@landbridge/network-core';

const home = { account: '111111111111', region: 'eu-west-1' };
const zone = 'euw1-az1';

/** The ways out of a VPC: regional NAT, NAT64 and egress-only gateway, and private NAT between overlapping networks. */
export function build(app: App): void {
  const stack = new TerraformStack(app, 'egress');
  new AwsProvider(stack, 'Aws', { region: home.region, allowedAccountIds: [home.account] });

  new Vpc(stack, 'Regional', {
    ...home,
    name: 'regional',
    addresses: {
      cidr: '10.40.0.0/16',
      tiers: { private: { 'euw1-az1': { ipv4: '10.40.0.0/20' }, 'euw1-az2': { ipv4: '10.40.16.0/20' } } },
    },
    nat: { mode: 'regional' },
  });

  const modern = new Vpc(stack, 'Modern', {
    ...home,
    name: 'modern',
    addresses: {
      cidr: '10.41.0.0/16',
      tiers: {
        public: { [zone]: { ipv4: '10.41.0.0/24', ipv6: 0 } },
        private: { [zone]: { ipv4: '10.41.16.0/20', ipv6: 1 } },
      },
    },
    tiers: { private: { kind: 'private', nat64: true } },
    ipv6: { from: 'amazon' },
    nat: { mode: 'per-zone' },
    ipv6Egress: 'egress-only',
  });

  // Its IPv6 address is public, as all are: what keeps the internet out is its security group, which lets nobody in.
  const quiet = new SecurityGroup(stack, 'QuietGroup', { vpc: modern, name: 'quiet' });
  quiet.connections.allowToAddresses([Peer.anyIpv4(), Peer.anyIpv6()], Port.tcp(443));
  new Instance(stack, 'ModernApp', {
    ami: 'ami-0123456789abcdef0',
    instanceType: 't3.micro',
    subnetId: modern.tier('private').subnet(zone).subnetId,
    vpcSecurityGroupIds: [quiet.securityGroupId],
  });

  const plant = new Vpc(stack, 'Plant', {
    ...home,
    name: 'plant',
    addresses: {
      cidr: '10.42.0.0/24',
      secondaryCidrs: { machines: '100.64.0.0/16' },
      tiers: {
        routable: { [zone]: { ipv4: '10.42.0.0/26' } },
        machines: { [zone]: { ipv4: '100.64.0.0/18' } },
      },
    },
    tiers: { routable: { kind: 'isolated' }, machines: { kind: 'isolated' } },
  });
  const office = new Vpc(stack, 'Office', {
    ...home,
    name: 'office',
    addresses: { cidr: '10.43.0.0/16', tiers: { isolated: { [zone]: { ipv4: '10.43.0.0/20' } } } },
  });
  new Peering(stack, 'Peering', {
    requester: { vpc: plant, subnets: [plant.tier('routable')] },
    accepter: { vpc: office, subnets: [office.tier('isolated')], destinations: ['10.42.0.0/24'] },
  });
  new PrivateNat(stack, 'PrivateNat', {
    vpc: plant,
    within: plant.tier('routable'),
    from: [plant.tier('machines')],
    destinations: ['10.43.0.0/16'],
  });
}

if (require.main === module) {
  const app = new App();
  build(app);
  app.synth();
}
