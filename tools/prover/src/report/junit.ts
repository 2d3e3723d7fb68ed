import type { Finding, IntentProof, Proof } from '../prove/proof';
import { packetText, pathLines } from './path-text';

/** A proof as JUnit XML: one test case an intent; a failed one is a failure, an unknown one an error. */
export function proofJunit(proof: Proof): string {
  const number = (verdict: string) => proof.intents.filter((intent) => intent.verdict === verdict).length;
  const counts = `tests="${proof.intents.length}" failures="${number('fails')}" errors="${number('unknown')}" skipped="0"`;
  const cases = proof.intents.map(testCase);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="landbridge" ${counts}>`,
    `  <testsuite name="intents" ${counts}>`,
    ...cases,
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

function testCase(intent: IntentProof): string {
  const open = `    <testcase classname="landbridge.${intent.expect}" name="${escape(intent.name)}"`;
  if (intent.verdict === 'holds') return `${open}/>`;
  const element = intent.verdict === 'fails' ? 'failure' : 'error';
  const [first] = intent.findings;
  const message =
    first === undefined ? intent.verdict : `${first.from} to ${first.to}: ${first.decidedBy.because}`;
  const body = intent.findings.map(findingText).join('\n\n');
  return `${open}>\n      <${element} message="${escape(message)}">${escape(body)}</${element}>\n    </testcase>`;
}

function findingText({ from, to, under, trace, decidedBy, fix }: Finding): string {
  return [
    `${from} to ${to}${under === undefined ? '' : ` under failure of ${under}`}`,
    ...(trace.packet === undefined ? [] : [packetText(trace.packet)]),
    ...pathLines(trace),
    `decided by ${decidedBy.component}: ${decidedBy.because}`,
    ...(fix ?? []).map(({ words }) => `mend: ${words}`),
  ].join('\n');
}

/** XML 1.0 has no way at all to write most control characters. */
function escape(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
