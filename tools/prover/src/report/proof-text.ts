import type { Finding, IntentProof, Proof, Verdict } from '../prove/proof';
import { packetText, pathLines } from './path-text';

const HEADS: Readonly<Record<Verdict, string>> = {
  holds: '✓ holds  ',
  fails: '✗ FAILS  ',
  unknown: '? UNKNOWN',
};

/** A proof for a person: the verdict of each intent, and for what does not hold one packet with its way. */
export function proofText(proof: Proof): string {
  const lines = proof.intents.flatMap((intent) => [headOf(intent), ...findingsOf(intent)]);
  return [...lines, ...unknownLines(proof), summary(proof), ''].join('\n');
}

function headOf(intent: IntentProof): string {
  const because = intent.because === undefined ? '' : ` (${intent.because})`;
  const failures =
    intent.failures === 0 ? '' : `, each also under ${count(intent.failures, 'single failure')}`;
  return `${HEADS[intent.verdict]} ${intent.name}${because}: ${tally(intent)}${failures}`;
}

function tally({ expect, verdict, pairs, failing, unsure, stopped }: IntentProof): string {
  const of = `of ${count(pairs, 'pair')}`;
  if (verdict === 'holds') return `${expect} for ${count(pairs, 'pair')}`;
  const said = [
    failing > 0
      ? `${stopped === true ? 'at least ' : ''}${failing} ${of} ${expect === 'blocked' ? 'let a packet through' : 'cannot reach each other'}`
      : '',
    unsure > 0 ? `${unsure} ${of} cannot be told` : '',
  ];
  return said.filter((text) => text !== '').join(', ');
}

/** The first finding in full, the others by name: they mostly have the same cause. */
function findingsOf(intent: IntentProof): string[] {
  const [first, ...more] = intent.findings;
  if (first === undefined) return [];
  const others = more.map(({ from, to, under, decidedBy }) => {
    const weather = under === undefined ? '' : ` under failure of ${under}`;
    return `    also     ${from} → ${to}${weather}, by ${decidedBy.component}`;
  });
  const left = intent.failing + intent.unsure - intent.findings.length;
  return [...findingLines(first, intent), ...others, ...(left > 0 ? [`    and ${left} more`] : []), ''];
}

function findingLines(finding: Finding, { expect }: IntentProof): string[] {
  const { trace, from, to, under, decidedBy, fix } = finding;
  const packet = trace.packet === undefined ? [] : [`packet   ${packetText(trace.packet)}`];
  const weather = under === undefined ? [] : [`under    failure of ${under}`];
  const verb = finding.verdict === 'unknown' ? 'open     ' : expect === 'blocked' ? 'let by   ' : 'lost at  ';
  return [
    '',
    `from     ${from}`,
    `to       ${to}`,
    ...weather,
    ...packet,
    ...pathLines(trace, decidedBy).map((line) => `  ${line}`),
    `${verb}${decidedBy.component}`,
    `         ${decidedBy.because}`,
    ...(fix ?? []).map(({ words }, at) => `${at === 0 ? 'mend     ' : '   and   '}${words}`),
  ].map((line) => (line === '' ? '' : `    ${line}`));
}

function unknownLines({ unknown }: Proof): string[] {
  if (unknown.length === 0) return [];
  const shown = unknown.slice(0, 10).map(({ place, because }) => `  ${place}: ${because}`);
  const more = unknown.length > 10 ? [`  and ${unknown.length - 10} more`] : [];
  return ['', 'The model does not know:', ...shown, ...more, ''];
}

function summary({ intents }: Proof): string {
  const number = (verdict: Verdict) => intents.filter((intent) => intent.verdict === verdict).length;
  const pairs = intents.reduce((total, intent) => total + intent.pairs, 0);
  const said = `${number('holds')} of ${count(intents.length, 'intent')} hold, ${number('fails')} fail, ${number('unknown')} unknown`;
  return `${said}; ${count(pairs, 'pair')} judged`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
