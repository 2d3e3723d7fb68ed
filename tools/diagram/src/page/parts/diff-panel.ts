import type { Change, ConnectivityDiff, TraceResult } from '@landbridge/prover';
import { h, type ComponentChild } from 'preact';

export interface DiffPanelProps {
  readonly diff: ConnectivityDiff | undefined;
  readonly onShow: (trace: TraceResult) => void;
}

/** Connectivity gained and lost against an earlier landscape. */
export function DiffPanel({ diff, onShow }: DiffPanelProps): ComponentChild {
  if (diff === undefined)
    return h('p', { class: 'hint' }, 'There is nothing to compare with: make the page with --base.');
  const lists: readonly [string, readonly Change[]][] = [
    ['gained', diff.gained],
    ['lost', diff.lost],
    ['unknown', diff.unknown],
  ];
  const changes = lists.reduce((sum, [, list]) => sum + list.length, 0);
  return h(
    'section',
    { 'aria-label': 'Changes' },
    changes === 0 ? h('p', {}, 'No connectivity was gained or lost.') : null,
    lists.map(([name, list]) =>
      list.length === 0
        ? null
        : h(
            'div',
            {},
            h('h3', {}, `${name} (${list.length})`),
            h(
              'ul',
              { class: `changes ${name}` },
              list.map(({ from, to, pairs, kind, example, trace }) =>
                h(
                  'li',
                  {},
                  h(
                    'button',
                    { type: 'button', onClick: () => onShow(trace) },
                    `${from} → ${to}`,
                    h(
                      'small',
                      {},
                      `${pairs} pairs, ${kind === 'round-trip' ? 'there and back' : 'one way'}: ${example}`,
                    ),
                  ),
                ),
              ),
            ),
          ),
    ),
    ends('Only before', diff.disappeared),
    ends('Only now', diff.appeared),
  );
}

function ends(title: string, list: readonly string[]): ComponentChild {
  return list.length === 0
    ? null
    : h(
        'details',
        {},
        h('summary', {}, `${title} (${list.length})`),
        h(
          'ul',
          {},
          list.map((each) => h('li', {}, each)),
        ),
      );
}
