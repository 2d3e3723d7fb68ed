import {
  listEndpoints,
  prove,
  trace,
  withDown,
  type IntentFile,
  type Model,
  type Proof,
  type TraceResult,
} from '@landbridge/prover';
import { h, type ComponentChild } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { PageData } from '../data/page-data';
import { isFolded } from '../map/folded-from';
import { elementsOf, search, type MapElement } from './element-index';
import { download, pngOf, svgOf } from './export-map';
import { lightsOf, stepsOf } from './lit';
import { matrixOf, type Cell } from './matrix';
import { AskPanel, type Question } from './parts/ask-panel';
import { BreakPanel } from './parts/break-panel';
import { DiffPanel } from './parts/diff-panel';
import { IntentsPanel } from './parts/intents-panel';
import { MapView } from './parts/map-view';
import { MatrixPanel } from './parts/matrix-panel';

const TABS = ['Ask', 'Break', 'Intents', 'Matrix', 'Changes'] as const;
type Tab = (typeof TABS)[number];

export interface AppProps {
  readonly data: PageData;
  readonly model: Model;
  readonly styles: string;
}

/** The whole page: map to the left, questions to the right. */
export function App({ data, model: base, styles }: AppProps): ComponentChild {
  const { map } = data;
  const [tab, setTab] = useState<Tab>('Ask');
  const [question, setQuestion] = useState<Question>({ from: '', to: '', protocol: 'tcp', port: '443' });
  const [down, setDown] = useState<readonly string[]>([]);
  const [shown, setShown] = useState<TraceResult>();
  const [focus, setFocus] = useState<{ at: { x: number; y: number } }>();
  const [words, setWords] = useState('');

  const elements = useMemo(() => elementsOf(map), [map]);
  const ends = useMemo(() => listEndpoints(base), [base]);
  const places = useMemo(
    () => map.boxes.filter(({ kind }) => PLACES.has(kind)).map(({ id, label }) => ({ key: id, label })),
    [map],
  );
  const model = useMemo(() => withDown(base, down), [base, down]);
  const answer = useMemo(() => ask(model, question), [model, question]);
  const proof = useProof(model, data.intents, tab === 'Intents' || tab === 'Break');
  const cells = useMatrix(model, places, tab === 'Matrix');
  const seen = shown ?? (typeof answer === 'object' ? answer : undefined);
  const steps = useSteps(seen);
  const lights = useMemo(() => lightsOf(seen, steps), [seen, steps]);

  const look = (component: string): void => {
    const element = elements.get(component);
    if (element !== undefined) setFocus({ at: element.at });
  };
  const change = (next: Question): void => {
    setShown(undefined);
    setQuestion(next);
  };
  const pick = (key: string): void => {
    if (tab === 'Break') setDown(toggled(down, key, base));
    else if (ends.some(({ address }) => address === key) || key === 'internet')
      change(nextEnd(question, key));
    else look(key);
  };
  const show = (result: TraceResult): void => {
    setShown(result);
    const [first] = stepsOf(result);
    if (first !== undefined) look(first.component);
  };
  const found = search(elements, words).slice(0, 12);

  return h(
    'div',
    { class: 'page' },
    h(
      'header',
      {},
      h('h1', {}, data.title),
      h(
        'label',
        { class: 'search' },
        h('span', { class: 'hidden' }, 'Search'),
        h('input', {
          type: 'search',
          placeholder: 'Search the map',
          value: words,
          onInput: (event: Event) => setWords((event.target as HTMLInputElement).value),
          onKeyDown: (event: KeyboardEvent) => {
            if (event.key === 'Enter' && found[0] !== undefined) look(found[0].key);
            if (event.key === 'Escape') setWords('');
          },
        }),
        words === '' ? null : results(found, look),
      ),
      h('button', { type: 'button', onClick: () => saveSvg(data.title, styles) }, 'SVG'),
      h('button', { type: 'button', onClick: () => void savePng(data.title, styles) }, 'PNG'),
    ),
    h(MapView, {
      map,
      folded: isFolded(map),
      lights,
      down: new Set(down),
      chosen: [question.from, question.to],
      focus,
      onPick: pick,
    }),
    h(
      'aside',
      {},
      h(
        'div',
        { role: 'tablist', class: 'tabs' },
        TABS.map((each) =>
          h(
            'button',
            { type: 'button', role: 'tab', 'aria-selected': each === tab, onClick: () => setTab(each) },
            each === 'Break' && down.length > 0 ? `${each} (${down.length})` : each,
          ),
        ),
      ),
      tab === 'Ask'
        ? h(AskPanel, { question, ends, elements, answer, onChange: change, onStep: look })
        : null,
      tab === 'Break'
        ? h(
            'div',
            {},
            h(BreakPanel, {
              down,
              elements,
              onRepair: (failure) =>
                setDown(failure === undefined ? [] : down.filter((each) => each !== failure)),
            }),
            h(IntentsPanel, { proof, onShow: show }),
          )
        : null,
      tab === 'Intents' ? h(IntentsPanel, { proof, onShow: show }) : null,
      tab === 'Matrix'
        ? h(MatrixPanel, {
            places,
            cells,
            onAsk: (from, to) => {
              change({ from, to, protocol: 'any', port: '' });
              setTab('Ask');
            },
          })
        : null,
      tab === 'Changes' ? h(DiffPanel, { diff: data.diff, onShow: show }) : null,
    ),
  );
}

