import type { Headers } from '../headers/headers';
import type { Port } from '../model/interface';
import type { Model } from '../model/model';
import type { Flight } from './flight';
import { roundTrips } from './fly';
import { startMtu } from './start';

/** Whether a connection that one interface opens to another gets there and back. */
export function probe(
  model: Model,
  from: Port,
  to: Port | undefined,
  headers: Headers,
): { verdict: 'healthy' | 'unhealthy' | 'unknown'; because: string } {
  const flight: Flight = {
    headers,
    frozen: {},
    trail: undefined,
    session: undefined,
    sender: {
      groups: from.network.groups,
      groupDoubt: from.network.groupDoubt !== undefined,
      vpc: from.network.vpc,
      port: from,
      named: !from.network.ungrouped,
    },
    aim: to,
    mtu: startMtu,
    steps: 0,
    request: undefined,
    doubt: undefined,
  };
  const arrives = (end: { receiver?: { kind: string; port?: Port } }): boolean =>
    to === undefined || end.receiver?.port?.owner === to.owner;
  const trips = roundTrips(
    model,
    flight,
    { kind: 'leave-port', port: from },
    { kind: 'port', port: from },
    arrives,
    false,
  );
  const good = trips.some(({ there, back }) => there.end === 'delivered' && back?.end === 'delivered');
  if (good) return { verdict: 'healthy', because: 'the health check gets there and back' };
  const unknown = trips.find(({ there, back }) => there.end === 'unknown' || back?.end === 'unknown');
  const last = unknown ?? trips[0];
  const end = last?.back ?? last?.there;
  return {
    verdict: unknown ? 'unknown' : 'unhealthy',
    because: end ? `${end.at.component}: ${end.at.because}` : 'nothing arrives',
  };
}
