import { Route53CidrCollection } from '@cdktf/provider-aws/lib/route53-cidr-collection';
import { Route53CidrLocation } from '@cdktf/provider-aws/lib/route53-cidr-location';
import { Cidr } from '@landbridge/network-core';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { DnsError } from '../errors';

export interface CidrCollectionProps {
  /** Unique in the account. */
  readonly name: string;
  /** Blocks (IPv4 up to /24, IPv6 up to /48) by location; a block stands in one location. */
  readonly locations: Readonly<Record<string, readonly string[]>>;
  /** @default the stack's default provider */
  readonly provider?: TerraformProvider;
}

/** Longest prefixes that Route 53 takes. */
const LONGEST = { 4: 24, 6: 48 } as const;

/**
 * Where queries come from, by address: what {@link IpBasedRecords} choose by.
 *
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/routing-policy-ipbased.html
 */
export class CidrCollection extends Construct {
  readonly collectionId: string;
  readonly locations: ReadonlySet<string>;

  /** @throws NET001, NET002 no block; DNS013 too small, or in two locations */
  constructor(scope: Construct, id: string, props: CidrCollectionProps) {
    super(scope, id);
    const { provider } = props;
    const collection = new Route53CidrCollection(this, 'Resource', { provider, name: props.name });
    const owners = new Map<string, string>();
    for (const [name, blocks] of Object.entries(props.locations)) {
      for (const block of blocks) this.take(block, name, owners);
      new Route53CidrLocation(this, name, {
        provider,
        cidrCollectionId: collection.id,
        name,
        cidrBlocks: [...blocks],
      });
    }
    this.collectionId = collection.id;
    this.locations = new Set(Object.keys(props.locations));
  }

  private take(block: string, location: string, owners: Map<string, string>): void {
    const cidr = Cidr.parse(block, this.node.path);
    const other = owners.get(cidr.toString());
    owners.set(cidr.toString(), location);
    const small = cidr.prefixLength > LONGEST[cidr.family];
    if (other === undefined && !small) return;
    throw new DnsError('DNS013', this, {
      problem: small ? 'the block is too small' : 'a block stands in one location',
      got: block,
      allowed: small ? `/${LONGEST[cidr.family]} or larger` : `only ${other}`,
      fix: small ? 'use the larger block around it' : `remove it from ${location} or ${other}`,
    });
  }
}
