import { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
import { Route53HostedZoneDnssec } from '@cdktf/provider-aws/lib/route53-hosted-zone-dnssec';
import { Route53KeySigningKey } from '@cdktf/provider-aws/lib/route53-key-signing-key';
import { Token, type ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { checkRange, DnsError } from '../errors';
import { GLOBAL_REGION } from './global-region';
import type { PublicZone } from './public-zone';

export interface DnssecProps {
  readonly zone: PublicZone;
  /** Twelve digits: the account that owns the zone and administers the key. */
  readonly account: string;
  /** Name of the key-signing key: letters, digits and `_`; a change replaces it. @default 'primary' */
  readonly keyName?: string;
  /** Days until a deleted KMS key is gone, 7 to 30. @default 30 */
  readonly keyDeletionWindow?: number;
  /** @default none */
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * DNSSEC signing of a public zone with a KMS key (ECC_NIST_P256) in us-east-1, the only Region Route 53 takes it from.
 * The zone is trusted once its parent holds `dsRecord`.
 *
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-configuring-dnssec.html
 */
export class Dnssec extends Construct {
  /** Value of the DS record in the parent zone. */
  readonly dsRecord: string;
  readonly zone: PublicZone;
  /** What a registrar is told of the key. */
  readonly signer: { readonly algorithm: number; readonly flags: number; readonly publicKey: string };
  /** The zone answers with signatures once this is done. */
  readonly signing: ITerraformDependable;

  /** @throws DNS019 account, name of the key, or its waiting time */
  constructor(scope: Construct, id: string, props: DnssecProps) {
    super(scope, id);
    const { zone, account } = props;
    this.checkSettings(props);
    const key = new KmsKey(this, 'Key', {
      provider: zone.provider,
      region: GLOBAL_REGION,
      description: `DNSSEC of ${zone.zoneName}`,
      customerMasterKeySpec: 'ECC_NIST_P256',
      keyUsage: 'SIGN_VERIFY',
      deletionWindowInDays: props.keyDeletionWindow ?? 30,
      policy: JSON.stringify(keyPolicy(account)),
      tags: props.tags && { ...props.tags },
    });
    const signing = new Route53KeySigningKey(this, 'SigningKey', {
      provider: zone.provider,
      hostedZoneId: zone.zoneId,
      keyManagementServiceArn: key.arn,
      name: props.keyName ?? 'primary',
    });
    this.zone = zone;
    this.signing = new Route53HostedZoneDnssec(this, 'Resource', {
      provider: zone.provider,
      hostedZoneId: signing.hostedZoneId,
    });
    this.dsRecord = signing.dsRecord;
    const { signingAlgorithmType: algorithm, flag: flags, publicKey } = signing;
    this.signer = { algorithm, flags, publicKey };
  }

  private checkSettings({ account, keyName = 'primary', keyDeletionWindow = 30 }: DnssecProps): void {
    checkRange('DNS019', 'waiting time of a deleted key in days', keyDeletionWindow, [7, 30], this);
    const wrong = Token.isUnresolved(account) || /^\d{12}$/.test(account) ? undefined : account;
    const unnamed = /^\w{3,128}$/.test(keyName) ? undefined : keyName;
    if (wrong === undefined && unnamed === undefined) return;
    throw new DnsError('DNS019', this, {
      problem: wrong === undefined ? 'the key has no name that Route 53 takes' : 'this is no account',
      got: JSON.stringify(wrong ?? unnamed),
      allowed: wrong === undefined ? '3 to 128 letters, digits and _' : 'twelve digits',
      fix: 'correct it',
    });
  }
}

/** @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/access-control-managing-permissions.html#KMS-key-policy-for-DNSSEC */
function keyPolicy(account: string): object {
  const dnssec = { Service: 'dnssec-route53.amazonaws.com' };
  const sameAccount = { StringEquals: { 'aws:SourceAccount': account } };
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'Administer',
        Effect: 'Allow',
        Principal: { AWS: `arn:aws:iam::${account}:root` },
        Action: 'kms:*',
        Resource: '*',
      },
      {
        Sid: 'Sign',
        Effect: 'Allow',
        Principal: dnssec,
        Action: ['kms:DescribeKey', 'kms:GetPublicKey', 'kms:Sign'],
        Resource: '*',
        Condition: sameAccount,
      },
      {
        Sid: 'Grant',
        Effect: 'Allow',
        Principal: dnssec,
        Action: 'kms:CreateGrant',
        Resource: '*',
        Condition: { Bool: { 'kms:GrantIsForAWSResource': 'true' } },
      },
    ],
  };
}
