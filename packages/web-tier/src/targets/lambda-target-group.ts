import { LambdaPermission } from '@cdktf/provider-aws/lib/lambda-permission';
import { LbTargetGroup } from '@cdktf/provider-aws/lib/lb-target-group';
import { LbTargetGroupAttachment } from '@cdktf/provider-aws/lib/lb-target-group-attachment';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';

export interface LambdaTargetGroupProps {
  /** ARN of the function (or of a version or alias). */
  readonly functionArn: string;
  readonly functionName: string;
  /** Pass repeated headers and query parameters as lists. @default false */
  readonly multiValueHeaders?: boolean;
  /** @default the stack's default provider */
  readonly provider?: TerraformProvider;
  /** @default none */
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * A Lambda function behind an application load balancer, with the permission to be called.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html
 */
export class LambdaTargetGroup extends Construct {
  readonly kind = 'lambda';
  readonly targetGroupArn: string;

  constructor(scope: Construct, id: string, props: LambdaTargetGroupProps) {
    super(scope, id);
    const { provider } = props;
    const group = new LbTargetGroup(this, 'Resource', {
      provider,
      targetType: 'lambda',
      lambdaMultiValueHeadersEnabled: props.multiValueHeaders,
      tags: { ...props.tags, Name: this.node.path },
      lifecycle: { createBeforeDestroy: true },
    });
    const permission = new LambdaPermission(this, 'Permission', {
      provider,
      statementIdPrefix: 'load-balancer-',
      action: 'lambda:InvokeFunction',
      functionName: props.functionName,
      principal: 'elasticloadbalancing.amazonaws.com',
      sourceArn: group.arn,
    });
    new LbTargetGroupAttachment(this, 'Function', {
      provider,
      targetGroupArn: group.arn,
      targetId: props.functionArn,
      dependsOn: [permission],
    });
    this.targetGroupArn = group.arn;
  }
}
