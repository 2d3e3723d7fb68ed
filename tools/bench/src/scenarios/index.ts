import type { Scenario } from '../scenario';
import { landscape } from './landscape';
import { networkCore } from './network-core';
import { prover } from './prover';
import { sandbox } from './sandbox';
import { transit } from './transit';

/** In the order in which they are measured. */
export const SCENARIOS: readonly Scenario[] = [landscape, networkCore, transit, prover, sandbox];
