import type { Configuration } from '@landbridge/terraform-model';
import { assumptionsWithin, type Assumptions } from '../../src';
import { walkerFor, type WalkQuestion } from '../walker/verdict';

/** The parts of the intent file that the fixtures use. */
export interface IntentFile {
  readonly groups: Readonly<
    Record<
      string,
      {
        readonly vpcs?: readonly string[];
        readonly resources?: readonly string[];
        readonly sites?: readonly string[];
      }
    >
  >;
  readonly intents: readonly {
    readonly name: string;
    readonly from: string | readonly string[];
    readonly to: string | readonly string[];
    readonly expect: 'blocked' | 'reachable';
    readonly protocol?: string;
    readonly ports?: readonly string[];
    readonly bothWays?: boolean;
    readonly except?: readonly {
      readonly from?: string | readonly string[];
      readonly to?: string | readonly string[];
    }[];
  }[];
}

export type Verdicts = Readonly<Record<string, 'holds' | 'fails' | 'left open'>>;

/** Protocols and ports that stand for all of them in a check of isolation. */
const ANY: readonly Partial<WalkQuestion>[] = [
  { protocol: 'tcp', port: 22 },
  { protocol: 'tcp', port: 389 },
  { protocol: 'tcp', port: 443 },
  { protocol: 'udp', port: 53 },
  { protocol: 'icmp' },
];

/** The intents between hosts: the walker knows VPCs and instances, but no endpoint and no site as a member. */
export function betweenHosts({ groups, intents }: IntentFile): IntentFile {
  const foreign = ({ sites = [], resources = [] }: IntentFile['groups'][string]): boolean =>
    sites.length > 0 || resources.some((pattern) => !pattern.includes('aws_instance.'));
  const left = Object.fromEntries(Object.entries(groups).filter(([, group]) => !foreign(group)));
  const known = (name: string): boolean => name in left || !(name in groups);
  const hosts = (names: string | readonly string[]): string[] => [names].flat().filter(known);
  return {
    groups: left,
    intents: intents.flatMap((intent) => {
      const from = hosts(intent.from);
      const to = hosts(intent.to);
      const { except = [] } = intent;
      const excepted = except.flatMap((each) => [each.from ?? [], each.to ?? []].flat());
      return from.length > 0 && to.length > 0 && excepted.every(known) ? [{ ...intent, from, to }] : [];
    }),
  };
}

/** Judges every intent packet by packet, on a landscape whose subnets hold probes. */
export function intentsByWalker(
  configuration: Configuration,
  file: IntentFile,
  assumptions: Assumptions,
): Verdicts {
  const walk = walkerFor(configuration, assumptionsWithin(assumptions, configuration));
  const members = (names: string | readonly string[]): string[] =>
    [names].flat().flatMap((name) => membersOf(configuration, file, name));
  const verdict = (intent: IntentFile['intents'][number]): Verdicts[string] => {
    const forward = pairs(members(intent.from), members(intent.to));
    const both =
      intent.bothWays === true
        ? [...forward, ...forward.map(({ from, to }) => ({ from: to, to: from }))]
        : forward;
    const oneWay = intent.expect === 'blocked';
    const traffic =
      intent.ports?.map((port) => ({ protocol: intent.protocol ?? 'tcp', port: Number(port) })) ?? ANY;
    const outcomes = both.flatMap((pair) =>
      traffic.map((each) => walk({ ...pair, ...each, family: 4, oneWay }).outcome),
    );
    const opposite = oneWay ? 'reachable' : 'blocked';
    if (outcomes.includes(opposite)) return 'fails';
    return outcomes.includes('not covered') ? 'left open' : 'holds';
  };
  return Object.fromEntries(file.intents.map((intent) => [intent.name, verdict(intent)]));
}

function pairs(from: readonly string[], to: readonly string[]): { from: string; to: string }[] {
  return from.flatMap((a) => to.flatMap((b) => (a === b ? [] : [{ from: a, to: b }])));
}

const isProbe = (address: string): boolean => address.includes('aws_instance.probe_');

function membersOf(configuration: Configuration, file: IntentFile, name: string): string[] {
  const hosts = [...configuration.resources.values()].filter(
    ({ type, mode }) => type === 'aws_instance' && mode === 'managed',
  );
  if (name === 'internet') return ['internet'];
  if (name === '*') return hosts.map(({ address }) => address).filter((address) => !isProbe(address));
  const group = file.groups[name];
  if (group === undefined) throw new Error(`no group ${name}`);
  const stacks = (group.vpcs ?? []).map((pattern) => glob(pattern.split('/')[0] ?? ''));
  const wanted = (group.resources ?? []).map(glob);
  return hosts.flatMap(({ address, stack }) =>
    isProbe(address)
      ? stacks.some((each) => each.test(stack ?? ''))
        ? [address]
        : []
      : wanted.some((each) => each.test(address))
        ? [address]
        : [],
  );
}

const glob = (pattern: string): RegExp =>
  new RegExp(`^${pattern.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`);
