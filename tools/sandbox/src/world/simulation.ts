import type { OpenSimulation, Simulation } from '../contract';
import { readDataSource } from '../data-sources/read';
import { checker } from '../refusals/check';
import { readQuotas } from '../refusals/quotas';
import { carryOut } from '../types/carry-out';
import { find, refresh } from '../types/refresh';
import { WorldStore, type StoreOptions } from './store';

/** Opens the simulated accounts kept in a folder, which is made when missing. Throws SBX101 to SBX106. */
export const openSimulation: OpenSimulation = (dir) => simulationIn(dir);

export async function simulationIn(dir: string, options: StoreOptions = {}): Promise<Simulation> {
  const store = await WorldStore.open(dir, options);
  const check = checker(readQuotas(dir));
  return {
    transact: (work) => store.transact(work),
    read: (work) => store.read(work),
    check,
    carryOut,
    refresh,
    find,
    readDataSource,
    close: () => store.close(),
  };
}
