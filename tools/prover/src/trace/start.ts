import type { Family, Headers } from '../headers/headers';
import type { Ranges } from '../headers/ranges';
import type { Port } from '../model/interface';
import type { Flight, Home, Place } from './flight';

export const startMtu = {
  bytes: 9001,
  because:
    'jumbo frames within a VPC carry 9001 bytes (https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/network_mtu.html)',
} as const;

/** Where packets begin, and with which source addresses. */
export interface Start {
  readonly label: string;
  readonly family: Family;
  readonly source: Ranges<bigint>;
  /** AWS has yet to choose one of `source`; else all of them are asked about. */
  readonly undecided: boolean;
  readonly place: Place;
  readonly home: Home;
  readonly port: Port | undefined;
  readonly vpc: string | undefined;
}

/** Packets about to leave. */
export function launch(start: Start, headers: Headers, aim: Port | undefined): Flight {
  const { port } = start;
  return {
    headers,
    frozen: {},
    trail: {
      hop: () => ({
        component: start.label,
        kind: 'source',
        decision: 'forward',
        because: 'the packets start here',
      }),
      before: undefined,
    },
    session: undefined,
    sender:
      port || start.vpc !== undefined
        ? {
            groups: port?.network.groups ?? [],
            groupDoubt: port?.network.groupDoubt !== undefined,
            vpc: port?.network.vpc ?? start.vpc!,
            port,
            named: port !== undefined && !port.network.ungrouped,
          }
        : undefined,
    aim,
    mtu: startMtu,
    steps: 0,
    request: undefined,
    doubt: undefined,
  };
}
