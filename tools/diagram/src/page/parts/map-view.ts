import { h, type ComponentChild } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { LaidOutBox, LaidOutLink, LaidOutMap, Point, Rectangle } from '../../map/laid-out';
import type { MapMark } from '../../map/map-graph';
import { placeOwnMarks, placeZones } from '../../map/measure';
import type { Light } from '../lit';
import { glyphOf } from './glyphs';

export interface MapViewProps {
  readonly map: LaidOutMap;
  /** VPCs are one small box each. */
  readonly folded: boolean;
  readonly lights: ReadonlyMap<string, Light>;
  readonly down: ReadonlySet<string>;
  /** Ends of the question. */
  readonly chosen: readonly string[];
  /** What to bring into view; the same object does it once. */
  readonly focus: { readonly at: Point } | undefined;
  readonly onPick: (key: string) => void;
}

/** Part of the map that is seen. */
type View = Rectangle;

/** The map as SVG: wheel or two keys zoom, dragging or arrows move, each element is a button. */
export function MapView(props: MapViewProps): ComponentChild {
  const { map, focus } = props;
  const whole: View = { x: -10, y: -10, width: map.width + 20, height: map.height + 20 };
  const [view, setView] = useState(whole);
  const drag = useRef<{ at: Point; view: View; moved: boolean }>();
  const svg = useRef<SVGSVGElement>(null);
  useEffect(() => {
    if (focus !== undefined) setView((now) => centred(now, focus.at, Math.min(now.width, 900)));
  }, [focus]);

  const pointOf = (event: MouseEvent): Point => {
    const matrix = svg.current?.getScreenCTM();
    if (matrix === null || matrix === undefined) return { x: 0, y: 0 };
    const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse());
    return { x, y };
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = view.width / 10;
    const moves: Readonly<Record<string, () => View>> = {
      ArrowLeft: () => ({ ...view, x: view.x - step }),
      ArrowRight: () => ({ ...view, x: view.x + step }),
      ArrowUp: () => ({ ...view, y: view.y - step }),
      ArrowDown: () => ({ ...view, y: view.y + step }),
      '+': () => zoomed(view, middle(view), 0.8),
      '-': () => zoomed(view, middle(view), 1.25),
      '0': () => whole,
    };
    const move = moves[event.key];
    if (move === undefined || event.target !== svg.current) return;
    event.preventDefault();
    setView(move());
  };
  return h(
    'div',
    { class: 'map' },
    h(
      'svg',
      {
        ref: svg,
        viewBox: `${view.x} ${view.y} ${view.width} ${view.height}`,
        tabindex: 0,
        role: 'group',
        'aria-label': 'Map of the landscape. Arrows move it, plus and minus zoom, 0 shows all of it.',
        onKeyDown,
        onWheel: (event: WheelEvent) => {
          event.preventDefault();
          setView(zoomed(view, pointOf(event), event.deltaY < 0 ? 0.85 : 1.18));
        },
        onPointerDown: (event: PointerEvent) => {
          drag.current = { at: { x: event.clientX, y: event.clientY }, view, moved: false };
        },
        onPointerMove: (event: PointerEvent) => {
          const now = drag.current;
          if (now === undefined || svg.current === null || event.buttons === 0) return;
          const scale = now.view.width / svg.current.clientWidth;
          const [dx, dy] = [event.clientX - now.at.x, event.clientY - now.at.y];
          now.moved ||= Math.abs(dx) + Math.abs(dy) > 4;
          if (now.moved) setView({ ...now.view, x: now.view.x - dx * scale, y: now.view.y - dy * scale });
        },
      },
      h(
        'g',
        {},
        map.boxes.filter(({ kind }) => kind === 'region').map((box) => boxOf(box, props, pick)),
      ),
      h(
        'g',
        {},
        map.links.map((link) => linkOf(link, props, pick)),
      ),
      h(
        'g',
        {},
        map.boxes.filter(({ kind }) => kind !== 'region').map((box) => boxOf(box, props, pick)),
      ),
    ),
    h(
      'div',
      { class: 'zoom' },
      button('Zoom in', '+', () => setView(zoomed(view, middle(view), 0.75))),
      button('Zoom out', '−', () => setView(zoomed(view, middle(view), 1.33))),
      button('Show all', '⤢', () => setView(whole)),
    ),
  );

  /** A drag that ends on an element is no choice of it. */
  function pick(key: string): void {
    if (drag.current?.moved !== true) props.onPick(key);
  }
}

function button(label: string, text: string, onClick: () => void): ComponentChild {
  return h('button', { type: 'button', 'aria-label': label, title: label, onClick }, text);
}

type Pick = (key: string) => void;

/** What makes an element a button for mouse, keyboard and screen reader. */
function choice(key: string, label: string, className: string, props: MapViewProps, pick: Pick): object {
  const light = props.lights.get(key);
  const isDown = props.down.has(key);
  const states = [
    className,
    ...(light === undefined ? [] : [`lit-${light}`]),
    ...(isDown ? ['down'] : []),
    ...(props.chosen.includes(key) ? ['chosen'] : []),
  ];
  return {
    class: states.join(' '),
    tabindex: 0,
    role: 'button',
    'aria-label': `${label}${isDown ? ', down' : ''}${light === undefined ? '' : light === 'stop' ? ', packets end here' : ', on the way'}`,
    'data-key': key,
    onClick: (event: Event) => {
      event.stopPropagation();
      pick(key);
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      event.stopPropagation();
      pick(key);
    },
  };
}

