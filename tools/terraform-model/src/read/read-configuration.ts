import type { Alternative, Configuration, Resource } from '../configuration';
import { isMap } from '../expression/access';
import { member } from '../json';
import { refuseCircles } from '../resolve/dependencies';
import { Landscape } from '../resolve/landscape';
import { evaluateJson } from '../resolve/json-value';
import { ModuleInstance } from '../resolve/module-instance';
import { stateKey } from '../resolve/remote-state';
import { KnownIds } from '../shown/known-ids';
import { ShownPlan } from '../shown/plan';
import { alternatives } from '../shown/presumption';
import { ShownState } from '../shown/state';
import { readInput, type Input } from './input';

/**
 * Reads a landscape: CDKTF output folders, Terraform JSON, plan or state JSON, in any mixture.
 *
 * @throws {NeedsPlanError} when a folder is written in HCL: plan it and give the plan's JSON instead
 * @throws {LandbridgeError} MDL001–MDL011, with file and place, for whatever Terraform would refuse
 */
export function readConfiguration(paths: readonly string[]): Configuration {
  const inputs = nameApart(paths.flatMap(readInput));
  const landscape = new Landscape();
  const several = inputs.length > 1;
  const roots = inputs.flatMap((input) =>
    input.form === 'source' ? [makeRoot(input, landscape, several)] : [],
  );
  const resources = landscape.resources();
  for (const resource of resources.values()) void resource.values;
  const shown = readShown(inputs, several);
  for (const resource of shown.resources) resources.set(resource.address, resource);
  for (const root of roots) root.evaluateRest();
  refuseCircles(landscape.nodes);
  landscape.forget();
  return { resources, gaps: landscape.gaps, alternatives: shown.alternatives };
}

function makeRoot(input: Input & { form: 'source' }, landscape: Landscape, several: boolean): ModuleInstance {
  const { stack, source } = input;
  const visible = several ? stack : undefined;
  const root = new ModuleInstance(
    source,
    landscape,
    stack,
    several ? `${stack}/` : '',
    visible,
    undefined,
    source.directory,
  );
  const { backend } = source;
  const config = backend === undefined ? {} : evaluateJson(backend.config, root, undefined);
  landscape.addRoot(
    root,
    isMap(config) ? stateKey(backend?.type ?? 'local', config, source.directory) : undefined,
  );
  return root;
}

/** Plans and states: real ids become symbols across all of them. */
function readShown(
  inputs: readonly Input[],
  several: boolean,
): { resources: Resource[]; alternatives: Alternative[] } {
  const shown = inputs.flatMap((input) => {
    if (input.form === 'source') return [];
    const { content, file, stack } = input;
    const make = member(content, 'planned_values') === undefined ? ShownState : ShownPlan;
    return [new make(content, file, several ? stack : undefined, several ? `${stack}/` : '')];
  });
  const ids = new KnownIds(shown.flatMap((entry) => entry.shown));
  const resources = shown.flatMap((entry) => entry.resources((value) => ids.symbols(value)));
  const presumptions = shown.flatMap((entry) => (entry instanceof ShownPlan ? entry.presumed : []));
  return { resources, alternatives: alternatives(presumptions) };
}

/** Two inputs of one name get numbers: addresses must stay unique. */
function nameApart(inputs: readonly Input[]): Input[] {
  const taken = new Set<string>();
  return inputs.map((input) => {
    let { stack } = input;
    for (let number = 2; taken.has(stack); number += 1) stack = `${input.stack}-${number}`;
    taken.add(stack);
    return { ...input, stack };
  });
}
