import type { IntentFile } from '../intent/intent-schema';
import type { Model } from '../model/model';
import { prove as proveOne, type ProveOptions } from '../prove/prove';
import type { IntentProof, Proof, Verdict } from '../prove/proof';
import { inAllReadings, isReadInOneWay } from './all-readings';

/**
 * Judges every intent for every pair of members, under every failure that it survives.
 *
 * @throws {LandbridgeError} PRV103 when a group selects nothing, PRV104 when an intent names no group
 */
export function prove(model: Model, file: IntentFile, options: ProveOptions = {}): Proof {
  if (isReadInOneWay(model)) return proveOne(model, file, options);
  const proofs = file.intents.map((intent) => proveOne(model, { ...file, intents: [intent] }, options));
  const intents = file.intents.map((intent, at): IntentProof => {
    const asRead = proofs[at]!;
    const answer = inAllReadings(model, {
      ask: (reading) =>
        reading === model
          ? asRead
          : proveOne(reading, { ...file, intents: [intent] }, { ...options, shown: 1, fixes: false }),
      verdict: ({ verdict }) => (verdict === 'unknown' ? undefined : verdict),
      reasons: ({ intents: [proof] }) =>
        (proof?.findings ?? []).flatMap(({ trace: { stopsAt } }) => (stopsAt ? [stopsAt.because] : [])),
      open: (proof, because) => ({
        ...proof,
        verdict: 'unknown' as const,
        intents: proof.intents.map((each) => unsettled(each, because)),
      }),
    });
    return answer.intents[0]!;
  });
  return { ...proofs[0]!, verdict: worst(intents), intents };
}

/** An intent that holds in one reading and not in another; the finding says what it depends on. */
function unsettled({ certificate: _, ...proof }: IntentProof, because: string): IntentProof {
  const [first] = proof.findings;
  const finding = first && {
    ...first,
    verdict: 'unknown' as const,
    decidedBy: { ...first.decidedBy, because },
  };
  return {
    ...proof,
    verdict: 'unknown',
    unsure: Math.max(1, proof.unsure),
    findings: finding ? [finding] : [],
  };
}

function worst(intents: readonly IntentProof[]): Verdict {
  const verdicts = intents.map(({ verdict }) => verdict);
  if (verdicts.includes('fails')) return 'fails';
  return verdicts.includes('unknown') ? 'unknown' : 'holds';
}
