/**
 * Load balancers as packets see them. Application and classic load balancers, and network load balancers without
 * client IP preservation, open a second connection from their own address; with preservation the client's address
 * stays and the reply comes back through the load balancer.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/introduction.html
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-listeners.html
 */
import {
  TCP,
  UDP,
  Unknown,
  type Forward,
  type Listener,
  type LoadBalancer,
  type TargetGroup,
} from '@landbridge/terraform-model';
import { withoutSet, type Condition } from '../headers/headers';
import { covers, overlap, type Ranges } from '../headers/ranges';
import type { Port } from '../model/interface';
import type { Model } from '../model/model';
import {
  doubtful,
  drop,
  hop,
  narrow,
  remembering,
  rewrite,
  seen,
  withHeaders,
  type Flight,
  type Outcome,
  type Session,
} from '../trace/flight';
import { natPorts } from './nat-gateway';
import { passAcl } from './network-acl';
import { targetsOf, type Chosen } from './targets';

/** What arrives at a node of a load balancer, its security groups passed. */
export function atLoadBalancer(model: Model, flight: Flight, port: Port): Outcome[] {
  const balancer = model.network.loadBalancers.get(port.owner);
  if (!balancer) return [doubtful(flight, port.owner, 'the load balancer is not in the input')];
  const session = seen(flight, 'balancer', balancer.key);
  if (flight.request) {
    if (session) return backToClient(model, flight, session.client, session.port, session.preserved);
    return [drop(flight, balancer.key, `${balancer.key} did not see the request: it drops the reply`)];
  }
  return forwardFrom(model, flight, port, balancer, undefined);
}

/** The client's side of the connection, where it came by PrivateLink: the packets carry the node's address already. */
export interface PrivateLinkClient {
  readonly client: Flight;
  readonly port: Port;
}

export function forwardFrom(
  model: Model,
  flight: Flight,
  port: Port,
  balancer: LoadBalancer,
  by: PrivateLinkClient | undefined,
): Outcome[] {
  const outcomes: Outcome[] = [];
  const conditions: Condition[] = [];
  for (const listener of balancer.listeners) {
    if (listener.port instanceof Unknown) {
      outcomes.push(doubtful(flight, listener.key, `its port: ${listener.port.because}`));
      continue;
    }
    const condition = conditionOf(listener);
    conditions.push(condition);
    const part = narrow(flight, condition);
    if (part) outcomes.push(...byListener(model, part, port, balancer, listener, by));
  }
  for (const headers of withoutSet(flight.headers, conditions)) {
    outcomes.push(
      drop(
        withHeaders(flight, headers),
        balancer.key,
        `no listener of ${balancer.key} takes the protocol and port`,
      ),
    );
  }
  return outcomes;
}

function conditionOf(listener: Listener): Condition {
  const protocols: Ranges<number> =
    listener.protocol === 'UDP' || listener.protocol === 'QUIC'
      ? [UDP, UDP]
      : listener.protocol === 'TCP_UDP' || listener.protocol === 'TCP_QUIC'
        ? [TCP, TCP, UDP, UDP]
        : [TCP, TCP];
  return typeof listener.port === 'number'
    ? { protocols, destinationPorts: [listener.port, listener.port] }
    : { protocols };
}

function byListener(
  model: Model,
  flight: Flight,
  port: Port,
  balancer: LoadBalancer,
  listener: Listener,
  by: PrivateLinkClient | undefined,
): Outcome[] {
  if (model.failures.resource(listener.key)) return [drop(flight, listener.key, `${listener.key} is down`)];
  const accepted = hop(flight, () => ({
    component: balancer.key,
    kind: 'load-balancer',
    decision: 'forward',
    because: `${listener.key} takes it`,
  }));
  const outcomes: Outcome[] = [];
  if (listener.answers) {
    const because = `${listener.key} answers by itself (redirect or fixed response)`;
    const answered = hop(flight, () => ({
      component: balancer.key,
      kind: 'load-balancer',
      decision: 'deliver',
      because,
    }));
    outcomes.push({
      end: 'delivered',
      flight: answered,
      at: { component: balancer.key, because },
      receiver: { kind: 'port', port },
    });
  }
  if (listener.doubt) outcomes.push(doubtful(accepted, listener.key, listener.doubt.because));
  const forwards = listener.forwards.filter((forward) => forward.weight > 0);
  if (forwards.length === 0 && !listener.answers && !listener.doubt)
    outcomes.push(drop(accepted, listener.key, `${listener.key} forwards to no target group`));
  for (const forward of forwards)
    outcomes.push(...byForward(model, accepted, port, balancer, listener, forward, by));
  return outcomes;
}

