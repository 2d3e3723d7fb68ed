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
  const asRead = proveOne(model, file, options);
  const others = new Map<Model, Proof>([[model, asRead]]);
  // One reading is judged once for all intents that ask for it.
  const proofIn = (reading: Model): Proof => {
    const known = others.get(reading) ?? proveOne(reading, file, { ...options, shown: 1, fixes: false });
    others.set(reading, known);
    return known;
  };
  const unknown = [...asRead.unknown];
  const intents = file.intents.map((_, at) =>
    inAllReadings<IntentProof>(model, {
      ask: (reading) => proofIn(reading).intents[at]!,
      verdict: ({ verdict }) => (verdict === 'unknown' ? undefined : verdict),
      reasons: ({ findings }) =>
        findings.flatMap(({ trace: { stopsAt } }) => (stopsAt ? [stopsAt.because] : [])),
      open: (proof, because) => {
        unknown.push({ place: proof.name, because });
        return unsettled(proof, because);
      },
    }),
  );
  return { ...asRead, verdict: worst(intents), intents, unknown };
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
