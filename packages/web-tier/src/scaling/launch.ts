import { LaunchTemplate } from '@cdktf/provider-aws/lib/launch-template';
import { Fn, Token, type TerraformProvider } from 'cdktf';
import type { Construct } from 'constructs';
import { WebError } from '../errors';

/** What every instance of a fleet is made of. */
export interface LaunchProps {
  /** Image id, or `resolve:ssm:<parameter>`. */
  readonly imageId: string;
  readonly instanceType: string;
  /** Script that runs at the first start, plain text. No secrets: whoever may describe the template reads it. @default none */
  readonly userData?: string;
  /** Name of an IAM instance profile. @default none */
  readonly instanceProfile?: string;
  /** Root volume in GiB, encrypted. @default as the image says */
  readonly rootVolume?: { readonly deviceName: string; readonly sizeGib: number };
  /** Hops that an answer of the metadata service may take: 1, or 2 for containers. @default 1 */
  readonly metadataHops?: 1 | 2;
  /** CloudWatch metrics by the minute. @default true */
  readonly detailedMonitoring?: boolean;
}

/** Forms of secrets that must not stand in user data. */
const SECRETS = /AKIA[0-9A-Z]{16}|-----BEGIN [A-Z ]*PRIVATE KEY-----/;

/**
 * A launch template that demands a token for the metadata service (IMDSv2) and encrypts its volumes.
 *
 * @throws WEB009 a secret in the user data
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-service.html
 */
export function launchTemplate(
  scope: Construct,
  props: LaunchProps,
  group: {
    readonly provider: TerraformProvider | undefined;
    readonly securityGroupId: string;
    readonly tags: Record<string, string>;
    readonly hibernates: boolean;
  },
): LaunchTemplate {
  const { userData, rootVolume } = props;
  if (userData !== undefined && SECRETS.test(userData)) {
    throw new WebError('WEB009', scope, {
      problem: 'the user data holds a secret',
      got: 'an access key or a private key',
      allowed: 'a reference to Secrets Manager or Parameter Store',
      fix: 'let the instance read it with its role',
    });
  }
  return new LaunchTemplate(scope, 'Template', {
    provider: group.provider,
    imageId: props.imageId,
    instanceType: props.instanceType,
    updateDefaultVersion: true,
    vpcSecurityGroupIds: [group.securityGroupId],
    iamInstanceProfile: props.instanceProfile === undefined ? undefined : { name: props.instanceProfile },
    userData: userData === undefined ? undefined : encoded(userData),
    metadataOptions: {
      httpEndpoint: 'enabled',
      httpTokens: 'required',
      httpPutResponseHopLimit: props.metadataHops ?? 1,
    },
    hibernationOptions: group.hibernates ? { configured: true } : undefined,
    monitoring: { enabled: props.detailedMonitoring ?? true },
    blockDeviceMappings: rootVolume && [
      {
        deviceName: rootVolume.deviceName,
        ebs: {
          volumeSize: rootVolume.sizeGib,
          volumeType: 'gp3',
          encrypted: 'true',
          deleteOnTermination: 'true',
        },
      },
    ],
    tagSpecifications: ['instance', 'volume'].map((resourceType) => ({ resourceType, tags: group.tags })),
    tags: group.tags,
    lifecycle: { createBeforeDestroy: true },
  });
}

const encoded = (text: string): string =>
  Token.isUnresolved(text) ? Fn.base64encode(text) : Buffer.from(text, 'utf8').toString('base64');
