import { DataAwsSsmParameter } from '@cdktf/provider-aws/lib/data-aws-ssm-parameter';
import { Construct } from 'constructs';

/**
 * Parameter with the current Amazon Linux 2023 image of a Region, as AWS publishes it.
 *
 * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-public-parameters-ami.html
 */
const PARAMETER = '/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64';

/** Image of a launch template that is looked up at every launch, so that a newer one changes no plan. */
export const NEWEST_AMAZON_LINUX = `resolve:ssm:${PARAMETER}`;

/** The current image, known to Terraform. */
export class AmazonLinux extends Construct {
  readonly imageId: string;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const parameter = new DataAwsSsmParameter(this, 'Resource', { name: PARAMETER });
    // Not `value`: that is sensitive, and the image would be hidden in every plan.
    this.imageId = parameter.insecureValue;
  }
}
