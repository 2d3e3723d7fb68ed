import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import type { TerraformStack } from 'cdktf';
import { Vpc, type VpcAddresses, type VpcProps } from '../src';

/** Blocks of a VPC 10.<network>.0.0/16 in two zones of a Region: public, private and transit subnets. */
export function addressesOf(network: number, region = 'euw1'): VpcAddresses {
  const zones = (third: (zone: number) => string) =>
    Object.fromEntries(
      [1, 2].map((zone) => [`${region}-az${zone}`, { ipv4: `10.${network}.${third(zone)}` }]),
    );
  return {
    cidr: `10.${network}.0.0/16`,
    tiers: {
      public: zones((zone) => `${zone}.0/24`),
      private: zones((zone) => `${zone * 16}.0/20`),
      transit: zones((zone) => `255.${zone * 16}/28`),
    },
  };
}

/** A VPC with {@link addressesOf}, of the test's own account. */
export function vpc(stack: TerraformStack, id: string, network: number, props: Partial<VpcProps> = {}): Vpc {
  return new Vpc(stack, id, {
    name: id.toLowerCase(),
    account: '111111111111',
    region: 'eu-west-1',
    addresses: addressesOf(network),
    ...props,
  });
}

/** A provider of another account or Region. */
export function alias(stack: TerraformStack, id: string, account: string, region = 'eu-west-1'): AwsProvider {
  return new AwsProvider(stack, id, { alias: id.toLowerCase(), region, allowedAccountIds: [account] });
}
