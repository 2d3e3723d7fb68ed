import type { TraceResult } from '@landbridge/prover';
import { h, type ComponentChild } from 'preact';
import type { MapElement } from '../element-index';

/** A question as the fields hold it. */
export interface Question {
  readonly from: string;
  readonly to: string;
  readonly protocol: string;
  readonly port: string;
}

export interface AskPanelProps {
  readonly question: Question;
  readonly ends: readonly { readonly address: string; readonly kind: string }[];
  readonly elements: ReadonlyMap<string, MapElement>;
  /** What the prover said; a text where the question cannot be asked. */
  readonly answer: TraceResult | string | undefined;
  readonly onChange: (question: Question) => void;
  readonly onStep: (component: string) => void;
}

/** "Can A reach B?": two ends, protocol and port; the answer with the way there and back. */
export function AskPanel({
  question,
  ends,
  elements,
  answer,
  onChange,
  onStep,
}: AskPanelProps): ComponentChild {
  const field = (name: keyof Question, label: string, list?: string): ComponentChild =>
    h(
      'label',
      {},
      h('span', {}, label),
      h('input', {
        name,
        list,
        value: question[name],
        autocomplete: 'off',
        spellcheck: false,
        onInput: (event: Event) =>
          onChange({ ...question, [name]: (event.target as HTMLInputElement).value }),
      }),
    );
  return h(
    'section',
    { 'aria-label': 'Ask' },
    h(
      'form',
      { class: 'ask', onSubmit: (event: Event) => event.preventDefault() },
      field('from', 'From', 'ends'),
      field('to', 'To', 'ends'),
      h(
        'div',
        { class: 'row' },
        h(
          'label',
          {},
          h('span', {}, 'Protocol'),
          h(
            'select',
            {
              name: 'protocol',
              value: question.protocol,
              onChange: (event: Event) =>
                onChange({ ...question, protocol: (event.target as HTMLSelectElement).value }),
            },
            ['tcp', 'udp', 'icmp', 'any'].map((each) => h('option', { value: each }, each)),
          ),
        ),
        field('port', 'Port'),
        h(
          'button',
          { type: 'button', onClick: () => onChange({ ...question, from: question.to, to: question.from }) },
          'Swap',
        ),
      ),
      h(
        'datalist',
        { id: 'ends' },
        ends.map(({ address, kind }) => h('option', { value: address }, kind)),
      ),
    ),
    h('div', { 'aria-live': 'polite', class: 'answer' }, answerOf(answer, elements, onStep)),
  );
}

function answerOf(
  answer: AskPanelProps['answer'],
  elements: AskPanelProps['elements'],
  onStep: AskPanelProps['onStep'],
): ComponentChild {
  if (answer === undefined)
    return h('p', { class: 'hint' }, 'Choose two places on the map, or write their addresses.');
  if (typeof answer === 'string') return h('p', { class: 'verdict error' }, answer);
  const { outcome, stopsAt, sourceSeen, target, mtu, weak = [] } = answer;
  const facts = [
    ...(sourceSeen === null ? [] : [`seen as ${sourceSeen}`]),
    ...(target === undefined ? [] : [`answered by ${target}`]),
    ...(mtu === undefined ? [] : [`path MTU ${mtu} bytes`]),
  ];
  return h(
    'div',
    {},
    h('p', { class: `verdict ${outcome}` }, outcome),
    stopsAt === undefined
      ? null
      : h(
          'p',
          {},
          h('strong', {}, stopsAt.direction === 'forward' ? 'On the way there: ' : 'On the way back: '),
          stopsAt.because,
        ),
    facts.length === 0 ? null : h('p', { class: 'hint' }, facts.join(' · ')),
    weak.length === 0
      ? null
      : h('p', { class: 'hint' }, `Other paths of the same packet end otherwise: ${weak.length}`),
    hops('There', answer.forward, elements, onStep),
    hops('Back', answer.return, elements, onStep),
  );
}

function hops(
  title: string,
  list: TraceResult['forward'],
  elements: AskPanelProps['elements'],
  onStep: AskPanelProps['onStep'],
): ComponentChild {
  if (list.length === 0) return null;
  return h(
    'div',
    {},
    h('h3', {}, title),
    h(
      'ol',
      { class: `hops ${title.toLowerCase()}` },
      list.map(({ component, decision, because, prefix, target }) =>
        h(
          'li',
          { class: decision },
          h(
            'button',
            { type: 'button', title: component, onClick: () => onStep(component) },
            elements.get(component)?.label ?? shortAddress(component),
          ),
          prefix === undefined
            ? null
            : h('code', {}, `${prefix} → ${target === undefined ? '' : shortAddress(target)}`),
          h('span', {}, because),
        ),
      ),
    ),
  );
}

/** Without the stack: it is in the title. */
function shortAddress(address: string): string {
  return address.slice(address.lastIndexOf('/') + 1);
}
