import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Delegation, Dnssec, PrivateZone, PublicZone, QueryLog, SimpleRecord } from '@landbridge/dns';
import { Vpc } from '@landbridge/network-core';
import { App, TerraformStack } from 'cdktf';

const ACCOUNTS = { shared: '111111111111', dev: '222222222222' } as const;

/**
 * The company's zone delegates `dev` to another account, is signed and logged; a private zone of the same name answers
 * in the VPCs of both accounts.
 */
export function build(app: App): void {
  const stack = new TerraformStack(app, 'zones');
  new AwsProvider(stack, 'Aws', { region: 'eu-west-1', allowedAccountIds: [ACCOUNTS.shared] });
  const provider = new AwsProvider(stack, 'Dev', {
    alias: 'dev',
    region: 'eu-west-1',
    allowedAccountIds: [ACCOUNTS.dev],
  });
  const vpc = (id: 'Shared' | 'Dev', network: number) =>
    new Vpc(stack, `${id}Vpc`, {
      name: id.toLowerCase(),
      account: id === 'Dev' ? ACCOUNTS.dev : ACCOUNTS.shared,
      region: 'eu-west-1',
      ...(id === 'Dev' && { provider }),
      addresses: {
        cidr: `10.${network}.0.0/16`,
        tiers: { isolated: { 'euw1-az1': { ipv4: `10.${network}.0.0/20` } } },
      },
    });

  const company = new PublicZone(stack, 'Company', { zoneName: 'example.com' });
  const dev = new PublicZone(stack, 'DevZone', { zoneName: 'dev.example.com', provider });
  new Delegation(stack, 'Delegation', { parent: company, child: dev });
  new Dnssec(stack, 'Dnssec', { zone: company, account: ACCOUNTS.shared });
  new QueryLog(stack, 'QueryLog', { zone: company });
  new SimpleRecord(stack, 'Www', { zone: company, name: 'www', target: { values: ['198.51.100.1'] } });
  new SimpleRecord(stack, 'DevWww', { zone: dev, name: 'www', target: { values: ['198.51.100.2'] } });

  const inside = new PrivateZone(stack, 'Inside', { zoneName: 'example.com', vpc: vpc('Shared', 20) });
  inside.associate(vpc('Dev', 21));
  new SimpleRecord(stack, 'WwwInside', { zone: inside, name: 'www', target: { values: ['10.20.0.20'] } });
}

if (require.main === module) {
  const app = new App();
  build(app);
  app.synth();
}
