import { VpcBlockPublicAccessExclusion } from '@cdktf/provider-aws/lib/vpc-block-public-access-exclusion';
import { VpcBlockPublicAccessOptions } from '@cdktf/provider-aws/lib/vpc-block-public-access-options';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { claim } from '../claims';
import { NetworkError } from '../errors';
import type { ISubnet, IVpc } from './ivpc';

/** What stays open although public access is blocked. */
export type PublicAccessExclusion =
  | { readonly vpc: IVpc; readonly allow: 'bidirectional' | 'egress' }
  | { readonly subnet: ISubnet; readonly allow: 'bidirectional' | 'egress' };

export interface BlockPublicAccessProps {
  /** Twelve digits; the setting holds for the whole account in the Region. */
  readonly account: string;
  readonly region: string;
  /** Drop what comes from the internet (`ingress`; NAT and egress-only gateways still work), or all traffic with it. */
  readonly block: 'ingress' | 'bidirectional';
  /**
   * By name.
   *
   * @default none
   */
  readonly exclusions?: Readonly<Record<string, PublicAccessExclusion>>;
  /** @default the stack's default provider */
  readonly provider?: TerraformProvider;
  /** @default none */
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * Block Public Access: overrides every internet gateway of an account in a Region, whatever routes and rules say.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa.html
 */
export class BlockPublicAccess extends Construct {
  /** @throws NET019 the account has it in this Region already; an exclusion of another account or Region, or without effect */
  constructor(scope: Construct, id: string, props: BlockPublicAccessProps) {
    super(scope, id);
    const { provider, exclusions = {}, block } = props;
    const other = claim(this.node.root, `block public access ${props.account} ${props.region}`, this);
    if (other !== undefined) throw refused(this, 'a second one for the account and Region', `only ${other}`);
    for (const [name, exclusion] of Object.entries(exclusions)) checkExclusion(name, exclusion, props, this);
    const options = new VpcBlockPublicAccessOptions(this, 'Resource', {
      provider,
      internetGatewayBlockMode: `block-${block}`,
    });
    const at = new Construct(this, 'Exclusions');
    for (const [name, exclusion] of Object.entries(exclusions)) {
      new VpcBlockPublicAccessExclusion(at, name, {
        provider,
        internetGatewayExclusionMode: `allow-${exclusion.allow}`,
        ...('vpc' in exclusion ? { vpcId: exclusion.vpc.vpcId } : { subnetId: exclusion.subnet.subnetId }),
        tags: { ...props.tags, Name: name },
        dependsOn: [options],
      });
    }
  }
}

function checkExclusion(
  name: string,
  exclusion: PublicAccessExclusion,
  props: BlockPublicAccessProps,
  place: Construct,
): void {
  const vpc = 'vpc' in exclusion ? exclusion.vpc : exclusion.subnet.vpc;
  if (vpc.account !== props.account || vpc.region !== props.region) {
    throw refused(
      place,
      `exclusion ${name} in ${vpc.account} ${vpc.region}`,
      `${props.account} ${props.region}`,
    );
  }
  if (props.block === 'ingress' && exclusion.allow === 'egress') {
    throw refused(place, `exclusion ${name} allows egress, which is not blocked`, "allow: 'bidirectional'");
  }
}

function refused(place: Construct, got: string, allowed: string): NetworkError {
  return new NetworkError('NET019', place, {
    problem: 'Block Public Access cannot be set so',
    got,
    allowed,
    fix: 'keep one setting for each account and Region, with exclusions of its own VPCs',
  });
}
