import type { DxHostedPrivateVirtualInterface } from '@cdktf/provider-aws/lib/dx-hosted-private-virtual-interface';
import type { DxHostedTransitVirtualInterface } from '@cdktf/provider-aws/lib/dx-hosted-transit-virtual-interface';
import type { DxPrivateVirtualInterface } from '@cdktf/provider-aws/lib/dx-private-virtual-interface';
import type { DxPublicVirtualInterface } from '@cdktf/provider-aws/lib/dx-public-virtual-interface';
import type { DxTransitVirtualInterface } from '@cdktf/provider-aws/lib/dx-transit-virtual-interface';
import type { IConstruct } from 'constructs';
import type { BgpSession } from '../direct-connect/session';
import { checkAdvertised } from '../vpn/session-quota';
import { communityOf, preferred } from './link-preference';
import { addInterface } from './router-book';
import { resolveIn } from './resolve-in';
import type { RouterInterface } from './router-model';
import { addressOf } from './terraform-address';

type VirtualInterface =
  | DxPrivateVirtualInterface
  | DxTransitVirtualInterface
  | DxPublicVirtualInterface
  | DxHostedPrivateVirtualInterface
  | DxHostedTransitVirtualInterface;

/** What both ends of a virtual interface agree on beside its session. */
export interface DescribedInterface {
  readonly name: string;
  readonly session: BgpSession;
  readonly made: VirtualInterface;
  /** Bytes. */
  readonly mtu: number;
  readonly end: 'direct-connect' | 'public-interface';
  /** Undefined: AWS's own, known once the interface stands. */
  readonly awsAsn: number | undefined;
}

/**
 * Lets the router's configuration hold a session.
 *
 * @throws HYB007 the preference; HYB008 another router has the name; HYB013 too many prefixes
 */
export function describeInterface(place: IConstruct, described: DescribedInterface): void {
  const { name, session, made, mtu, end, awsAsn } = described;
  const { preference = {}, advertises = [] } = session;
  const announced = preferred(advertises, preference, 'direct-connect', place);
  checkAdvertised(announced.advertises, end, place);
  const router = { name: session.router ?? name, asn: session.asn };
  addInterface(place, router, (): RouterInterface => {
    return {
      name,
      link: addressOf(made),
      awsAsn: awsAsn ?? made.amazonSideAsn,
      ...announced,
      vlan: session.vlan,
      addresses: session.addresses ?? { router: made.customerAddress, aws: made.amazonAddress },
      mtu,
      authKey: keyOf(session, made, place),
      community: communityOf(preference),
    };
  });
}

/** Where the key is found; never the key, nor an expression that Terraform would fill with it. */
function keyOf({ authKey }: BgpSession, { id }: VirtualInterface, place: IConstruct): string {
  if (authKey === undefined)
    return `key that AWS made: aws directconnect describe-virtual-interfaces --virtual-interface-id ${id}`;
  const expression: unknown = resolveIn(place, authKey);
  const text = typeof expression === 'string' ? expression : JSON.stringify(expression);
  return `value of ${text.replaceAll('${', '').replaceAll('}', '')}`;
}
