import { Lb } from '@cdktf/provider-aws/lib/lb';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import {
  Accelerator,
  Certificate,
  DnsFailover,
  DnsNearest,
  DnsRollout,
  PublicZone,
  SimpleRecord,
} from '@landbridge/dns';
import { Vpc } from '@landbridge/network-core';
import { App, TerraformStack } from 'cdktf';

/** Whatever shows its DNS name and zone id can be the target of an alias. */
const entryOf = (lb: Lb) => ({ dnsName: lb.dnsName, dnsZoneId: lb.zoneId });

/**
 * One web tier in two Regions behind four names: `www` fails over, `next` shifts weights, `near` is the nearest Region,
 * `any` has static addresses.
 */
export function build(app: App): void {
  const stack = new TerraformStack(app, 'two-regions');
  new AwsProvider(stack, 'Aws', { region: 'eu-west-1', allowedAccountIds: ['111111111111'] });
  const frankfurt = new AwsProvider(stack, 'Frankfurt', {
    alias: 'frankfurt',
    region: 'eu-central-1',
    allowedAccountIds: ['111111111111'],
  });

  const here = new Vpc(stack, 'Here', {
    name: 'here',
    account: '111111111111',
    region: 'eu-west-1',
    addresses: {
      cidr: '10.20.0.0/16',
      tiers: { public: { 'euw1-az1': { ipv4: '10.20.0.0/24' }, 'euw1-az2': { ipv4: '10.20.1.0/24' } } },
    },
  });
  const there = new Vpc(stack, 'There', {
    name: 'there',
    account: '111111111111',
    region: 'eu-central-1',
    provider: frankfurt,
    addresses: {
      cidr: '10.21.0.0/16',
      tiers: { public: { 'euc1-az1': { ipv4: '10.21.0.0/24' }, 'euc1-az2': { ipv4: '10.21.1.0/24' } } },
    },
  });
  const front = (id: string, vpc: Vpc) =>
    new Lb(stack, id, {
      provider: vpc.provider,
      loadBalancerType: 'application',
      subnets: [...vpc.tier('public').subnets.values()].map(({ subnetId }) => subnetId),
    });
  const primary = front('Primary', here);
  const secondary = front('Secondary', there);

  const zone = new PublicZone(stack, 'Zone', { zoneName: 'shop.example.com' });
  new Certificate(stack, 'Certificate', {
    domainNames: ['shop.example.com', '*.shop.example.com'],
    zones: [zone],
  });
  const [first, second] = [entryOf(primary), entryOf(secondary)];
  new DnsFailover(stack, 'Www', { zone, name: 'www', primary: first, secondary: second });
  new DnsRollout(stack, 'Next', {
    zone,
    name: 'next',
    entries: { current: { entry: first, weight: 90 }, candidate: { entry: second, weight: 10 } },
  });
  new DnsNearest(stack, 'Near', {
    zone,
    name: 'near',
    entries: { 'eu-west-1': first, 'eu-central-1': second },
  });

  const accelerator = new Accelerator(stack, 'Accelerator', { name: 'shop' });
  const listener = accelerator.listen('web', { protocol: 'TCP', ports: [{ from: 443, to: 443 }] });
  listener.endpointGroup({ region: 'eu-west-1', endpoints: { web: { endpointId: primary.arn } } });
  listener.endpointGroup({
    region: 'eu-central-1',
    endpoints: { web: { endpointId: secondary.arn } },
    trafficDial: 50,
  });
  new SimpleRecord(stack, 'Any', { zone, name: 'any', target: { alias: accelerator.aliasTarget } });
}

if (require.main === module) {
  const app = new App();
  build(app);
  app.synth();
}
