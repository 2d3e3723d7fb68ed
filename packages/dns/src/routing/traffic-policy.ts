import { Route53TrafficPolicy } from '@cdktf/provider-aws/lib/route53-traffic-policy';
import { Route53TrafficPolicyInstance } from '@cdktf/provider-aws/lib/route53-traffic-policy-instance';
import { Fn, type TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { DnsError } from '../errors';
import { recordName } from '../zone/domain-name';
import type { IPublicZone } from '../zone/izone';
import { register } from './registry';
import { faultOf, trafficDocument, type TrafficTree } from './traffic-document';

export interface TrafficPolicyProps {
  /** Up to 500 characters; a digest of the tree is added. A change replaces the policy. */
  readonly name: string;
  readonly tree: TrafficTree;
  /** Up to 1,024 characters. @default none */
  readonly comment?: string;
  /** @default the stack's default provider */
  readonly provider?: TerraformProvider;
}

export interface TrafficInstanceProps {
  readonly zone: IPublicZone;
  /** Relative to the zone, or `@`. */
  readonly name: string;
  /** Seconds. @default 60 */
  readonly ttl?: number;
}

/** Of the digest that tells versions of a tree apart. */
const DIGEST_CHARACTERS = 8;

/**
 * A tree of routing policies (Traffic Flow). Provider and AWS replace a policy whose tree changes: its name ends in a digest
 * of the tree, so that the new one can stand, and the instances move to it, before the old one goes. Each instance costs monthly.
 *
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/traffic-policies.html
 */
export class TrafficPolicy extends Construct {
  private readonly policy: Route53TrafficPolicy;
  private readonly tree: TrafficTree;
  private readonly provider: TerraformProvider | undefined;

  /** @throws DNS016 the tree leads nowhere, or back */
  constructor(scope: Construct, id: string, props: TrafficPolicyProps) {
    super(scope, id);
    const { name, comment, provider, tree } = props;
    const fault = faultOf(tree);
    if (fault) throw new DnsError('DNS016', this, { ...fault, fix: 'correct the names of the tree' });
    this.tree = tree;
    this.provider = provider;
    const document = trafficDocument(tree);
    this.policy = new Route53TrafficPolicy(this, 'Resource', {
      provider,
      name: `${name}-${Fn.substr(Fn.sha256(Fn.jsonencode(document)), 0, DIGEST_CHARACTERS)}`,
      comment,
      document: JSON.stringify(document),
      lifecycle: { createBeforeDestroy: true },
    });
  }

  /** Lets the policy answer for a name. @throws DNS001, DNS002, DNS004, DNS005 the name */
  answerFor(key: string, { zone, name, ttl = 60 }: TrafficInstanceProps): void {
    const place = new Construct(this, key);
    const full = recordName(name, zone.zoneName, place);
    register(zone, full, this.tree.recordType, place);
    new Route53TrafficPolicyInstance(place, 'Resource', {
      provider: this.provider,
      name: full,
      hostedZoneId: zone.zoneId,
      trafficPolicyId: this.policy.id,
      trafficPolicyVersion: this.policy.version,
      ttl,
    });
  }
}
