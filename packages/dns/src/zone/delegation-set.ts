import { Route53DelegationSet } from '@cdktf/provider-aws/lib/route53-delegation-set';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';

export interface DelegationSetProps {
  /** Told apart by this name when several are made; a change replaces the set. */
  readonly referenceName: string;
  /** @default the stack's default provider */
  readonly provider?: TerraformProvider;
}

/**
 * Four name servers that several public zones share, so that the registrar is told once.
 *
 * @see https://docs.aws.amazon.com/Route53/latest/APIReference/API_CreateReusableDelegationSet.html
 */
export class DelegationSet extends Construct {
  readonly delegationSetId: string;
  readonly nameServers: string[];

  constructor(scope: Construct, id: string, props: DelegationSetProps) {
    super(scope, id);
    const set = new Route53DelegationSet(this, 'Resource', { ...props });
    this.delegationSetId = set.id;
    this.nameServers = set.nameServers;
  }
}