const PLACES: ReadonlySet<string> = new Set(['vpc', 'site', 'internet']);

function ask(model: Model, { from, to, protocol, port }: Question): TraceResult | string | undefined {
  if (from === '' || to === '') return undefined;
  try {
    const hasPorts = protocol === 'tcp' || protocol === 'udp';
    return trace(model, { from, to, protocol, ...(hasPorts && port !== '' ? { port } : {}) });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** The first end is chosen first, then the second; a third click begins anew. */
function nextEnd(question: Question, key: string): Question {
  if (question.from === '' || question.to !== '') return { ...question, from: key, to: '' };
  return { ...question, to: key };
}

/** What nothing can fail by the name of stays as it is. */
function toggled(down: readonly string[], key: string, model: Model): readonly string[] {
  if (down.includes(key)) return down.filter((each) => each !== key);
  try {
    withDown(model, [key]);
    return [...down, key];
  } catch {
    return down;
  }
}

/** Judging takes a moment: the page is drawn first. */
function useProof(
  model: Model,
  intents: IntentFile | undefined,
  wanted: boolean,
): Proof | string | undefined {
  const [proof, setProof] = useState<Proof | string>();
  useEffect(() => {
    if (!wanted || intents === undefined) return undefined;
    const timer = setTimeout(() => {
      try {
        setProof(prove(model, intents, { fixes: false }));
      } catch (error) {
        setProof(error instanceof Error ? error.message : String(error));
      }
    });
    return () => clearTimeout(timer);
  }, [model, intents, wanted]);
  return proof;
}

function useMatrix(
  model: Model,
  places: readonly { key: string; label: string }[],
  wanted: boolean,
): readonly Cell[] {
  const [cells, setCells] = useState<readonly Cell[]>([]);
  useEffect(() => {
    if (!wanted) return undefined;
    const timer = setTimeout(() => setCells(matrixOf(model, places)));
    return () => clearTimeout(timer);
  }, [model, places, wanted]);
  return cells;
}

/** Lights the way hop by hop, or at once for who wants no motion. */
function useSteps(result: TraceResult | undefined): number {
  const count = result === undefined ? 0 : stepsOf(result).length;
  const [steps, setSteps] = useState(count);
  useEffect(() => {
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) {
      setSteps(count);
      return undefined;
    }
    setSteps(0);
    let lit = 0;
    const timer = setInterval(() => {
      lit += 1;
      setSteps(lit);
      if (lit >= count) clearInterval(timer);
    }, 90);
    return () => clearInterval(timer);
  }, [result, count]);
  return steps;
}

function results(found: readonly MapElement[], look: (key: string) => void): ComponentChild {
  if (found.length === 0) return h('p', { class: 'results' }, 'Nothing has that name.');
  return h(
    'ul',
    { class: 'results' },
    found.map(({ key, label, what }) =>
      h(
        'li',
        {},
        h('button', { type: 'button', title: key, onClick: () => look(key) }, label, h('small', {}, what)),
      ),
    ),
  );
}

function drawnMap(styles: string): string | undefined {
  const svg = document.querySelector<SVGSVGElement>('.map svg');
  return svg === null ? undefined : svgOf(svg, styles);
}

function saveSvg(title: string, styles: string): void {
  const text = drawnMap(styles);
  if (text !== undefined) download(`${title}.svg`, new Blob([text], { type: 'image/svg+xml' }));
}

async function savePng(title: string, styles: string): Promise<void> {
  const text = drawnMap(styles);
  if (text !== undefined) download(`${title}.png`, await pngOf(text));
}
