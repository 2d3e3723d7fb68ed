import { Eip } from '@cdktf/provider-aws/lib/eip';
import { NatGateway } from '@cdktf/provider-aws/lib/nat-gateway';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { NetworkError } from '../errors';
import { useQuota } from '../quotas/use-quota';
import type { ISubnet, ITier, IVpc } from './ivpc';
import type { NatGatewayOfZone } from './nat';
import type { NatProps } from './nat-props';

export interface ZonalNatGatewaysProps {
  readonly vpc: IVpc;
  readonly nat: Extract<NatProps, { mode: 'single' | 'per-zone' }>;
  readonly publicTiers: readonly ITier[];
  readonly internetGateway: ITerraformDependable;
  readonly tags?: Readonly<Record<string, string>>;
}

/** NAT gateways in public subnets, made as zones ask for them; each is a child of `scope` named by its zone. */
export class ZonalNatGateways implements NatGatewayOfZone {
  private readonly ids = new Map<string, string>();

  constructor(
    private readonly scope: Construct,
    private readonly props: ZonalNatGatewaysProps,
  ) {}

  /** @throws NET013 the zone has no public subnet */
  gatewayId(zone: string): string {
    const at = this.props.nat.mode === 'single' ? this.props.nat.zone : zone;
    const id = this.ids.get(at) ?? this.make(at);
    this.ids.set(at, id);
    return id;
  }

  private make(zone: string): string {
    const { vpc, internetGateway } = this.props;
    const subnet = this.publicSubnet(zone);
    const at = new Construct(this.scope, zone);
    useQuota(at.node.root, 'natGatewaysPerZone', at, vpc.quotas, 1, `${vpc.account} ${zone}`);
    const tags = { ...this.props.tags, Name: `${vpc.name}-nat-${zone}` };
    const address = new Eip(at, 'Address', { provider: vpc.provider, domain: 'vpc', tags });
    const gateway = new NatGateway(at, 'Resource', {
      provider: vpc.provider,
      allocationId: address.id,
      subnetId: subnet.subnetId,
      dependsOn: [internetGateway],
      tags,
    });
    return gateway.id;
  }

  private publicSubnet(zone: string): ISubnet {
    const candidates = this.props.publicTiers.map((tier) => tier.subnets.get(zone));
    const subnet = candidates.find((found) => found?.cidr !== undefined);
    if (subnet) return subnet;
    throw new NetworkError('NET013', this.scope, {
      problem: 'a NAT gateway needs a public subnet with IPv4 in its zone',
      got: zone,
      allowed: `one of [${this.props.publicTiers.flatMap((tier) => [...tier.subnets.keys()]).join(', ')}]`,
      fix: 'add the zone to a public tier, or use another NAT mode',
    });
  }
}
