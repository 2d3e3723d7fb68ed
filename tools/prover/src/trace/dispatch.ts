import type { Model } from '../model/model';
import { arrive, deliver } from '../semantics/arrival';
import { atDxGateway } from '../semantics/direct-connect';
import { leaveByEgressOnlyGateway } from '../semantics/egress-only-gateway';
import { passThrough, routeToInterface } from '../semantics/forwarder';
import { routeToEndpoint } from '../semantics/gateway-endpoint';
import { acrossInternet } from '../semantics/internet';
import { leaveByInternetGateway } from '../semantics/internet-gateway';
import { acrossLink } from '../semantics/link';
import { enterNat } from '../semantics/nat-gateway';
import { crossPeering } from '../semantics/peering';
import { enterSite, leaveSite } from '../semantics/site';
import { arriveUnknown, enterVpc, leavePort, leaveSubnet } from '../semantics/subnet';
import { acrossTransit, enterTransit, leaveTransit } from '../semantics/transit-gateway';
import { atVpnGateway, enterVpnGateway } from '../semantics/vpn-gateway';
import { doubtful, type Flight, type Outcome, type Place } from './flight';

/** One step: what becomes of packets at a place. */
export function step(model: Model, flight: Flight, place: Place): Outcome[] {
  switch (place.kind) {
    case 'leave-port':
      return leavePort(model, flight, place.port);
    case 'loopback':
      return [deliver(flight, place.port, 'its own address: the packet never leaves it')];
    case 'leave-subnet':
      return leaveSubnet(model, flight, place);
    case 'enter-vpc':
      return enterVpc(model, flight, place.vpc, place.from);
    case 'arrive':
      return arrive(model, flight, place.port, place.from);
    case 'arrive-unknown':
      return arriveUnknown(model, flight, place.subnet, place.from);
    case 'pass-through':
      return passThrough(model, flight, place.port, place.from);
    case 'target':
      return atTarget(model, flight, place);
    case 'internet':
      return acrossInternet(model, flight, place);
    case 'transit':
      return acrossTransit(model, flight, place);
    case 'transit-deliver':
      return leaveTransit(model, flight, place);
    case 'vpn-gateway':
      return atVpnGateway(model, flight, place);
    case 'dx-gateway':
      return atDxGateway(model, flight, place);
    case 'link':
      return acrossLink(model, flight, place);
    case 'site-in':
      return enterSite(model, flight, place);
    case 'site-out':
      return leaveSite(model, flight, place);
  }
}

function atTarget(model: Model, flight: Flight, place: Place & { kind: 'target' }): Outcome[] {
  switch (place.target.kind) {
    case 'internet-gateway':
      return leaveByInternetGateway(model, flight, place);
    case 'egress-only-gateway':
      return leaveByEgressOnlyGateway(model, flight, place);
    case 'nat-gateway':
      return enterNat(model, flight, place);
    case 'interface':
    case 'instance':
      return routeToInterface(model, flight, place);
    case 'peering':
      return crossPeering(model, flight, place);
    case 'transit-gateway':
      return enterTransit(model, flight, place);
    case 'vpn-gateway':
      return enterVpnGateway(model, flight, place);
    case 'vpc-endpoint':
    case 'firewall':
      return routeToEndpoint(model, flight, place);
    default:
      return [
        doubtful(
          flight,
          place.target.key,
          `how ${place.target.key} (${place.target.kind}) carries packets is not modelled`,
        ),
      ];
  }
}
