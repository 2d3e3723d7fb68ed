import { LbListener, type LbListenerConfig } from '@cdktf/provider-aws/lib/lb-listener';
import { LbListenerCertificate } from '@cdktf/provider-aws/lib/lb-listener-certificate';
import { LbListenerRule } from '@cdktf/provider-aws/lib/lb-listener-rule';
import { Peer, Port, type IConnectable, type IVpc } from '@landbridge/network-core';
import { Construct } from 'constructs';
import { checkRange, WebError } from '../errors';
import { TargetGroup } from '../targets/target-group';
import { actionsOf, targetsOf, type Authentication, type HttpAction } from './actions';
import { conditionsOf, type RequestConditions } from './conditions';

export interface ListenerRuleProps {
  /** Rules are tried from the lowest, 1 to 50000; unique in the listener. */
  readonly priority: number;
  readonly when: RequestConditions;
  readonly action: HttpAction;
  /** @default everybody */
  readonly authentication?: Authentication;
}

/** The load balancer as its listeners see it. */
export type ListenerOwner = Construct &
  IConnectable & { readonly loadBalancerArn: string; readonly vpc: IVpc };

/** One port of an application load balancer with its rules. */
export class HttpListener extends Construct {
  readonly listenerArn: string;
  private readonly owner: ListenerOwner;
  private readonly priorities = new Map<number, string>();

  /** @internal made by {@link ApplicationLoadBalancer} */
  constructor(
    owner: ListenerOwner,
    id: string,
    config: Pick<
      LbListenerConfig,
      'port' | 'protocol' | 'certificateArn' | 'sslPolicy' | 'mutualAuthentication'
    >,
    action: HttpAction,
    authentication?: Authentication,
  ) {
    super(owner, id);
    this.owner = owner;
    const listener = new LbListener(this, 'Resource', {
      provider: owner.vpc.provider,
      loadBalancerArn: owner.loadBalancerArn,
      ...config,
      defaultAction: actionsOf(action, authentication, this),
    });
    this.listenerArn = listener.arn;
    this.open(action, authentication);
  }

  /**
   * Another answer for some requests.
   *
   * @throws WEB005 the priority; WEB006 the conditions; WEB007, WEB009, WEB011 the action
   */
  rule(key: string, props: ListenerRuleProps): void {
    const place = new Construct(this, key);
    this.takePriority(key, props.priority, place);
    new LbListenerRule(place, 'Resource', {
      provider: this.owner.vpc.provider,
      listenerArn: this.listenerArn,
      priority: props.priority,
      condition: conditionsOf(props.when, place),
      action: actionsOf(props.action, props.authentication, place),
    });
    this.open(props.action, props.authentication);
  }

  /** @internal a further certificate, chosen by the name that the client asks for (SNI) */
  certificate(key: string, certificateArn: string): void {
    new LbListenerCertificate(this, key, {
      provider: this.owner.vpc.provider,
      listenerArn: this.listenerArn,
      certificateArn,
    });
  }

  /** @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html */
  private open(action: HttpAction, authentication: Authentication | undefined): void {
    for (const target of targetsOf(action)) if (target instanceof TargetGroup) target.sendFrom(this.owner);
    // The load balancer itself asks the identity provider, whose addresses nobody knows.
    if (authentication !== undefined)
      this.owner.connections.allowToAddresses(Peer.anyIpv4(), Port.tcp(443), 'identity provider');
  }

  private takePriority(key: string, priority: number, place: Construct): void {
    checkRange('WEB005', 'priority', priority, [1, 50_000], place);
    const other = this.priorities.get(priority);
    this.priorities.set(priority, key);
    if (other === undefined) return;
    throw new WebError('WEB005', place, {
      problem: 'two rules have one priority',
      got: `${priority} of ${other} and ${key}`,
      allowed: 'a priority for each rule',
      fix: 'number them apart',
    });
  }
}
