import type { DataQuery, Outcome, TfObject, WorldView } from '../contract';

/** Answers a data source; see `Simulation.readDataSource`. */
export function readDataSource(query: DataQuery, _world: WorldView): Outcome<TfObject> {
  return {
    ok: false,
    refusals: [{ code: 'SBX201', message: `the sandbox has no answer for data source ${query.type}` }],
  };
}
