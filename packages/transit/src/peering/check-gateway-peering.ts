import { claim } from '@landbridge/network-core';
import { Annotations } from 'cdktf';
import type { Construct } from 'constructs';
import { TransitError } from '../errors';
import type { GatewayPeeringProps } from './gateway-peering';

/** Everything about a peering of gateways that is wrong without asking AWS. */
export function checkGatewayPeering(place: Construct, { requester, accepter }: GatewayPeeringProps): void {
  const pair = [requester.id, accepter.id].sort();
  const other =
    requester.id === accepter.id ? undefined : claim(place.node.root, `peering of ${pair.join(' ')}`, place);
  if (requester.id === accepter.id || other !== undefined) {
    throw new TransitError('TRN037', place, {
      problem: 'AWS peers two different gateways, and each pair once',
      got: other === undefined ? 'one gateway on both sides' : 'a second peering of the pair',
      allowed: other === undefined ? 'two gateways' : `only ${other}`,
      fix: other === undefined ? 'name the other gateway' : 'use the peering that exists',
    });
  }
  const samePlace = requester.account === accepter.account && requester.region === accepter.region;
  if (!samePlace && requester.provider === accepter.provider) {
    throw new TransitError('TRN038', place, {
      problem: 'the two gateways need providers of their own',
      got: `${requester.account} ${requester.region} and ${accepter.account} ${accepter.region} by one provider`,
      allowed: 'a provider with its own account and Region for at least one of them',
      fix: 'give the gateway of the other account or Region its `provider` (an alias)',
    });
  }
  if (requester.asn !== undefined && requester.asn === accepter.asn) {
    const warning = new TransitError('TRN039', place, {
      problem: 'both gateways have one AS number, which AWS advises against',
      got: String(requester.asn),
      allowed: 'two AS numbers, so that routes can be exchanged dynamically one day',
      fix: 'give one of the gateways another asn',
    });
    Annotations.of(place).addWarning(warning.message);
  }
}