function byForward(
  model: Model,
  flight: Flight,
  port: Port,
  balancer: LoadBalancer,
  listener: Listener,
  forward: Forward,
  by: PrivateLinkClient | undefined,
): Outcome[] {
  const group = model.network.targetGroups.get(forward.targetGroup);
  if (!group)
    return [doubtful(flight, forward.targetGroup, `target group ${forward.targetGroup} is not in the input`)];
  const chosen = targetsOf(model, port, balancer, group);
  const outcomes: Outcome[] = [];
  for (const doubt of chosen.doubts) outcomes.push(doubtful(flight, doubt.component, doubt.because));
  for (const refusal of chosen.refused) outcomes.push(drop(flight, refusal.component, refusal.because));
  for (const target of chosen.targets)
    outcomes.push(...toTarget(model, flight, port, balancer, listener, group, target, by));
  if (outcomes.length === 0)
    outcomes.push(
      drop(flight, group.key, `${group.key} has no registered target that ${balancer.key} may use`),
    );
  return outcomes;
}

function toTarget(
  model: Model,
  flight: Flight,
  port: Port,
  balancer: LoadBalancer,
  listener: Listener,
  group: TargetGroup,
  target: Chosen,
  by: PrivateLinkClient | undefined,
): Outcome[] {
  if (target.kind === 'function') {
    const because = `${target.label} is invoked, not sent packets`;
    const kept = remembering(flight, {
      kind: 'balancer',
      key: balancer.key,
      ...(by ?? { client: flight, port }),
      preserved: false,
    });
    const called = hop(kept, () => ({
      component: target.label,
      kind: 'destination',
      decision: 'deliver',
      because,
    }));
    return [
      {
        end: 'delivered',
        flight: called,
        at: { component: target.label, because },
        receiver: { kind: 'service', name: 'amazon' },
      },
    ];
  }
  const preserved =
    by === undefined &&
    flight.headers.family === group.family &&
    keepsClient(model, balancer, listener, group, target);
  if (preserved instanceof Unknown) return [doubtful(flight, group.key, preserved.because)];
  if (preserved && target.port && flight.sender?.port?.owner === target.port.owner)
    return [
      drop(
        flight,
        balancer.key,
        `${target.label} cannot reach itself through ${balancer.key}, which keeps client addresses`,
      ),
    ];
  const own = port.addresses.find((address) => address.family === group.family);
  if (!own) return [doubtful(flight, balancer.key, `the address of ${balancer.key} is not known`)];
  const front = by ?? { client: flight, port };
  const kept = remembering(flight, { kind: 'balancer', key: balancer.key, ...front, preserved });
  const ports: Ranges<number> =
    target.servicePort === undefined
      ? kept.headers.destinationPorts
      : [target.servicePort, target.servicePort];
  const sent = rewrite(kept, {
    family: group.family,
    destination: target.range,
    destinationPorts: ports,
    ...(preserved ? {} : { source: own.range, sourcePorts: natPorts }),
  });
  const usesGroups = !port.network.ungrouped;
  const onward = hop(
    {
      ...sent,
      aim: target.port,
      sender: {
        groups: usesGroups ? port.network.groups : [],
        groupDoubt: port.network.groupDoubt !== undefined,
        vpc: port.network.vpc,
        port: preserved ? flight.sender?.port : port,
        named: usesGroups,
      },
    },
    () => ({
      component: balancer.key,
      kind: 'load-balancer',
      decision: preserved ? 'forward' : 'translate',
      target: target.label,
      because: preserved
        ? `to ${target.label}, the client's address kept`
        : `a connection of its own to ${target.label}, from its address in ${port.network.subnet}`,
    }),
  );
  return [{ to: { kind: 'leave-port', port }, flight: onward }];
}

