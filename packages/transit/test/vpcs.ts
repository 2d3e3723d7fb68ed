import { Vpc, type VpcProps } from '@landbridge/network-core';
import type { Construct } from 'constructs';
import type { ITransitGateway } from '../src/gateway/transit-gateway';

/** A gateway of another account. */
export const FOREIGN: ITransitGateway = { id: 'tgw-1', account: '999999999999', region: 'eu-west-1' };

export const HUB = { account: '111111111111', region: 'eu-west-1' } as const;

/** A VPC 10.<number>.0.0/16 in two zones, with a private and a transit tier. */
export function vpcNumber(scope: Construct, number: number, props: Partial<VpcProps> = {}): Vpc {
  return new Vpc(scope, `Vpc${number}`, {
    ...HUB,
    name: `vpc${number}`,
    addresses: {
      cidr: `10.${number}.0.0/16`,
      secondaryCidrs: {},
      tiers: {
        private: {
          'euw1-az1': { ipv4: `10.${number}.0.0/20` },
          'euw1-az2': { ipv4: `10.${number}.16.0/20` },
        },
        transit: {
          'euw1-az1': { ipv4: `10.${number}.255.0/28` },
          'euw1-az2': { ipv4: `10.${number}.255.16/28` },
        },
      },
    },
    ...props,
  });
}
