import { GlobalacceleratorAccelerator } from '@cdktf/provider-aws/lib/globalaccelerator-accelerator';
import { GlobalacceleratorListener } from '@cdktf/provider-aws/lib/globalaccelerator-listener';
import { Token, type TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { checkRange, DnsError } from '../errors';
import { AliasTarget } from '../routing/alias-target';
import { AcceleratorListener } from './accelerator-listener';
import { PortClaims, type PortSpan } from './port-claims';

export interface AcceleratorProps {
  /** Up to 64 characters. */
  readonly name: string;
  /** @default 'IPV4' */
  readonly addresses?: 'IPV4' | 'DUAL_STACK';
  /** Your own IPv4 addresses (BYOIP), one or two. @default addresses of AWS */
  readonly ownAddresses?: readonly string[];
  /** Answer at all. @default true */
  readonly enabled?: boolean;
  /** Where flow logs go. @default none */
  readonly flowLogs?: { readonly bucket: string; readonly prefix: string };
  /** @default the stack's default provider */
  readonly provider?: TerraformProvider;
  /** @default none */
  readonly tags?: Readonly<Record<string, string>>;
}

export interface ListenerProps {
  readonly protocol: 'TCP' | 'UDP';
  readonly ports: readonly PortSpan[];
  /** Keep a client on one endpoint. @default false */
  readonly sticky?: boolean;
}

/**
 * Two static anycast addresses that lead to the nearest healthy Region (AWS Global Accelerator).
 *
 * @see https://docs.aws.amazon.com/global-accelerator/latest/dg/introduction-how-it-works.html
 */
export class Accelerator extends Construct {
  readonly acceleratorArn: string;
  readonly dnsName: string;
  /** For Route 53 alias records. */
  readonly aliasTarget: AliasTarget;
  private readonly provider: TerraformProvider | undefined;
  private readonly ports = new PortClaims();

  /** @throws DNS050 the name, or more than two own addresses */
  constructor(scope: Construct, id: string, props: AcceleratorProps) {
    super(scope, id);
    this.provider = props.provider;
    this.check(props);
    const { flowLogs } = props;
    const accelerator = new GlobalacceleratorAccelerator(this, 'Resource', {
      provider: props.provider,
      name: props.name,
      ipAddressType: props.addresses ?? 'IPV4',
      ipAddresses: props.ownAddresses && [...props.ownAddresses],
      enabled: props.enabled ?? true,
      attributes: flowLogs && {
        flowLogsEnabled: true,
        flowLogsS3Bucket: flowLogs.bucket,
        flowLogsS3Prefix: flowLogs.prefix,
      },
      tags: props.tags && { ...props.tags },
    });
    this.acceleratorArn = accelerator.arn;
    this.dnsName = accelerator.dnsName;
    this.aliasTarget = AliasTarget.accelerator(this.dnsName);
  }

  private check({ name, ownAddresses = [] }: AcceleratorProps): void {
    checkRange('DNS050', 'number of own addresses', ownAddresses.length, [0, 2], this);
    const good = Token.isUnresolved(name) || /^[A-Za-z0-9](?:[A-Za-z0-9.-]{0,62}[A-Za-z0-9])?$/.test(name);
    if (good) return;
    throw new DnsError('DNS050', this, {
      problem: 'Global Accelerator does not take the name',
      got: JSON.stringify(name),
      allowed: '1 to 64 letters, digits, . and -, none of the latter two at the ends',
      fix: 'choose another name',
    });
  }

  /** Takes ports; endpoints follow by Region. @throws DNS050, DNS051 the ports */
  listen(key: string, props: ListenerProps): AcceleratorListener {
    const place = new Construct(this, key);
    this.ports.take(key, props.protocol, props.ports, place);
    const listener = new GlobalacceleratorListener(place, 'Resource', {
      provider: this.provider,
      acceleratorArn: this.acceleratorArn,
      protocol: props.protocol,
      clientAffinity: props.sticky ? 'SOURCE_IP' : 'NONE',
      portRange: props.ports.map(({ from, to }) => ({ fromPort: from, toPort: to })),
    });
    return new AcceleratorListener(place, listener.arn, this.provider);
  }
}
