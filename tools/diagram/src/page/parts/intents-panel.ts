import type { Proof, TraceResult } from '@landbridge/prover';
import { h, type ComponentChild } from 'preact';

export interface IntentsPanelProps {
  /** Undefined where nothing was asked of the landscape; a text where it cannot be judged. */
  readonly proof: Proof | string | undefined;
  readonly onShow: (trace: TraceResult) => void;
}

const SIGNS = { holds: '✓', fails: '✗', unknown: '?' } as const;

/** Every intent with its verdict, as it is with what is down. */
export function IntentsPanel({ proof, onShow }: IntentsPanelProps): ComponentChild {
  if (proof === undefined) return h('p', { class: 'hint' }, 'The landscape came without intents.');
  if (typeof proof === 'string') return h('p', { class: 'verdict error' }, proof);
  const holding = proof.intents.filter(({ verdict }) => verdict === 'holds').length;
  return h(
    'section',
    { 'aria-label': 'Intents', 'aria-live': 'polite' },
    h('p', {}, `${holding} of ${proof.intents.length} intents hold`),
    h(
      'ul',
      { class: 'intents' },
      proof.intents.map(({ name, verdict, expect, pairs, because, findings }) =>
        h(
          'li',
          { class: verdict },
          h('span', { class: 'sign', 'aria-label': verdict }, SIGNS[verdict]),
          h(
            'span',
            {},
            name,
            h('small', {}, `${expect} for ${pairs} pairs${because === undefined ? '' : ` · ${because}`}`),
          ),
          findings.map(({ from, to, under, trace, decidedBy }) =>
            h(
              'button',
              { type: 'button', class: 'finding', onClick: () => onShow(trace) },
              `${from} → ${to}${under === undefined ? '' : ` with ${under} down`}: ${decidedBy.because}`,
            ),
          ),
        ),
      ),
    ),
  );
}
