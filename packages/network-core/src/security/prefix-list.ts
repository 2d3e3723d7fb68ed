import { DataAwsEc2ManagedPrefixList } from '@cdktf/provider-aws/lib/data-aws-ec2-managed-prefix-list';
import { Ec2ManagedPrefixList } from '@cdktf/provider-aws/lib/ec2-managed-prefix-list';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { Cidr } from '../address-plan/cidr';
import { checkDisjoint } from '../address-plan/disjoint';
import { NetworkError } from '../errors';
import { ResourceShare } from '../sharing/resource-share';
import { pathInStack } from './path-in-stack';
import type { AddressPeer } from './peer';

/** A named set of blocks for rules and routes. */
export interface IPrefixList {
  readonly prefixListId: string;
  /** As an end of security group rules. */
  readonly peer: AddressPeer;
}

export interface PrefixListProps {
  /** Up to 255 characters, not beginning with `com.amazonaws`. */
  readonly name: string;
  /** Blocks of one family by name; the name becomes the entry's description. */
  readonly entries: Readonly<Record<string, string>>;
  /**
   * Room for entries, 1 to 1000. Each rule and route that uses the list counts this many times in its quota.
   *
   * @default as many as there are entries
   */
  readonly maxEntries?: number;
  /**
   * Accounts (twelve digits) or organizational units (ARNs) that may use the list.
   *
   * @default none
   */
  readonly shareWith?: readonly string[];
  /** @default the stack's default provider */
  readonly provider?: TerraformProvider;
  /** @default none */
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * A prefix list of one's own.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/managed-prefix-lists.html
 */
export class PrefixList extends Construct implements IPrefixList {
  readonly prefixListId: string;
  readonly peer: AddressPeer;

  /** @throws NET001, NET002, NET004 entries are malformed or overlap; NET026 none, too many, of two families, or a name; NET051 a principal */
  constructor(scope: Construct, id: string, props: PrefixListProps) {
    super(scope, id);
    const { name, provider, tags } = props;
    const blocks = Object.entries(props.entries).map(([key, text]) => ({
      key,
      cidr: Cidr.parse(text, this),
    }));
    checkDisjoint(blocks);
    const maxEntries = props.maxEntries ?? blocks.length;
    const family = blocks[0]?.cidr.family;
    const mixed = blocks.find(({ cidr }) => cidr.family !== family);
    if (mixed || blocks.length === 0 || maxEntries < blocks.length || maxEntries > 1000) {
      throw refused(this, mixed ? 'IPv4 and IPv6' : `${blocks.length} entries, room for ${maxEntries}`);
    }
    if (!/^(?!com\.amazonaws)\S{1,255}$/.test(name)) throw refused(this, `name ${JSON.stringify(name)}`);
    const list = new Ec2ManagedPrefixList(this, 'Resource', {
      provider,
      name,
      addressFamily: family === 4 ? 'IPv4' : 'IPv6',
      maxEntries,
      entry: blocks.map(({ key, cidr }) => ({ cidr: cidr.toString(), description: key })),
      tags: { ...tags, Name: name },
    });
    this.prefixListId = list.id;
    this.peer = { key: pathInStack(this), prefixListId: this.prefixListId, entries: maxEntries };
    if (props.shareWith === undefined) return;
    const resources = { lists: { [name]: list.arn } };
    new ResourceShare(this, 'Share', { name, resources, principals: props.shareWith, provider, tags });
  }
}

export interface AwsPrefixListProps {
  /** E.g. `com.amazonaws.eu-west-1.s3`. */
  readonly name: string;
  /**
   * How many rules the list counts for in a quota, as AWS's page says ("weight").
   *
   * @default 55 for CloudFront's list, else 1
   */
  readonly weight?: number;
  /** @default the stack's default provider */
  readonly provider?: TerraformProvider;
}

/** Weights other than 1. */
const WEIGHTS: Readonly<Record<string, number>> = { 'com.amazonaws.global.cloudfront.origin-facing': 55 };

/**
 * A prefix list that AWS keeps.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/working-with-aws-managed-prefix-lists.html
 */
export class AwsPrefixList extends Construct implements IPrefixList {
  readonly prefixListId: string;
  readonly peer: AddressPeer;

  /** @throws NET026 the name is none of AWS's lists */
  constructor(scope: Construct, id: string, props: AwsPrefixListProps) {
    super(scope, id);
    if (!/^com\.amazonaws\.[a-z0-9.-]+$/.test(props.name))
      throw refused(this, `name ${JSON.stringify(props.name)}`);
    const { name, provider } = props;
    this.prefixListId = new DataAwsEc2ManagedPrefixList(this, 'Resource', { name, provider }).id;
    this.peer = {
      key: id,
      prefixListId: this.prefixListId,
      entries: props.weight ?? WEIGHTS[props.name] ?? 1,
    };
  }
}

function refused(place: Construct, got: string): NetworkError {
  return new NetworkError('NET026', place, {
    problem: 'AWS does not take such a prefix list',
    got,
    allowed:
      'a name, 1 to 1000 entries of one family, and room for all of them; com.amazonaws… names are AWS lists',
    fix: 'correct the list, or split it by family',
  });
}
