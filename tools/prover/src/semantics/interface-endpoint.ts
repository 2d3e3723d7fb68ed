/**
 * Interface endpoints: an interface with security groups in front of an AWS service, or of a Network Load Balancer
 * that an endpoint service publishes; the targets then see the load balancer's addresses, its own groups the client's.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html
 * @see https://docs.aws.amazon.com/vpc/latest/privatelink/create-endpoint-service.html
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-security-groups.html
 */
import { Unknown } from '@landbridge/terraform-model';
import type { Port } from '../model/interface';
import type { Model } from '../model/model';
import { doubtful, drop, hop, remembering, rewrite, type Flight, type Outcome } from '../trace/flight';
import { forwardFrom } from './load-balancer';
import { natPorts } from './nat-gateway';
import { passGroups } from './security-group';

export function atInterfaceEndpoint(model: Model, flight: Flight, port: Port): Outcome[] {
  const endpoint = model.network.endpoints.get(port.owner);
  if (!endpoint) return [doubtful(flight, port.owner, 'the endpoint is not in the input')];
  if (endpoint.service === undefined || endpoint.service instanceof Unknown)
    return [doubtful(flight, port.owner, endpoint.service?.because ?? 'its service is not said')];
  const service = model.network.endpointServices.get(endpoint.service);
  if (!service) {
    const own =
      endpoint.service.startsWith('com.amazonaws.vpce.') || endpoint.service.startsWith('vpce-svc-');
    const because = `the endpoint of ${endpoint.service}`;
    if (own)
      return [doubtful(flight, port.owner, `endpoint service ${endpoint.service} is not in the input`)];
    const delivered = hop(flight, () => ({
      component: port.owner,
      kind: 'vpc-endpoint',
      decision: 'deliver',
      because,
    }));
    return [
      {
        end: 'delivered',
        flight: delivered,
        at: { component: port.owner, because },
        receiver: { kind: 'port', port },
      },
    ];
  }
  const waiting =
    service.acceptanceRequired === true && !service.accepted.has(endpoint.key) && !endpoint.autoAccept;
  if (waiting)
    return [
      drop(flight, service.key, `${service.key} asks for acceptance, and nothing accepts ${endpoint.key}`),
    ];
  if (service.doubt) return [doubtful(flight, service.key, service.doubt.because)];
  return service.loadBalancers.flatMap((key) => intoBalancer(model, flight, port, key));
}

function intoBalancer(model: Model, flight: Flight, port: Port, key: string): Outcome[] {
  const balancer = model.network.loadBalancers.get(key);
  const nodes = model.ports.ofOwner.get(key) ?? [];
  if (!balancer || nodes.length === 0)
    return [doubtful(flight, key, `load balancer ${key} is not in the input`)];
  return nodes.flatMap((node) => {
    const address = node.addresses.find((candidate) => candidate.family === flight.headers.family);
    if (!address) return [drop(flight, key, `${key} has no address of this family`)];
    const arrived = hop(
      remembering(flight, { kind: 'balancer', key: port.owner, client: flight, port, preserved: false }),
      () => ({
        component: port.owner,
        kind: 'vpc-endpoint',
        decision: 'forward',
        because: `PrivateLink to ${key}`,
      }),
    );
    const sender = {
      groups: [],
      groupDoubt: false,
      vpc: node.network.vpc,
      port: node,
      named: false,
    };
    // The groups of the load balancer see the client's own address, not that of the endpoint or of a node.
    const judged = balancer.guardsPrivateLink
      ? passGroups(model, node, 'ingress', { ...arrived, sender, aim: node })
      : { pass: [arrived], ends: [] };
    const inside = (passed: Flight): Flight => ({
      ...rewrite(passed, { source: address.range, sourcePorts: natPorts, destination: address.range }),
      sender,
      aim: node,
    });
    return [
      ...judged.ends,
      ...judged.pass.flatMap((passed) =>
        forwardFrom(model, inside(passed), node, balancer, { client: flight, port }),
      ),
    ];
  });
}
