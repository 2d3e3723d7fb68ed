/**
 * Gateway Load Balancer endpoints hand packets to the appliances behind a Gateway Load Balancer and take them back
 * unchanged; then the route table of the endpoint's subnet applies.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-load-balancer-endpoints.html
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/gateway/introduction.html
 */
import { Unknown } from '@landbridge/terraform-model';
import type { Port } from '../model/interface';
import type { Model } from '../model/model';
import { doubtful, drop, hop, remembering, seen, type Flight, type Outcome } from '../trace/flight';

export function throughGatewayLoadBalancer(model: Model, flight: Flight, port: Port): Outcome[] {
  const endpoint = model.network.endpoints.get(port.owner);
  const named = endpoint?.service;
  if (named instanceof Unknown) return [doubtful(flight, port.owner, named.because)];
  if (!endpoint || named === undefined) return [doubtful(flight, port.owner, 'its service is not said')];
  const service = model.network.endpointServices.get(named);
  if (!service)
    return [doubtful(flight, port.owner, `what the appliances behind ${named} let through is not known`)];
  if (service.acceptanceRequired === true && !service.accepted.has(endpoint.key) && !endpoint.autoAccept)
    return [
      drop(flight, service.key, `${service.key} asks for acceptance, and nothing accepts ${endpoint.key}`),
    ];
  const appliances = service.loadBalancers.flatMap((key) => appliancesOf(model, key));
  if (appliances.length === 0)
    return [drop(flight, service.loadBalancers[0] ?? service.key, 'no appliance is registered behind it')];
  const working = appliances.filter((appliance) => !isDown(model, appliance));
  if (working.length === 0)
    return [drop(flight, service.loadBalancers[0] ?? service.key, 'no appliance behind it is in order')];
  const stateful = model.assumptions.statefulForwarders ?? [];
  const known = seen(flight, 'firewall', port.key);
  if (flight.request && !known && working.some((appliance) => stateful.includes(appliance)))
    return [
      drop(
        flight,
        port.owner,
        'its appliances are stateful and did not see the request: they drop the reply',
      ),
    ];
  const passed = hop(
    remembering(
      { ...flight, sender: flight.sender && { ...flight.sender, named: false } },
      { kind: 'firewall', key: port.key },
    ),
    () => ({
      component: port.owner,
      kind: 'firewall',
      decision: 'forward',
      because: `inspected by ${working.join(' or ')}`,
    }),
  );
  return [{ to: { kind: 'leave-subnet', subnet: port.network.subnet, by: 'host', port }, flight: passed }];
}

function appliancesOf(model: Model, balancer: string): string[] {
  const listeners = model.network.loadBalancers.get(balancer)?.listeners ?? [];
  return listeners.flatMap((listener) =>
    listener.forwards.flatMap((forward) =>
      (model.network.targetGroups.get(forward.targetGroup)?.targets ?? []).flatMap(
        (target) => target.resource ?? target.address ?? [],
      ),
    ),
  );
}

function isDown(model: Model, appliance: string): boolean {
  const ports = model.ports.ofOwner.get(appliance) ?? [];
  if (model.failures.resource(appliance)) return true;
  return (
    ports.length > 0 &&
    ports.every((port) => {
      const subnet = model.network.subnets.get(port.network.subnet);
      return subnet !== undefined && model.failures.subnet(subnet);
    })
  );
}
