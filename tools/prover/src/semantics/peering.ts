/**
 * VPC peering: packets for the peer's own blocks only. That alone rules out transit and edge-to-edge routing, since
 * nothing leaves the peer VPC again. A connection that is not active makes its routes blackholes. VPCs that overlap
 * cannot be peered.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html
 * @see https://docs.aws.amazon.com/vpc/latest/peering/invalid-peering-configurations.html
 */
import { Unknown, overlaps, type Peering } from '@landbridge/terraform-model';
import { normalise, subtract } from '../headers/ranges';
import { remember, type Model } from '../model/model';
import {
  carriedBy,
  doubtful,
  drop,
  hop,
  narrow,
  type Flight,
  type Outcome,
  type Place,
} from '../trace/flight';

const mtuPage = 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/network_mtu.html';

/**
 * Bytes between Regions. That page used to promise 1500 and promises 8500 in its newest edition. What every edition
 * promises passes wherever the packets go, so that is what is answered.
 */
const MTU_BETWEEN_REGIONS = 1500;

export function crossPeering(model: Model, flight: Flight, place: Place & { kind: 'target' }): Outcome[] {
  const { key } = place.target;
  const peering = model.network.peerings.get(key);
  if (!peering) return [doubtful(flight, key, `peering connection ${key} is not in the input`)];
  if (model.failures.resource(key)) return [drop(flight, key, `${key} is down`)];
  const { requester, accepter } = peering;
  if (requester instanceof Unknown || accepter instanceof Unknown) {
    const doubt = requester instanceof Unknown ? requester : (accepter as Unknown);
    return [doubtful(flight, key, doubt.because)];
  }
  if (place.vpc !== requester && place.vpc !== accepter)
    return [drop(flight, key, `${key} does not connect ${place.vpc}: the route is a blackhole`)];
  const peer = place.vpc === requester ? accepter : requester;
  const vpc = model.network.vpcs.get(peer);
  if (!vpc) return [doubtful(flight, key, `the peer VPC ${peer} is not in the input`)];
  if (peering.status !== 'active' && peering.doubt !== undefined)
    return [doubtful(flight, key, `whether it is accepted: ${peering.doubt.because}`)];
  if (peering.status !== 'active')
    return [
      drop(
        flight,
        key,
        `the peering is ${peering.status} (${peering.statusBecause}): its routes are blackholes`,
      ),
    ];
  const clash = overlapOf(model, peering, requester, accepter);
  if (clash !== undefined) return [drop(flight, key, `AWS refuses this peering: ${clash}`)];
  const blocks = (model.blocks.ofVpc.get(peer) ?? []).filter(
    (block) => block.family === flight.headers.family,
  );
  const own = normalise(blocks.map((block) => [block.first, block.last] as const));
  const outcomes: Outcome[] = [];
  const lost = subtract(flight.headers.destination, own);
  const stray = lost.length > 0 ? narrow(flight, { destination: lost }) : undefined;
  if (stray) {
    const doubt = vpc.doubts[0];
    outcomes.push(
      doubt
        ? doubtful(stray, peer, doubt.because)
        : drop(
            stray,
            key,
            `a peering carries packets to the blocks of the peer VPC ${peer} only; it is not transitive`,
          ),
    );
  }
  const onward = own.length > 0 ? narrow(flight, { destination: own }) : undefined;
  if (!onward) return outcomes;
  const sameRegion = peering.requesterRegion === peering.accepterRegion;
  const sender = onward.sender && {
    ...onward.sender,
    named: onward.sender.named && sameRegion,
  };
  const crossed = hop({ ...onward, sender }, () => ({
    component: key,
    kind: 'peering',
    decision: 'forward',
    because: `an active peering with ${peer}, whose block holds the destination`,
  }));
  const carried = carriedBy(
    crossed,
    sameRegion ? 9001 : MTU_BETWEEN_REGIONS,
    sameRegion
      ? `peering within a Region carries 9001 bytes (${mtuPage})`
      : `peering between Regions carries ${MTU_BETWEEN_REGIONS} bytes surely, and up to 8500 by the newest edition of ${mtuPage}`,
  );
  outcomes.push({ to: { kind: 'enter-vpc', vpc: peer, from: { by: 'gateway', key } }, flight: carried });
  return outcomes;
}

function overlapOf(model: Model, peering: Peering, requester: string, accepter: string): string | undefined {
  const found = remember(model, `overlap of ${peering.key}`, () => {
    for (const a of model.blocks.ofVpc.get(requester) ?? []) {
      for (const b of model.blocks.ofVpc.get(accepter) ?? []) {
        if (overlaps(a, b))
          return { because: `${requester} (${a.text}) and ${accepter} (${b.text}) overlap` };
      }
    }
    return { because: undefined };
  });
  return found.because;
}
