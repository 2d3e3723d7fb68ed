import { prove, type IntentFile, type Model } from '@landbridge/prover';

/** Whether anything at all passes from one place to another. */
export interface Cell {
  readonly from: string;
  readonly to: string;
  /** `nothing`: no packet of any protocol arrives. `something`: at least one does. */
  readonly passes: 'nothing' | 'something' | 'unknown';
  /** A packet, in words. */
  readonly because: string;
}

export interface Place {
  readonly key: string;
  readonly label: string;
}

/** VPCs, sites and the internet, each against each: one proof over all pairs. */
export function matrixOf(model: Model, places: readonly Place[]): readonly Cell[] {
  const names = places.map((_, n) => `place-${n}`);
  const groups = Object.fromEntries(
    places.flatMap(({ key }, n): [string, IntentFile['groups'][string]][] => {
      const name = names[n] ?? '';
      if (key === 'internet') return [];
      if (key.startsWith('on-premises:')) return [[name, { sites: [key.slice('on-premises:'.length)] }]];
      const owners = [...model.ports.all.values()]
        .filter(({ network }) => network.vpc === key)
        .map(({ owner }) => owner);
      return [[name, { vpcs: [key], ...(owners.length > 0 && { resources: [...new Set(owners)] }) }]];
    }),
  );
  const nameOf = (n: number): string => (places[n]?.key === 'internet' ? 'internet' : (names[n] ?? ''));
  const pairs = places.flatMap((_, from) => places.flatMap((__, to) => (from === to ? [] : [{ from, to }])));
  const intents = pairs.map(({ from, to }): IntentFile['intents'][number] => ({
    name: `${from} ${to}`,
    from: nameOf(from),
    to: nameOf(to),
    expect: 'blocked',
    protocol: 'any',
  }));
  if (intents.length === 0) return [];
  const proof = prove(model, { groups, intents }, { place: 'matrix' });
  return proof.intents.map(({ verdict, findings }, n) => {
    const { from = 0, to = 0 } = pairs[n] ?? {};
    return {
      from: places[from]?.key ?? '',
      to: places[to]?.key ?? '',
      passes: verdict === 'holds' ? 'nothing' : verdict === 'fails' ? 'something' : 'unknown',
      because:
        findings[0] === undefined
          ? 'nothing arrives, by any protocol'
          : `${findings[0].from} → ${findings[0].to}: ${findings[0].decidedBy.because}`,
    };
  });
}