/** Kept for instance targets and UDP; for IP targets over TCP or TLS only when asked; and only near by. */
function keepsClient(
  model: Model,
  balancer: LoadBalancer,
  listener: Listener,
  group: TargetGroup,
  target: Chosen,
): boolean | Unknown {
  if (balancer.kind !== 'network') return false;
  if (group.type === 'alb') return true;
  const isUdp =
    ['UDP', 'TCP_UDP', 'QUIC', 'TCP_QUIC'].includes(listener.protocol) ||
    ['UDP', 'TCP_UDP', 'QUIC', 'TCP_QUIC'].includes(group.protocol);
  const byDefault = group.type === 'instance' || isUdp;
  const asked = isUdp ? true : (group.preservesClient ?? byDefault);
  if (asked !== true) return asked;
  const home = typeof group.vpc === 'string' ? group.vpc : undefined;
  const targetVpc = target.kind === 'address' ? target.vpc : undefined;
  if (targetVpc === undefined || targetVpc === home) return targetVpc !== undefined;
  return [...model.network.peerings.values()].some(
    (peering) =>
      peering.status === 'active' &&
      peering.requesterRegion === peering.accepterRegion &&
      [peering.requester, peering.accepter].includes(targetVpc) &&
      [peering.requester, peering.accepter].includes(home ?? ''),
  );
}

/** The reply of a target: the load balancer answers the client on the first connection. */
function backToClient(
  model: Model,
  flight: Flight,
  client: Flight,
  port: Port,
  preserved: boolean,
): Outcome[] {
  const { headers } = client;
  const back = rewrite(flight, {
    family: headers.family,
    source: headers.destination,
    destination: headers.source,
    sourcePorts: headers.destinationPorts,
    destinationPorts: headers.sourcePorts,
  });
  const sender = {
    groups: [],
    groupDoubt: false,
    vpc: port.network.vpc,
    port,
    named: false,
  };
  const ported = overlap(flight.headers.protocols, [TCP, TCP, UDP, UDP] as Ranges<number>);
  const missing = ported && !preserved && !covers(flight.headers.destinationPorts, natPorts);
  const doubt = missing
    ? {
        component: port.owner,
        because: `only some of the ports 1024 to 65535 that ${port.owner} may choose get back`,
      }
    : flight.doubt;
  const onward = hop({ ...back, aim: client.sender?.port, sender, doubt }, () => ({
    component: port.owner,
    kind: 'load-balancer',
    decision: 'translate',
    because: 'the answer goes to the client on its own connection',
  }));
  return (
    throughBalancer(model, onward, port, client.session) ?? [
      { to: { kind: 'leave-subnet', subnet: port.network.subnet, by: 'host', port }, flight: onward },
    ]
  );
}

/** A target that saw the client's own address answers it; the answer is taken back through the load balancer. */
export function replyThroughBalancer(model: Model, flight: Flight, port: Port): Outcome[] | undefined {
  return throughBalancer(model, flight, port, flight.request?.session);
}

/** `session`: what was met on the way to `port`, nearest first; a load balancer may stand before a load balancer. */
function throughBalancer(
  model: Model,
  flight: Flight,
  port: Port,
  session: Session | undefined,
): Outcome[] | undefined {
  for (let at = session; at; at = at.before) {
    if (at.entry.kind !== 'balancer') continue;
    if (!at.entry.preserved) return undefined;
    const { client, port: node } = at.entry;
    const crosses = node.network.subnet !== port.network.subnet;
    const out = crosses
      ? passAcl(model, port.network.subnet, 'egress', flight)
      : { pass: [flight], ends: [] };
    const outcomes: Outcome[] = [...out.ends];
    for (const passed of out.pass) {
      const inward = crosses
        ? passAcl(model, node.network.subnet, 'ingress', passed)
        : { pass: [passed], ends: [] };
      outcomes.push(
        ...inward.ends,
        ...inward.pass.flatMap((kept) => backToClient(model, kept, client, node, true)),
      );
    }
    return outcomes;
  }
  return undefined;
}
