import { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { partitionOf } from '../vpc/regions';

/** Who encrypts: a key made here, AWS's own, or a key that exists. */
export type LogKey = 'own' | 'aws' | { readonly keyArn: string };

export interface LogKeyProps {
  /** Twelve digits. */
  readonly account: string;
  readonly region: string;
  /** Service that writes, e.g. `delivery.logs.amazonaws.com`. */
  readonly service: string;
  /** Conditions under which the service may use the key. */
  readonly condition: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
  readonly description: string;
  readonly provider?: TerraformProvider;
  readonly tags?: Readonly<Record<string, string>>;
}

/** A key, rotated each year, that its account administers and one service uses. Its deletion waits 30 days. */
export class OwnLogKey extends Construct {
  readonly keyArn: string;

  constructor(scope: Construct, id: string, props: LogKeyProps) {
    super(scope, id);
    const { account, region, service, condition } = props;
    const use = ['kms:Encrypt*', 'kms:Decrypt*', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:Describe*'];
    const root = `arn:${partitionOf(region)}:iam::${account}:root`;
    const policy = {
      Version: '2012-10-17',
      Statement: [
        { Sid: 'Administer', Effect: 'Allow', Principal: { AWS: root }, Action: 'kms:*', Resource: '*' },
        {
          Sid: 'Use',
          Effect: 'Allow',
          Principal: { Service: service },
          Action: use,
          Resource: '*',
          Condition: condition,
        },
      ],
    };
    const key = new KmsKey(this, 'Resource', {
      provider: props.provider,
      description: props.description,
      enableKeyRotation: true,
      deletionWindowInDays: 30,
      policy: JSON.stringify(policy),
      tags: props.tags,
    });
    this.keyArn = key.arn;
  }
}
