import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Vpc } from '@landbridge/network-core';
import type { TerraformStack } from 'cdktf';
import { PublicZone, type IAliasable } from '../src';

/** A VPC 10.<network>.0.0/16 with private subnets in two zones. */
export function vpc(stack: TerraformStack, id: string, network: number, account = '111111111111'): Vpc {
  const provider =
    account === '111111111111'
      ? undefined
      : new AwsProvider(stack, `${id}Provider`, {
          alias: id.toLowerCase(),
          region: 'eu-west-1',
          allowedAccountIds: [account],
        });
  return new Vpc(stack, id, {
    name: id.toLowerCase(),
    account,
    region: 'eu-west-1',
    ...(provider && { provider }),
    addresses: {
      cidr: `10.${network}.0.0/16`,
      tiers: {
        isolated: {
          'euw1-az1': { ipv4: `10.${network}.0.0/20` },
          'euw1-az2': { ipv4: `10.${network}.16.0/20` },
        },
      },
    },
  });
}

export const zone = (stack: TerraformStack, name = 'example.com'): PublicZone =>
  new PublicZone(stack, `Zone-${name.replaceAll('.', '-')}`, { zoneName: name });

/** A load balancer as web-tier shows it. */
export const loadBalancer = (name: string): IAliasable => ({
  dnsName: `${name}-0123456789.eu-west-1.elb.amazonaws.com`,
  dnsZoneId: 'Z32O12XQLNTSW2',
});
