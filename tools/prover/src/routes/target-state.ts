import { Unknown, type Entity } from '@landbridge/terraform-model';
import type { Model } from '../model/model';
import { attachmentOf } from '../semantics/transit-gateway';

/** Whether a route's target takes packets; AWS shows the route as a blackhole where it does not. */
export function routeTargetState(
  model: Model,
  vpc: string,
  target: Entity,
): { blackhole: boolean; because: string } {
  const { network, failures } = model;
  const { key } = target;
  if (failures.resource(key)) return { blackhole: true, because: `${key} is down` };
  const dead = (because: string): { blackhole: boolean; because: string } => ({ blackhole: true, because });
  switch (target.kind) {
    case 'peering': {
      const peering = network.peerings.get(key);
      const isWhole = [peering?.requester, peering?.accepter].every(
        (end) => typeof end === 'string' && network.vpcs.has(end),
      );
      if (peering && isWhole && peering.status !== 'active') return dead(`the peering is ${peering.status}`);
      break;
    }
    case 'internet-gateway':
    case 'vpn-gateway': {
      const gateway = network.internetGateways.get(key) ?? network.vpnGateways.get(key);
      if (gateway && !(gateway.vpc instanceof Unknown) && gateway.vpc !== vpc)
        return dead(`${key} is not attached to ${vpc}`);
      break;
    }
    case 'interface':
    case 'instance': {
      const port = model.ports.all.get(key) ?? model.ports.ofOwner.get(key)?.[0];
      if (port && failures.resource(port.owner)) return dead(`${port.owner} is down`);
      break;
    }
    case 'transit-gateway': {
      if (network.transitGateways.has(key) && attachmentOf(model, key, vpc) === undefined)
        return dead(`${vpc} has no attachment to ${key}`);
      break;
    }
    default:
      break;
  }
  return { blackhole: false, because: '' };
}
