import { buildModel, type Assumptions } from '@landbridge/prover';
import type { Configuration } from '@landbridge/terraform-model';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { STYLES } from './html/styles';
import { isFolded } from './map/folded-from';
import { graphOf } from './map/graph-of';
import { layOut } from './map/lay-out';
import { MapView } from './page/parts/map-view';

export interface PictureInput {
  readonly configuration: Configuration;
  readonly assumptions?: Assumptions;
}

/** The map of the page as an SVG file, light or dark as its reader has it. The same landscape gives the same bytes. */
export async function makePicture({ configuration, assumptions = {} }: PictureInput): Promise<string> {
  const graph = graphOf(buildModel(configuration, assumptions));
  const folded = isFolded(graph);
  const map = await layOut(graph, folded);
  const drawn = renderToString(
    h(MapView, {
      map,
      folded,
      lights: new Map(),
      down: new Set<string>(),
      chosen: [],
      focus: undefined,
      onPick: () => undefined,
    }),
  );
  const [, attributes = '', content = ''] = /<svg([^>]*)>([\s\S]*)<\/svg>/.exec(drawn) ?? [];
  const size = `width="${Math.ceil(map.width + 20)}" height="${Math.ceil(map.height + 20)}"`;
  const still = content.replace(/ (?:tabindex|role|data-key)="[^"]*"/g, '');
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size}${attributes.replace(/ (?:tabindex|role|aria-label)="[^"]*"/g, '')} role="img" aria-label="Map of the landscape"><style>${STYLES.replaceAll('<', '&lt;')}</style>${still}</svg>\n`;
}
