import { isIP } from 'node:net';
import { RamPrincipalAssociation } from '@cdktf/provider-aws/lib/ram-principal-association';
import { RamResourceAssociation } from '@cdktf/provider-aws/lib/ram-resource-association';
import { RamResourceShare } from '@cdktf/provider-aws/lib/ram-resource-share';
import { Route53ResolverRule } from '@cdktf/provider-aws/lib/route53-resolver-rule';
import type { IVpc } from '@landbridge/network-core';
import { Token } from 'cdktf';
import { Construct } from 'constructs';
import { DnsError } from '../errors';
import { domainName } from '../zone/domain-name';
import type { InboundEndpoint } from './inbound-endpoint';
import type { OutboundEndpoint } from './outbound-endpoint';
import { resolversOf } from './loops';
import { associateRule } from './rule-association';

export interface ForwardingRuleProps {
  /** Domain whose names, and those below it, are asked elsewhere; `.` is every name. */
  readonly domainName: string;
  readonly endpoint: OutboundEndpoint;
  /** Name servers to ask, one at least. */
  readonly targets: readonly ForwardingTarget[];
  /** Inbound endpoints whose addresses must not be asked: forwarding there would go round. @default none */
  readonly neverTo?: readonly InboundEndpoint[];
  /** Name of the rule. @default the domain with hyphens */
  readonly name?: string;
  /** @default none */
  readonly tags?: Readonly<Record<string, string>>;
}

export interface ForwardingTarget {
  readonly address: string;
  /** @default 53 */
  readonly port?: number;
}

/** Quota "Target IP addresses per resolver rule" (not adjustable). */
const MOST_TARGETS = 6;

/**
 * Queries for a domain are sent to other name servers, from every VPC that is associated.
 *
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-rules-managing.html
 */
export class ForwardingRule extends Construct {
  readonly ruleId: string;
  readonly ruleArn: string;
  private readonly domain: string;
  private readonly endpoint: OutboundEndpoint;
  private readonly targets: readonly ForwardingTarget[];
  private share: RamResourceShare | undefined;
  private vpcs: Construct | undefined;
  private principals: Construct | undefined;

  /** @throws DNS001 the domain; DNS031 a loop; DNS032 a target */
  constructor(scope: Construct, id: string, props: ForwardingRuleProps) {
    super(scope, id);
    this.endpoint = props.endpoint;
    this.targets = props.targets;
    this.domain = props.domainName === '.' ? '.' : domainName(props.domainName, this);
    this.checkTargets(props);
    const rule = new Route53ResolverRule(this, 'Resource', {
      provider: this.endpoint.provider,
      name: props.name ?? (this.domain === '.' ? 'all-names' : this.domain.replaceAll('.', '-')),
      domainName: this.domain,
      ruleType: 'FORWARD',
      resolverEndpointId: this.endpoint.endpointId,
      targetIp: props.targets.map(({ address, port = 53 }) => ({
        ...(isIP(address) === 6 ? { ipv6: address } : { ip: address }),
        port,
      })),
      tags: props.tags && { ...props.tags },
    });
    this.ruleId = rule.id;
    this.ruleArn = rule.arn;
  }

  /**
   * Lets a VPC follow the rule. A VPC of another account needs {@link shareWith} first; in another stack it follows an
   * {@link ImportedForwardingRule}.
   *
   * @throws DNS031 a target is an inbound endpoint of the VPC, or its own resolver; DNS034 it has a rule for the domain already
   */
  associate(vpc: IVpc): void {
    const own = resolversOf(vpc);
    this.checkLoop(({ address }) => own.has(address));
    this.vpcs ??= new Construct(this, 'Vpcs');
    associateRule(this.vpcs, { vpc, ruleId: this.ruleId, domain: this.domain });
  }

  /**
   * Shares the rule with an account or an organizational unit by RAM.
   *
   * @param principal twelve digits, or the ARN of an organization or unit
   * @param key part of construct ids
   */
  shareWith(key: string, principal: string): void {
    this.share ??= this.makeShare();
    this.principals ??= new Construct(this, 'Principals');
    const place = new Construct(this.principals, key);
    new RamPrincipalAssociation(place, 'Resource', {
      provider: this.endpoint.provider,
      principal,
      resourceShareArn: this.share.arn,
    });
  }

  private makeShare(): RamResourceShare {
    const { provider } = this.endpoint;
    const share = new RamResourceShare(this, 'Share', {
      provider,
      name: `resolver-rule-${this.node.id}`,
      allowExternalPrincipals: false,
    });
    new RamResourceAssociation(this, 'Shared', {
      provider,
      resourceArn: this.ruleArn,
      resourceShareArn: share.arn,
    });
    return share;
  }

  private checkTargets({ targets, neverTo = [] }: ForwardingRuleProps): void {
    const wrong = targets.find(({ address }) => !Token.isUnresolved(address) && isIP(address) === 0);
    if (targets.length === 0 || wrong) {
      throw new DnsError('DNS032', this, {
        problem: 'a forwarding rule asks name servers by address',
        got: wrong?.address ?? '[]',
        allowed: 'one IPv4 or IPv6 address at least',
        fix: 'pass the addresses of the name servers',
      });
    }
    const many = targets.length > MOST_TARGETS ? `${targets.length} targets` : undefined;
    const port = targets.find(
      ({ port: own = 53 }) => !Number.isInteger(own) || own < 1 || own > 65_535,
    )?.port;
    if (many !== undefined || port !== undefined) {
      throw new DnsError('DNS032', this, {
        problem: 'Route 53 does not take the targets of the rule',
        got: many ?? `port ${port}`,
        allowed: `1 to ${MOST_TARGETS} targets (quota "Target IP addresses per resolver rule"), ports 1 to 65535`,
        fix: 'correct the targets',
      });
    }
    const inbound = new Set(neverTo.flatMap(({ addresses }) => [...addresses.values()]));
    this.checkLoop(({ address }) => inbound.has(address) || address === '169.254.169.253');
  }

  /** @throws DNS031 a target, by whose VPC the rule would be followed again */
  private checkLoop(leadsBack: (target: ForwardingTarget) => boolean): void {
    const loop = this.targets.find(leadsBack);
    if (!loop) return;
    throw new DnsError('DNS031', this, {
      problem: 'the rule sends queries to an inbound endpoint, whose VPC would forward them again',
      got: loop.address,
      allowed: 'a name server outside',
      fix: 'forward to the on-premises servers, or associate the private zone instead',
    });
  }
}
