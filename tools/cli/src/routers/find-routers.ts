import { resolve } from 'node:path';
import type { AttributesOf } from '@landbridge/terraform-model';
import type { RoutersOptions } from '../commands/routers';
import type { CliHost } from '../console/console';
import { readLandscape, type Landscape, type Stack } from '../landscape/manifest';
import { holdsAnything, localState } from '../plan/applied';
import { siteAt, stateFile } from '../plan/site';
import { synthesize } from '../synth/synth';
import { findProject, type Project } from '../workspace/project';
import { parseJson } from '../workspace/json-file';
import { fillRouter, type FilledRouter } from './fill-router';
import { knownAttributes } from './known-attributes';
import { customerGatewaysOf, routersOfStack, type RouterFile } from './router-file';

/** Every router of an application, and the customer gateways of which it says nothing. */
export interface FoundRouters {
  readonly outdir: string;
  readonly routers: readonly FilledRouter[];
  /** `stack/address` of customer gateways that no construct of these packages made. */
  readonly undescribed: readonly string[];
}

/** @throws CLI005 the folder is no synthesis; CLI011 a state cannot be read */
export async function findRouters(options: RoutersOptions, host: CliHost): Promise<FoundRouters> {
  const { landscape, project } = await landscapeOf(options, host);
  const given = options.state?.map((file) => knownAttributes(resolve(host.cwd, file)));
  const found = landscape.stacks.flatMap(routersOfStack);
  const routers = found.map((router) =>
    fillRouter(router, given ? stateWith(router, given) : stateOf(router.stack, project)),
  );
  const described = new Set(
    found.flatMap(({ stack, model }) =>
      model.customerGateway === null ? [] : [`${stack.name}/${model.customerGateway}`],
    ),
  );
  const undescribed = landscape.stacks
    .flatMap((stack) => customerGatewaysOf(stack).map((address) => `${stack.name}/${address}`))
    .filter((address) => !described.has(address));
  return { outdir: landscape.outdir, routers, undescribed };
}

async function landscapeOf(
  { model, project: named }: RoutersOptions,
  { cwd, env }: CliHost,
): Promise<{ readonly landscape: Landscape; readonly project: Project | undefined }> {
  if (model !== undefined) return { landscape: readLandscape(resolve(cwd, model)), project: undefined };
  const project = findProject(cwd, named);
  return { landscape: await synthesize(project, env), project };
}

/** The given state in which the router's links are. */
function stateWith({ model }: RouterFile, states: readonly AttributesOf[]): AttributesOf | undefined {
  const links = [...model.tunnels, ...model.interfaces].map(({ link }) => link);
  return states.find((state) => links.some((link) => state(link) !== undefined));
}

/** The state of the project's stack in the sandbox; of another application, the one that the stack's own folder names. */
function stateOf(stack: Stack, project: Project | undefined): AttributesOf | undefined {
  const own = stateFile(stack.dir, parseJson(stack.file));
  if (own === undefined) return undefined;
  const file = project === undefined ? own : localState(stack, siteAt(project.root), project.root);
  return file !== undefined && holdsAnything(file) ? knownAttributes(file) : undefined;
}
