import { RamPrincipalAssociation } from '@cdktf/provider-aws/lib/ram-principal-association';
import { RamResourceAssociation } from '@cdktf/provider-aws/lib/ram-resource-association';
import { RamResourceShare } from '@cdktf/provider-aws/lib/ram-resource-share';
import { Token, type TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { NetworkError } from '../errors';

export interface ResourceShareProps {
  /** Name of the share. */
  readonly name: string;
  /** ARNs of what is shared, by two keys that are in the addresses, e.g. tier and zone. */
  readonly resources: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Account ids (twelve digits), or ARNs of organizations and organizational units. */
  readonly principals: readonly string[];
  /**
   * Also share with accounts outside the organization, which have to accept the invitation.
   *
   * @default false
   */
  readonly allowExternal?: boolean;
  /** @default the stack's default provider */
  readonly provider?: TerraformProvider;
  /** @default none */
  readonly tags?: Readonly<Record<string, string>>;
}

const PRINCIPAL =
  /^(\d{12}|arn:aws[a-z-]*:organizations::\d{12}:(organization|ou)\/\S+|arn:aws[a-z-]*:iam::\d{12}:(role|user)\/\S+)$/;

/**
 * Something shared with other accounts by AWS Resource Access Manager.
 *
 * @see https://docs.aws.amazon.com/ram/latest/userguide/what-is.html
 */
export class ResourceShare extends Construct {
  /** @throws NET051 no principal, or one that is neither account nor ARN */
  constructor(scope: Construct, id: string, props: ResourceShareProps) {
    super(scope, id);
    const { provider } = props;
    for (const principal of props.principals) checkPrincipal(principal, this);
    if (props.principals.length === 0) throw refused(this, 'nobody');
    const share = new RamResourceShare(this, 'Resource', {
      provider,
      name: props.name,
      allowExternalPrincipals: props.allowExternal ?? false,
      tags: { ...props.tags, Name: props.name },
    });
    const resourceShareArn = share.arn;
    const resources = new Construct(this, 'Resources');
    for (const [group, arns] of Object.entries(props.resources)) {
      const at = new Construct(resources, group);
      for (const [key, resourceArn] of Object.entries(arns)) {
        new RamResourceAssociation(at, key, { provider, resourceArn, resourceShareArn });
      }
    }
    const principals = new Construct(this, 'Principals');
    for (const principal of props.principals) {
      const key = principal.replaceAll('/', '--');
      new RamPrincipalAssociation(principals, key, { provider, principal, resourceShareArn });
    }
  }
}

function checkPrincipal(principal: string, place: Construct): void {
  if (Token.isUnresolved(principal) || !PRINCIPAL.test(principal)) throw refused(place, principal);
}

function refused(place: Construct, got: string): NetworkError {
  return new NetworkError('NET051', place, {
    problem: 'the share has no such principal',
    got,
    allowed: 'account ids of twelve digits, ARNs of organizations, organizational units, roles or users',
    fix: 'name whom the resource is shared with',
  });
}
