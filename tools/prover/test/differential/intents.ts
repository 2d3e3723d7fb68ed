import { buildModel, parseIntents, prove, type Assumptions, type Finding, type IntentProof } from '../../src';
import { configurationOf } from '../configuration';
import { walkerFor, type WalkQuestion, type WalkVerdict } from '../walker/verdict';
import { at } from './addresses';
import type { Plan } from './plan';
import { render } from './render';

type Walker = (question: WalkQuestion) => WalkVerdict;

/** Packets that stand for every protocol and port; of the ports that rules speak of, inside and beside. */
const ANY: readonly Partial<WalkQuestion>[] = [
  ...[22, 80, 443, 444, 8080, 40000].map((port) => ({ protocol: 'tcp', port })),
  ...[53, 443].map((port) => ({ protocol: 'udp', port })),
  { protocol: 'icmp' },
];

/** Proves isolation and access of some pairs of hosts, and returns what the walker finds wrong with the proofs. */
export function wrongProofs(plan: Plan): string[] {
  const { document, assumptions, inventory } = render(plan);
  const { hosts } = inventory;
  if (hosts.length < 2) return [];
  const pairs = plan.packets.slice(0, 4).flatMap(({ from, to }) => {
    const pair = { from: at(hosts, from).address, to: at(hosts, to).address };
    return pair.from === pair.to ? [] : [pair];
  });
  if (pairs.length === 0) return [];
  const configuration = configurationOf(document);
  const walk = walkerFor(configuration, assumptions);
  const groups = Object.fromEntries(hosts.map(({ name, address }) => [name, { resources: [address] }]));
  const nameOf = (address: string): string => address.slice(address.indexOf('.') + 1);
  const intents = pairs.flatMap(({ from, to }, n) => [
    { name: `${n} apart`, from: nameOf(from), to: nameOf(to), expect: 'blocked', protocol: 'any' },
    {
      name: `${n} joined`,
      from: nameOf(from),
      to: nameOf(to),
      expect: 'reachable',
      protocol: 'tcp',
      ports: ['443'],
    },
    {
      name: `${n} joined whatever fails`,
      from: nameOf(from),
      to: nameOf(to),
      expect: 'reachable',
      protocol: 'tcp',
      ports: ['443'],
      survives: ['any-nat', 'any-peering'],
    },
  ]);
  const proof = prove(
    buildModel(configuration, assumptions as Assumptions),
    parseIntents({ groups, intents }, 'generated'),
  );
  return proof.intents.flatMap((each) => {
    const pair = at(pairs, Number(each.name.split(' ')[0]));
    const failures = each.name.endsWith('fails')
      ? [undefined, ...inventory.failures.filter(isLink)]
      : [undefined];
    const wrong =
      each.expect === 'blocked' ? wrongIsolation(walk, pair, each) : wrongAccess(walk, pair, each, failures);
    return wrong === undefined ? [] : [`${pair.from} > ${pair.to}: ${wrong}`];
  });
}

interface Pair {
  readonly from: string;
  readonly to: string;
}

/** `holds`: no packet may arrive; `fails`: the packet that the finding shows must. */
function wrongIsolation(walk: Walker, pair: Pair, { verdict, findings }: IntentProof): string | undefined {
  if (verdict === 'unknown') return undefined;
  if (verdict === 'holds') {
    for (const family of [4, 6] as const) {
      for (const traffic of ANY) {
        const question = { ...pair, ...traffic, family, oneWay: true };
        if (walk(question).outcome === 'reachable')
          return `proved apart, but ${JSON.stringify(question)} arrives`;
      }
    }
    return undefined;
  }
  const [finding] = findings;
  if (finding === undefined) return 'it fails without a finding';
  const question = witness(pair, finding);
  if (question === undefined) return 'it fails without a packet';
  const answer = walk(question);
  return answer.outcome === 'blocked' ? `the packet ${JSON.stringify(question)} does not arrive` : undefined;
}

/** The packet that a finding shows. */
function witness(pair: Pair, { trace: { packet } }: Finding): WalkQuestion | undefined {
  if (packet === undefined) return undefined;
  return {
    ...pair,
    protocol: packet.protocol,
    family: packet.destination.includes(':') ? 6 : 4,
    oneWay: true,
    ...(packet.port === undefined ? {} : { port: packet.port }),
    ...(packet.sourcePort === undefined ? {} : { sourcePort: packet.sourcePort }),
  };
}

/** What the intents survive. */
const isLink = (failure: string): boolean => /aws_nat_gateway|_connection\.p/.test(failure);

function wrongAccess(
  walk: Walker,
  pair: Pair,
  { verdict }: IntentProof,
  failures: readonly (string | undefined)[],
): string | undefined {
  if (verdict === 'unknown') return undefined;
  for (const failure of failures) {
    const [ipv4, ipv6] = ([4, 6] as const).map((family) => {
      const down = failure === undefined ? {} : { down: [failure] };
      return walk({ ...pair, protocol: 'tcp', port: 443, family, ...down }).outcome;
    });
    if (ipv4 === 'not covered' || ipv6 === 'not covered') return undefined;
    const reachable = ipv4 === 'reachable' || ipv6 === 'reachable';
    if (verdict === 'holds' && !reachable)
      return `proved joined, but with ${failure ?? 'nothing'} down it is not`;
    if (verdict === 'fails' && ipv4 !== 'reachable') return undefined;
  }
  return verdict === 'fails' ? 'said not to be joined, but it is' : undefined;
}
