import type { Change, Refusal, WorldView } from '../contract';

/** AWS's refusals of a change; see `Simulation.check`. */
export function check(_change: Change, _world: WorldView): readonly Refusal[] {
  return [];
}
