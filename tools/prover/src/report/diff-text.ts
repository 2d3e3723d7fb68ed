import type { Change, ConnectivityDiff } from '../diff/connectivity-diff';
import { pathLines } from './path-text';

/** A difference of connectivity for a person. */
export function diffText(diff: ConnectivityDiff): string {
  const { gained, lost, unknown, appeared, disappeared } = diff;
  if (gained.length + lost.length + unknown.length === 0) return 'no connectivity gained or lost\n';
  return [
    ...section('gained', '+', gained),
    ...section('lost', '-', lost),
    ...section('cannot be told', '?', unknown),
    ...(appeared.length > 0 ? [`new: ${appeared.join(', ')}`] : []),
    ...(disappeared.length > 0 ? [`gone: ${disappeared.join(', ')}`] : []),
    '',
  ].join('\n');
}

function section(title: string, sign: string, changes: readonly Change[]): string[] {
  if (changes.length === 0) return [];
  const lines = changes.flatMap(({ from, to, kind, pairs, example, trace }) => [
    `${sign} ${from} → ${to} (${kind}, ${pairs} ${pairs === 1 ? 'pair' : 'pairs'}): ${example}`,
    ...pathLines(trace).map((line) => `      ${line}`),
  ]);
  return [`Connectivity ${title}:`, ...lines, ''];
}
