/**
 * AWS Network Firewall endpoints. A firewall keeps the state of its flows per endpoint: a reply by another endpoint
 * is dropped where the stateful engine is used. The policy decides what passes; what its rules mean beyond addresses,
 * protocols and ports is not modelled and makes the verdict unknown.
 *
 * @see https://docs.aws.amazon.com/network-firewall/latest/developerguide/firewall-policies.html
 * @see https://docs.aws.amazon.com/network-firewall/latest/developerguide/asymmetric-routing.html
 */
import { Unknown } from '@landbridge/terraform-model';
import type { Port } from '../model/interface';
import type { Model } from '../model/model';
import {
  doubtful,
  drop,
  hop,
  remembering,
  seen,
  withHeaders,
  type Flight,
  type Outcome,
} from '../trace/flight';
import { judgePolicy, usesState } from './firewall-policy';

export function throughFirewall(model: Model, flight: Flight, port: Port): Outcome[] {
  const firewall = model.network.firewalls.get(port.owner);
  if (!firewall) return [doubtful(flight, port.owner, 'the firewall is not in the input')];
  const { policy } = firewall;
  if (policy instanceof Unknown) return [doubtful(flight, port.owner, policy.because)];
  const known = seen(flight, 'firewall', port.key);
  if (known) return [pass(flight, port, 'a reply of a flow that it knows')];
  if (flight.request && usesState(policy))
    return [
      drop(flight, port.owner, `${port.owner} did not see the request at this endpoint: it drops the reply`),
    ];
  return judgePolicy(model, policy, flight.headers).flatMap((part): Outcome[] => {
    const own = withHeaders(flight, part.headers);
    if (part.verdict === 'unknown') return [doubtful(own, part.component, part.because)];
    if (part.verdict === 'pass') return [pass(own, port, part.because)];
    const stopped = hop(own, () => ({
      component: port.owner,
      kind: 'firewall',
      decision: 'deny',
      because: part.because,
    }));
    return [drop(stopped, port.owner, part.because)];
  });
}

function pass(flight: Flight, port: Port, because: string): Outcome {
  const sender = flight.sender && { ...flight.sender, named: false };
  const passed = hop(remembering({ ...flight, sender }, { kind: 'firewall', key: port.key }), () => ({
    component: port.owner,
    kind: 'firewall',
    decision: 'forward',
    because,
  }));
  return { to: { kind: 'leave-subnet', subnet: port.network.subnet, by: 'host', port }, flight: passed };
}
