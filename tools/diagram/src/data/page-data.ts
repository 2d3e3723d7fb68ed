import type { Assumptions, ConnectivityDiff, IntentFile } from '@landbridge/prover';
import type { LaidOutMap } from '../map/laid-out';
import type { EncodedConfiguration } from './encode-configuration';

/** All that the page knows; it asks nobody else. */
export interface PageData {
  readonly title: string;
  readonly configuration: EncodedConfiguration;
  readonly assumptions: Assumptions;
  /** Undefined where nothing was asked of the landscape. */
  readonly intents?: IntentFile;
  readonly map: LaidOutMap;
  /** Against an earlier landscape. */
  readonly diff?: ConnectivityDiff;
}
