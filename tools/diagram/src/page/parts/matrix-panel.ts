import { h, type ComponentChild } from 'preact';
import type { Cell, Place } from '../matrix';

export interface MatrixPanelProps {
  readonly places: readonly Place[];
  readonly cells: readonly Cell[];
  readonly onAsk: (from: string, to: string) => void;
}

const SIGNS = { nothing: '·', something: '●', unknown: '?' } as const;
const WORDS = { nothing: 'nothing arrives', something: 'something arrives', unknown: 'not known' } as const;

/** Places against places: whether any packet at all arrives. */
export function MatrixPanel({ places, cells, onAsk }: MatrixPanelProps): ComponentChild {
  const found = new Map(cells.map((cell) => [`${cell.from} ${cell.to}`, cell]));
  return h(
    'section',
    { 'aria-label': 'Matrix' },
    h(
      'p',
      { class: 'hint' },
      'From the row to the column: ● some packet arrives, · none does, ? not known. Of a VPC, everything in it counts, and any interface that could be in it, whatever its security groups.',
    ),
    h(
      'div',
      { class: 'scroll' },
      h(
        'table',
        { class: 'matrix' },
        h(
          'thead',
          {},
          h(
            'tr',
            {},
            h('td', {}),
            places.map(({ key, label }) => h('th', { scope: 'col', title: key }, h('span', {}, label))),
          ),
        ),
        h(
          'tbody',
          {},
          places.map((from) =>
            h(
              'tr',
              {},
              h('th', { scope: 'row', title: from.key }, from.label),
              places.map((to) => {
                const cell = found.get(`${from.key} ${to.key}`);
                if (cell === undefined) return h('td', { class: 'self' });
                return h(
                  'td',
                  { class: cell.passes },
                  h(
                    'button',
                    {
                      type: 'button',
                      title: cell.because,
                      'aria-label': `${from.label} to ${to.label}: ${WORDS[cell.passes]}`,
                      onClick: () => onAsk(from.key, to.key),
                    },
                    SIGNS[cell.passes],
                  ),
                );
              }),
            ),
          ),
        ),
      ),
    ),
  );
}
