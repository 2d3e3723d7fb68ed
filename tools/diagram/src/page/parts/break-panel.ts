import { h, type ComponentChild } from 'preact';
import type { MapElement } from '../element-index';

export interface BreakPanelProps {
  readonly down: readonly string[];
  readonly elements: ReadonlyMap<string, MapElement>;
  readonly onRepair: (failure: string | undefined) => void;
}

/** What is out of order at the moment. */
export function BreakPanel({ down, elements, onRepair }: BreakPanelProps): ComponentChild {
  return h(
    'section',
    { 'aria-label': 'Break' },
    h(
      'p',
      { class: 'hint' },
      'While this is open, a click on the map takes something down: a zone’s name, a NAT gateway, a line, a server, a Region. Answers and verdicts follow at once.',
    ),
    down.length === 0
      ? h('p', {}, 'Everything is up.')
      : h(
          'div',
          {},
          h(
            'ul',
            { class: 'down-list' },
            down.map((failure) =>
              h(
                'li',
                {},
                h(
                  'span',
                  { title: failure },
                  `${elements.get(failure)?.what ?? ''} ${elements.get(failure)?.label ?? failure}`,
                ),
                h('button', { type: 'button', onClick: () => onRepair(failure) }, 'Repair'),
              ),
            ),
          ),
          h('button', { type: 'button', onClick: () => onRepair(undefined) }, 'Repair all'),
        ),
  );
}
