import type { Assumptions, ConnectivityDiff, IntentFile } from '@landbridge/prover';
import { buildModel } from '@landbridge/prover';
import type { Configuration } from '@landbridge/terraform-model';
import { encodeConfiguration } from './data/encode-configuration';
import { pageScript } from './html/page-script';
import { renderPage } from './html/render-page';
import { isFolded } from './map/folded-from';
import { graphOf } from './map/graph-of';
import { layOut } from './map/lay-out';

export interface PageInput {
  readonly title: string;
  readonly configuration: Configuration;
  readonly assumptions?: Assumptions;
  readonly intents?: IntentFile;
  readonly diff?: ConnectivityDiff;
}

/** The page of a landscape: one HTML file that needs nothing else. */
export async function makePage(input: PageInput): Promise<string> {
  const { title, configuration, assumptions = {}, intents, diff } = input;
  const graph = graphOf(buildModel(configuration, assumptions));
  const map = await layOut(graph, isFolded(graph));
  return renderPage(
    {
      title,
      configuration: encodeConfiguration(configuration),
      assumptions,
      map,
      ...(intents && { intents }),
      ...(diff && { diff }),
    },
    pageScript(),
  );
}
