import { Token } from 'cdktf';
import type { Construct } from 'constructs';
import { WebError } from '../errors';
import { TargetGroup, type TargetGroupProps } from './target-group';

export interface NetworkTargetGroupProps extends TargetGroupProps {
  /** @default 'TCP' */
  readonly protocol?: 'TCP' | 'TLS' | 'UDP' | 'TCP_UDP';
  /** What is registered; `alb` is one application load balancer of the same VPC, by TCP. @default 'instance' */
  readonly targetType?: 'instance' | 'ip' | 'alb';
  /** Targets see the client's own address. @default AWS's own: true for instances and UDP, false for addresses by TCP or TLS */
  readonly preserveClientIp?: boolean;
  /** Prefix connections with the PROXY protocol, version 2. @default false */
  readonly proxyProtocol?: boolean;
  /** Close connections when draining ends. @default false */
  readonly closeOnDeregistration?: boolean;
  /** Keep a client address on one target. @default false */
  readonly sticky?: boolean;
}

/**
 * Targets of a network load balancer.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-target-groups.html
 */
export class NetworkTargetGroup extends TargetGroup {
  readonly kind = 'network';
  readonly protocol: 'TCP' | 'TLS' | 'UDP' | 'TCP_UDP';

  /** @throws WEB008 the protocol does not fit the targets; WEB020 the health check; WEB021 port or draining */
  constructor(scope: Construct, id: string, props: NetworkTargetGroupProps) {
    const { protocol = 'TCP', targetType = 'instance', preserveClientIp, sticky } = props;
    super(scope, id, props, {
      protocol,
      targetType,
      preserveClientIp: preserveClientIp === undefined ? undefined : `${preserveClientIp}`,
      proxyProtocolV2: props.proxyProtocol,
      connectionTermination: props.closeOnDeregistration,
      stickiness: sticky ? { type: 'source_ip' } : undefined,
    });
    this.protocol = protocol;
    const tls = protocol === 'TLS' && sticky === true;
    const alb = targetType === 'alb' && protocol !== 'TCP';
    const udp = protocol.includes('UDP') && preserveClientIp === false;
    if (!Token.isUnresolved(protocol) && (tls || alb || udp)) {
      throw new WebError('WEB008', this, {
        problem: alb
          ? 'an application load balancer is a target by TCP'
          : tls
            ? 'TLS targets have no stickiness'
            : 'UDP keeps the client address',
        got: protocol,
        allowed: alb ? 'TCP' : tls ? 'TCP, UDP or TCP_UDP with sticky' : 'preserveClientIp: true, or nothing',
        fix: 'correct the target group',
      });
    }
  }

  protected override transport(): 'tcp' | 'udp' | 'both' {
    if (this.protocol === 'TCP_UDP') return 'both';
    return this.protocol === 'UDP' ? 'udp' : 'tcp';
  }
}
