import type { Change, ConnectivityDiff } from '@landbridge/prover';

/** Connectivity gained and lost, one line a change; `landbridge diff` shows the way of each packet. */
export function connectivityLines({ gained, lost, unknown }: ConnectivityDiff): readonly string[] {
  const lines = [...gained.map(line('+')), ...lost.map(line('-')), ...unknown.map(line('?'))];
  return lines.length === 0 ? ['none'] : lines;
}

function line(sign: string): (change: Change) => string {
  return ({ from, to, kind, pairs, example }) =>
    `${sign} ${from} → ${to} (${kind}, ${pairs} ${pairs === 1 ? 'pair' : 'pairs'}): ${example}`;
}
