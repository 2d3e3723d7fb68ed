import { DxConnection } from '@cdktf/provider-aws/lib/dx-connection';
import { DxConnectionAssociation } from '@cdktf/provider-aws/lib/dx-connection-association';
import { DxConnectionConfirmation } from '@cdktf/provider-aws/lib/dx-connection-confirmation';
import { DxHostedConnection } from '@cdktf/provider-aws/lib/dx-hosted-connection';
import { DxLag } from '@cdktf/provider-aws/lib/dx-lag';
import { DxMacsecKeyAssociation } from '@cdktf/provider-aws/lib/dx-macsec-key-association';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { checkRange, HybridError } from '../errors';
import { HOSTED_MBPS, PORT_MBPS, type HostedBandwidth, type PortBandwidth } from './bandwidth';

/** What virtual interfaces stand on: a connection or a link aggregation group. */
export interface IDirectConnectPort {
  readonly connectionId: string;
  readonly name: string;
  /** Location code, e.g. `EqDB2`; undefined where a partner chose it. */
  readonly location: string | undefined;
  /** Mbps. */
  readonly mbps: number;
  readonly provider: TerraformProvider | undefined;
}

export interface DedicatedPortProps {
  readonly name: string;
  /** Location code, e.g. `EqDB2`; a change replaces the port. */
  readonly location: string;
  readonly bandwidth: PortBandwidth;
  /** How many ports are bundled, 1 to 4 (to 2 from 100 Gbps on); more than one make a link aggregation group. @default 1 */
  readonly bundle?: number;
  /** ARN of the secret with the MACsec key (CKN and CAK), from 10 Gbps on. @default no encryption */
  readonly macsecSecretArn?: string;
  /** Drop everything while MACsec is down, or pass it in clear. @default 'must_encrypt' */
  readonly encryption?: 'must_encrypt' | 'should_encrypt';
  /** @default the stack's default provider */
  readonly provider?: TerraformProvider;
  /** @default none */
  readonly tags?: Readonly<Record<string, string>>;
}

/** Quota of ports in one link aggregation group, by whether they have 100 Gbps or more. */
const MOST_BUNDLED = { slow: 4, fast: 2 } as const;

/**
 * A port of AWS's own, or several as one (LAG).
 *
 * @see https://docs.aws.amazon.com/directconnect/latest/UserGuide/dedicated_connection.html
 * @see https://docs.aws.amazon.com/directconnect/latest/UserGuide/MACsec.html
 */
export class DedicatedPort extends Construct implements IDirectConnectPort {
  readonly connectionId: string;
  readonly name: string;
  readonly location: string;
  readonly mbps: number;
  readonly provider: TerraformProvider | undefined;

  /** @throws HYB010 MACsec at 1 Gbps, or too many ports in a bundle */
  constructor(scope: Construct, id: string, props: DedicatedPortProps) {
    super(scope, id);
    const { name, location, bandwidth, bundle = 1, macsecSecretArn, provider } = props;
    this.check(bandwidth, bundle, macsecSecretArn);
    const tags = { ...props.tags, Name: name };
    const connection = (key: string, suffix: string): string => {
      const made = new DxConnection(this, key, {
        provider,
        name: `${name}${suffix}`,
        location,
        bandwidth,
        requestMacsec: macsecSecretArn !== undefined,
        encryptionMode: macsecSecretArn === undefined ? undefined : (props.encryption ?? 'must_encrypt'),
        tags,
      });
      return made.id;
    };
    this.connectionId = bundle === 1 ? connection('Resource', '') : this.aggregate(props, connection, bundle);
    this.name = name;
    this.location = location;
    this.mbps = PORT_MBPS[bandwidth] * bundle;
    this.provider = provider;
    if (macsecSecretArn === undefined) return;
    new DxMacsecKeyAssociation(this, 'Macsec', {
      provider,
      connectionId: this.connectionId,
      secretArn: macsecSecretArn,
    });
  }

  private aggregate(
    props: DedicatedPortProps,
    connection: (key: string, suffix: string) => string,
    bundle: number,
  ): string {
    const { name, location, bandwidth, provider } = props;
    const lag = new DxLag(this, 'Resource', {
      provider,
      name,
      location,
      connectionsBandwidth: bandwidth,
      forceDestroy: false,
      tags: { ...props.tags, Name: name },
    });
    const members = new Construct(this, 'Members');
    for (const letter of 'abcd'.slice(0, bundle)) {
      new DxConnectionAssociation(members, letter, {
        provider,
        connectionId: connection(`Port${letter.toUpperCase()}`, `-${letter}`),
        lagId: lag.id,
      });
    }
    return lag.id;
  }

  private check(bandwidth: PortBandwidth, bundle: number, macsec: string | undefined): void {
    const most = PORT_MBPS[bandwidth] >= 100_000 ? MOST_BUNDLED.fast : MOST_BUNDLED.slow;
    checkRange('HYB010', `number of ${bandwidth} ports in a bundle`, bundle, [1, most], this);
    if (macsec === undefined || bandwidth !== '1Gbps') return;
    throw new HybridError('HYB010', this, {
      problem: 'MACsec needs a faster port',
      got: bandwidth,
      allowed: '10Gbps, 100Gbps or 400Gbps',
      fix: 'raise the bandwidth, or run a VPN over Direct Connect',
    });
  }
}

export interface HostedPortProps {
  readonly name: string;
  /** Id of the connection that the partner made for this account. */
  readonly connectionId: string;
  readonly bandwidth: HostedBandwidth;
  /** @default the stack's default provider */
  readonly provider?: TerraformProvider;
}

/**
 * A connection that a Direct Connect partner made, accepted here.
 *
 * @see https://docs.aws.amazon.com/directconnect/latest/UserGuide/hosted_connection.html
 */
export class HostedPort extends Construct implements IDirectConnectPort {
  readonly connectionId: string;
  readonly name: string;
  readonly location = undefined;
  readonly mbps: number;
  readonly provider: TerraformProvider | undefined;

  constructor(scope: Construct, id: string, { name, connectionId, bandwidth, provider }: HostedPortProps) {
    super(scope, id);
    const accepted = new DxConnectionConfirmation(this, 'Resource', { provider, connectionId });
    this.connectionId = accepted.connectionId;
    this.name = name;
    this.mbps = HOSTED_MBPS[bandwidth];
    this.provider = provider;
  }
}

export interface PartnerConnectionProps {
  readonly name: string;
  /** Interconnect or port of the partner's. */
  readonly on: IDirectConnectPort;
  /** Twelve digits. */
  readonly ownerAccount: string;
  readonly bandwidth: HostedBandwidth;
  /** 1 to 4094. */
  readonly vlan: number;
}

/** A hosted connection, seen from the partner that makes it. @see https://docs.aws.amazon.com/directconnect/latest/UserGuide/hosted_connection.html */
export class PartnerConnection extends Construct {
  readonly connectionId: string;

  /** @throws HYB011 the VLAN */
  constructor(
    scope: Construct,
    id: string,
    { name, on, ownerAccount, bandwidth, vlan }: PartnerConnectionProps,
  ) {
    super(scope, id);
    checkRange('HYB011', 'VLAN', vlan, [1, 4094], this);
    const hosted = new DxHostedConnection(this, 'Resource', {
      provider: on.provider,
      name,
      connectionId: on.connectionId,
      ownerAccountId: ownerAccount,
      bandwidth,
      vlan,
    });
    this.connectionId = hosted.id;
  }
}
