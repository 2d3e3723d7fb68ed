/**
 * Addresses that AWS itself answers in every VPC: DNS, instance metadata, time. Neither security groups nor network
 * ACLs filter them, and no route leads there.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/nacl-basics.html
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/AmazonDNS-concepts.html
 */
import { parseAddress } from '@landbridge/terraform-model';
import type { Family } from '../headers/headers';
import { contains, normalise, type Ranges } from '../headers/ranges';
import { vpcsHolding, type Model } from '../model/model';

const everywhere: Readonly<Record<Family, readonly bigint[]>> = {
  4: ['169.254.169.254', '169.254.169.253', '169.254.169.123', '169.254.170.2'].map(
    (text) => parseAddress(text)!.value,
  ),
  6: ['fd00:ec2::254', 'fd00:ec2::253', 'fd00:ec2::123'].map((text) => parseAddress(text)!.value),
};

/** The resolver also answers at the second address of the VPC's primary block, unless DNS support is off. */
export function amazonAddresses(model: Model, vpc: string, family: Family): Ranges<bigint> {
  const values = [...everywhere[family]];
  const primary = model.blocks.ofVpc.get(vpc)?.find((block) => block.family === 4);
  if (family === 4 && primary && model.network.vpcs.get(vpc)?.dnsSupport === true)
    values.push(primary.first + 2n);
  return normalise(values.map((value) => [value, value] as const));
}

export function isAmazonAddress(model: Model, family: Family, value: bigint): boolean {
  if (everywhere[family].includes(value)) return true;
  return vpcsHolding(model, family, value).some((vpc) =>
    contains(amazonAddresses(model, vpc, family), value),
  );
}
