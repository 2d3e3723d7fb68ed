import type { Finding, IntentProof, Proof } from '../prove/proof';
import { packetText, pathLines } from './path-text';

/** What SARIF says about one thing that is wrong. */
export interface SarifResult {
  readonly ruleId: string;
  readonly level: 'error' | 'warning' | 'note';
  readonly message: string;
  /** Resource address. */
  readonly component: string;
}

export interface SarifRule {
  readonly id: string;
  readonly text: string;
}

/** File and JSON pointer of a resource, for locations. */
export type OriginOf = (component: string) => string | undefined;

/** A SARIF 2.1.0 log: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
export function sarif(
  rules: readonly SarifRule[],
  results: readonly SarifResult[],
  originOf: OriginOf,
): unknown {
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'landbridge',
            rules: rules.map(({ id, text }) => ({ id, shortDescription: { text } })),
          },
        },
        results: results.map(({ ruleId, level, message, component }) => ({
          ruleId,
          ruleIndex: rules.findIndex(({ id }) => id === ruleId),
          level,
          message: { text: message },
          locations: [locationOf(component, originOf(component))],
        })),
      },
    ],
  };
}

function locationOf(component: string, origin: string | undefined): unknown {
  const logicalLocations = [{ fullyQualifiedName: component, kind: 'resource' }];
  const file = origin?.split('#')[0];
  if (file === undefined || file === '') return { logicalLocations };
  return {
    physicalLocation: { artifactLocation: { uri: encodeURI(file.replaceAll('\\', '/')) } },
    logicalLocations,
  };
}

/** A proof as SARIF: a rule an intent, a result a finding. */
export function proofSarif(proof: Proof, originOf: OriginOf): unknown {
  const ids = new Map(proof.intents.map(({ name }, at) => [name, `intent-${at + 1}`]));
  const rules = proof.intents.map(({ name }) => ({ id: ids.get(name) ?? name, text: name }));
  const results = proof.intents.flatMap((intent) =>
    intent.findings.map((finding) => resultOf(intent, finding, ids.get(intent.name) ?? intent.name)),
  );
  return sarif(rules, results, originOf);
}

function resultOf({ name }: IntentProof, finding: Finding, ruleId: string): SarifResult {
  const { from, to, trace, decidedBy, fix, verdict } = finding;
  const lines = [
    `${name}: ${from} to ${to}`,
    ...(trace.packet === undefined ? [] : [packetText(trace.packet)]),
    ...pathLines(trace),
    `decided by ${decidedBy.component}: ${decidedBy.because}`,
    ...(fix ?? []).map(({ words }) => `mend: ${words}`),
  ];
  return {
    ruleId,
    level: verdict === 'fails' ? 'error' : 'warning',
    message: lines.join('\n'),
    component: decidedBy.component,
  };
}
