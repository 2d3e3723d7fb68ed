import { Construct } from 'constructs';
import { NetworkError } from '../errors';
import { useQuota } from '../quotas/use-quota';
import type { ISubnet, ITier, IVpc } from '../vpc/ivpc';
import { partitionOf } from '../vpc/regions';
import { ResourceShare } from './resource-share';

export interface SharedSubnetsProps {
  readonly vpc: IVpc;
  /** What other accounts may use. */
  readonly tiers: readonly ITier[];
  /** Account ids (twelve digits), or ARNs of organizations and organizational units. */
  readonly principals: readonly string[];
  /** @default none */
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * Subnets shared with other accounts of the organization: they place their resources there, the owner keeps routes, NACLs
 * and gateways.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/vpc-sharing.html
 */
export class SharedSubnets extends Construct {
  /** @throws NET051 no tier, a tier of another VPC, a principal that is none, or the owner itself; NET060 the quota */
  constructor(scope: Construct, id: string, props: SharedSubnetsProps) {
    super(scope, id);
    const { vpc, tiers, principals } = props;
    const foreign = tiers.find((tier) => tier.vpc !== vpc);
    if (tiers.length === 0 || foreign || principals.includes(vpc.account)) {
      throw new NetworkError('NET051', this, {
        problem: principals.includes(vpc.account)
          ? 'subnets are not shared with their owner'
          : 'tiers of the VPC are shared',
        got: foreign
          ? `tier ${foreign.name} of ${foreign.vpc.name}`
          : `[${tiers.map(({ name }) => name).join(', ')}] with [${principals.join(', ')}]`,
        allowed: `tiers of ${vpc.name}, with accounts other than ${vpc.account}`,
        fix: 'name the tiers and the accounts that use them',
      });
    }
    const accounts = principals.filter((principal) => /^\d{12}$/.test(principal)).length;
    if (accounts > 0) useQuota(vpc, 'participantsPerVpc', this, vpc.quotas, accounts);
    new ResourceShare(this, 'Share', {
      name: `${vpc.name}-subnets`,
      resources: Object.fromEntries(tiers.map((tier) => [tier.name, arnsOf(tier)])),
      principals,
      provider: vpc.provider,
      tags: props.tags,
    });
  }
}

function arnsOf(tier: ITier): Record<string, string> {
  return Object.fromEntries([...tier.subnets].map(([zone, subnet]) => [zone, arnOf(subnet)]));
}

function arnOf({ vpc, subnetId }: ISubnet): string {
  return `arn:${partitionOf(vpc.region)}:ec2:${vpc.region}:${vpc.account}:subnet/${subnetId}`;
}
