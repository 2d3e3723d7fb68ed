import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { App, TerraformStack } from 'cdktf';
import { AddressBook, Ipam, readLedger, Vpc, type AddressPlan } from '@landbridge/network-core';

const account = '111111111111';
const tiers = { private: { prefixLength: 20 }, transit: { prefixLength: 28 } };

/** What is asked for. `landbridge allocate` writes what was given to the ledger, which is committed. */
export const plan: AddressPlan = {
  supernets: { ireland: '10.0.0.0/10', frankfurt: '10.64.0.0/10' },
  reserved: { 'on-premises hq': '10.32.0.0/12' },
  environments: {
    dev: {
      supernet: 'ireland',
      block: { prefixLength: 14 },
      vpcs: { vpc: { block: { prefixLength: 16 }, zones: ['euw1-az1', 'euw1-az2'], tiers } },
    },
    prod: {
      supernet: 'frankfurt',
      vpcs: { vpc: { block: { cidr: '10.80.0.0/16' }, zones: ['euc1-az1', 'euc1-az2', 'euc1-az3'], tiers } },
    },
  },
};

export const ledgerFile = join(__dirname, 'address-ledger.json');

/** Two environments in two Regions, numbered by the ledger, with IPAM pools that record who has what. */
export function build(app: App): void {
  const book = new AddressBook(plan, readLedger(JSON.parse(readFileSync(ledgerFile, 'utf8')), ledgerFile));
  const stack = new TerraformStack(app, 'numbered');
  new AwsProvider(stack, 'Aws', { region: 'eu-west-1', allowedAccountIds: [account] });
  const frankfurt = new AwsProvider(stack, 'Frankfurt', {
    alias: 'frankfurt',
    region: 'eu-central-1',
    allowedAccountIds: [account],
  });

  const ipam = new Ipam(stack, 'Ipam', {
    region: 'eu-west-1',
    cidrs: ['10.0.0.0/8'],
    pools: {
      ireland: {
        region: 'eu-west-1',
        cidrs: ['10.0.0.0/10'],
        allocation: { largest: 16, usual: 16, smallest: 24 },
      },
      frankfurt: { region: 'eu-central-1', cidrs: ['10.64.0.0/10'] },
    },
  });
  new Vpc(stack, 'Dev', {
    name: 'dev',
    account,
    region: 'eu-west-1',
    addresses: book.vpc('dev', 'vpc'),
    ipamPool: ipam.pool('ireland'),
  });
  new Vpc(stack, 'Prod', {
    name: 'prod',
    account,
    region: 'eu-central-1',
    addresses: book.vpc('prod', 'vpc'),
    ipamPool: ipam.pool('frankfurt'),
    provider: frankfurt,
  });
}

if (require.main === module) {
  const app = new App();
  build(app);
  app.synth();
}
