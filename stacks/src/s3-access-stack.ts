import {
  type AddressBook,
  Cidr,
  GatewayEndpoint,
  ImportedVpc,
  Peer,
  vpcIdsFrom,
} from '@landbridge/network-core';
import { ProxyFarm } from '@landbridge/web-tier';
import { TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { VPC } from './address-plan';
import type { LandscapeData } from './environments';
import type { Place } from './environments/environment';
import { defaultProvider } from './providers';
import type { SharedNetworkStack } from './shared-network-stack';
import { FARM, HUB_TIERS } from './shared-services';
import { tell, type OutputForms } from './state/outputs';
import { keepState, stateOf } from './state/state';
import { NEWEST_AMAZON_LINUX } from './workloads/amazon-linux';

/** What the way to S3 tells whoever answers names on-premises. */
export const S3_ACCESS_OUTPUTS = {
  s3_addresses: { form: 'texts', description: 'Addresses that sites resolve S3 to, by zone id' },
  s3_name: { form: 'text', description: 'Name of S3 that is answered so, and all names below it' },
} as const satisfies OutputForms;

/** Place of the load balancer in each of its subnets; the first four addresses are AWS's. */
const HOST = 10;

export interface S3AccessStackProps {
  readonly data: LandscapeData;
  readonly shared: SharedNetworkStack;
  readonly addresses: AddressBook;
}

/** The way of sites to S3 that stays private: proxies of the hub in front of a gateway endpoint. */
export class S3AccessStack extends TerraformStack {
  constructor(scope: Construct, id: string, { data, shared, addresses }: S3AccessStackProps) {
    super(scope, id);
    const { hub, onPremises } = data;
    keepState(this);
    defaultProvider(this, hub);
    const shape = addresses.vpc(hub.name, VPC);
    const vpc = new ImportedVpc(this, 'Vpc', {
      name: hub.name,
      account: hub.account,
      region: hub.region,
      addresses: shape,
      tiers: HUB_TIERS,
      ids: vpcIdsFrom(stateOf(this, shared)),
    });
    const subnets = vpc.tier(FARM);
    const answers = Object.fromEntries(
      [...subnets.subnets].flatMap(([zone, { cidr }]) => (cidr === undefined ? [] : [[zone, hostIn(cidr)]])),
    ) as Record<string, string>;
    const farm = new ProxyFarm(this, 'Farm', {
      vpc,
      subnets,
      endpoint: new GatewayEndpoint(this, 'S3', { vpc, service: 's3', tiers: [subnets] }),
      allowedNames: [nameOfS3(hub)],
      addresses: answers,
      launch: { imageId: NEWEST_AMAZON_LINUX, instanceType: 't3.small' },
      deletionProtection: false,
    });
    farm.allowFrom(Object.values(onPremises).flatMap((cidrs) => cidrs.map((cidr) => Peer.cidr(cidr))));

    tell(this, S3_ACCESS_OUTPUTS, { s3_name: nameOfS3(hub), s3_addresses: answers });
  }
}

function nameOfS3({ region }: Place): string {
  return `s3.${region}.amazonaws.com`;
}

function hostIn(cidr: string): string {
  const { family, first } = Cidr.parse(cidr, FARM);
  return Cidr.at(family, first + BigInt(HOST), 32)
    .toString()
    .replace(/\/32$/, '');
}