function boxOf(box: LaidOutBox, props: MapViewProps, pick: Pick): ComponentChild {
  const { id, kind, label, detail, at } = box;
  return h(
    'g',
    { transform: `translate(${at.x} ${at.y})`, key: id },
    h(
      'g',
      choice(id, `${label} ${kind}`, `box ${kind}`, props, pick),
      h('title', {}, `${id}\n${detail}`),
      h('rect', { width: at.width, height: at.height, rx: kind === 'site' || kind === 'internet' ? 26 : 6 }),
      h('text', { class: 'label', x: 12, y: kind === 'region' ? 24 : 20 }, shorten(label, at.width, 8.2)),
      detail === '' ? null : h('text', { class: 'detail', x: 12, y: 37 }, shorten(detail, at.width, 6.4)),
    ),
    placeOwnMarks(box, at.width).map((placed) =>
      kind === 'transit-gateway' ? tableOf(placed, props, pick) : markOf(placed, props, pick),
    ),
    props.folded ? null : zonesOf(box, props, pick),
  );
}

function zonesOf(box: LaidOutBox, props: MapViewProps, pick: Pick): ComponentChild {
  return placeZones(box).map(({ zone, at, subnets }) => {
    const lost = isLost(box, zone.failure, props.down);
    return h(
      'g',
      { key: zone.label },
      h('rect', { class: 'zone', x: at.x, y: at.y, width: at.width, height: at.height, rx: 4 }),
      h(
        'g',
        zone.failure === undefined
          ? {}
          : choice(zone.failure, `zone ${zone.label}`, 'zone-name', props, pick),
        h('rect', { x: at.x, y: at.y, width: at.width, height: 20, rx: 4 }),
        h('text', { class: 'detail', x: at.x + 8, y: at.y + 15 }, zone.label),
      ),
      subnets.map(({ subnet, at: place, marks }) =>
        h(
          'g',
          { key: subnet.key },
          h(
            'g',
            choice(subnet.key, `subnet ${subnet.label}`, lost ? 'subnet down' : 'subnet', props, pick),
            h('title', {}, `${subnet.key}\n${subnet.detail}`),
            h('rect', { x: place.x, y: place.y, width: place.width, height: place.height, rx: 3 }),
            h(
              'text',
              { class: 'name', x: place.x + 6, y: place.y + 14 },
              shorten(subnet.label, place.width, 6.6),
            ),
            h(
              'text',
              { class: 'detail', x: place.x + 6, y: place.y + 28 },
              shorten(subnet.detail, place.width, 6.4),
            ),
          ),
          marks.map((placed) => markOf(placed, props, pick)),
        ),
      ),
    );
  });
}

/** A subnet is down with its zone, and with its Region. */
function isLost({ within }: LaidOutBox, zone: string | undefined, down: ReadonlySet<string>): boolean {
  return (zone !== undefined && down.has(zone)) || (within !== undefined && down.has(within));
}

interface Placed {
  readonly mark: MapMark;
  readonly at: Rectangle;
}

function markOf({ mark, at }: Placed, props: MapViewProps, pick: Pick): ComponentChild {
  return h(
    'g',
    { ...choice(mark.key, `${mark.kind} ${mark.label}`, `mark ${mark.kind}`, props, pick), key: mark.key },
    h('title', {}, `${mark.label}\n${mark.key}`),
    h('rect', { x: at.x, y: at.y, width: at.width, height: at.height, rx: 3 }),
    h('path', { class: 'glyph', transform: `translate(${at.x} ${at.y})`, d: glyphOf(mark.kind) }),
  );
}

function tableOf({ mark, at }: Placed, props: MapViewProps, pick: Pick): ComponentChild {
  return h(
    'g',
    { ...choice(mark.key, `route table ${mark.label}`, 'table', props, pick), key: mark.key },
    h('title', {}, mark.key),
    h('rect', { x: at.x, y: at.y, width: at.width, height: at.height, rx: 3 }),
    h('text', { class: 'name', x: at.x + 6, y: at.y + 13 }, shorten(mark.label, at.width, 6.6)),
  );
}

function linkOf(
  { key, kind, label, points, from, to }: LaidOutLink,
  props: MapViewProps,
  pick: Pick,
): ComponentChild {
  if (points.length === 0) return null;
  const line = points.map(({ x, y }) => `${x},${y}`).join(' ');
  return h(
    'g',
    {
      ...choice(key, `${label} between ${from} and ${to}`, `link ${kind}`, props, pick),
      key: `${key} ${from} ${to}`,
    },
    h('title', {}, `${label}\n${key}`),
    h('polyline', { class: 'reach', points: line }),
    h('polyline', { class: 'line', points: line }),
  );
}

function shorten(text: string, width: number, perLetter: number): string {
  const most = Math.max(4, Math.floor((width - 16) / perLetter));
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}

function middle({ x, y, width, height }: View): Point {
  return { x: x + width / 2, y: y + height / 2 };
}

function zoomed(view: View, at: Point, factor: number): View {
  const width = Math.min(200_000, Math.max(120, view.width * factor));
  const real = width / view.width;
  return {
    x: at.x - (at.x - view.x) * real,
    y: at.y - (at.y - view.y) * real,
    width,
    height: view.height * real,
  };
}

function centred(view: View, at: Point, width: number): View {
  const height = (view.height * width) / view.width;
  return { x: at.x - width / 2, y: at.y - height / 2, width, height };
}
