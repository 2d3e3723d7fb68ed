import { RamPrincipalAssociation } from '@cdktf/provider-aws/lib/ram-principal-association';
import { RamResourceAssociation } from '@cdktf/provider-aws/lib/ram-resource-association';
import { RamResourceShare } from '@cdktf/provider-aws/lib/ram-resource-share';
import { Token, type TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { TransitError } from '../errors';

export interface GatewayShareProps {
  readonly name: string;
  readonly gatewayArn: string;
  /** Account ids, or ARNs of an organization or an organizational unit. */
  readonly principals: readonly string[];
  /** Whether accounts outside the organization may be among them. */
  readonly outsideOrganization: boolean;
  /** @default the stack's default provider */
  readonly provider?: TerraformProvider;
  /** @default none */
  readonly tags?: Readonly<Record<string, string>>;
}

const ACCOUNT = /^\d{12}$/;
const ORGANIZATION = /^arn:aws[a-z-]*:organizations::\d{12}:(?:organization|ou)\/[a-z0-9/-]+$/;

/**
 * Lets other accounts attach to a transit gateway, through AWS Resource Access Manager.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/tgw/transit-gateway-share.html
 */
export class GatewayShare extends Construct {
  /** ARN of the resource share; known after the gateway is shared with every principal. */
  readonly arn: string;

  /** @throws TRN022 a principal is neither an account id nor an ARN of an organization or unit, or stands twice */
  constructor(scope: Construct, id: string, props: GatewayShareProps) {
    super(scope, id);
    const { provider } = props;
    const share = new RamResourceShare(this, 'Resource', {
      provider,
      name: props.name,
      allowExternalPrincipals: props.outsideOrganization,
      tags: { ...props.tags, Name: props.name },
    });
    new RamResourceAssociation(this, 'Gateway', {
      provider,
      resourceArn: props.gatewayArn,
      resourceShareArn: share.arn,
    });
    const principals = new Construct(this, 'Principals');
    for (const principal of props.principals) {
      this.check(principal, props.principals);
      const name = ACCOUNT.test(principal)
        ? principal
        : (principal.split(':').at(-1) ?? principal).replaceAll('/', '-');
      new RamPrincipalAssociation(principals, name, { provider, principal, resourceShareArn: share.arn });
    }
    this.arn = share.arn;
  }

  private check(principal: string, all: readonly string[]): void {
    const known = !Token.isUnresolved(principal);
    const once = all.indexOf(principal) === all.lastIndexOf(principal);
    if (known && once && (ACCOUNT.test(principal) || ORGANIZATION.test(principal))) return;
    throw new TransitError('TRN022', this, {
      problem: 'RAM does not take this principal of a share',
      got: known ? `'${principal}'${once ? '' : ' twice'}` : 'a value that is known only after deployment',
      allowed:
        'an account id of twelve digits, or the ARN of an organization or organizational unit, each once',
      fix: 'correct the principal',
    });
  }
}
