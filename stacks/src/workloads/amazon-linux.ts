import { DataAwsSsmParameter } from '@cdktf/provider-aws/lib/data-aws-ssm-parameter';
import { Construct } from 'constructs';

/**
 * The current Amazon Linux 2023 image, as AWS publishes it for the Region.
 *
 * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-public-parameters-ami.html
 */
export class AmazonLinux extends Construct {
  readonly imageId: string;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const parameter = new DataAwsSsmParameter(this, 'Resource', {
      name: '/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64',
    });
    // Not `value`: that is sensitive, and the image would be hidden in every plan.
    this.imageId = parameter.insecureValue;
  }
}
