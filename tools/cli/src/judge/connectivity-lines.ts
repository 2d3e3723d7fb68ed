import type { Change, ConnectivityDiff } from '@landbridge/prover';

/** Connectivity gained and lost, one line a change; `landbridge diff` shows the way of each packet. */
export function connectivityLines({ gained, lost, unknown }: ConnectivityDiff): readonly string[] {
  const lines = [...gained.map(line('+')), ...lost.map(line('-')), ...doubts(unknown)];
  return lines.length === 0 ? ['none'] : lines;
}

/** Much cannot be told before apply, e.g. for addresses that AWS has yet to choose: one example stands for all. */
function doubts([first, ...more]: readonly Change[]): readonly string[] {
  if (first === undefined) return [];
  const others = more.length === 0 ? [] : [`? and ${more.length} more that cannot be told before apply`];
  return [line('?')(first), ...others];
}

function line(sign: string): (change: Change) => string {
  return ({ from, to, kind, pairs, example }) =>
    `${sign} ${from} → ${to} (${kind}, ${pairs} ${pairs === 1 ? 'pair' : 'pairs'}): ${example}`;
}
