import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { makePage } from '@landbridge/diagram';
import { assumptionsWithin, buildModel, diff, readIntents, type ConnectivityDiff } from '@landbridge/prover';
import { LandbridgeError, type Configuration } from '@landbridge/terraform-model';
import type { DiagramOptions } from '../commands/diagram';
import type { CliHost, Console } from '../console/console';
import { ASSUMPTIONS_FILE, INTENT_FILE } from '../judge/judge-landscape';
import { readModel } from '../model/read-model';
import { synthesize } from '../synth/synth';
import { findProject } from '../workspace/project';
import { assumed } from './prover-answers';

/** `landbridge diagram`: of what `--model` names, else of the stacks project as it is now. */
export async function answerDiagram(options: DiagramOptions, console: Console): Promise<void> {
  const { file, html } = await pageOf(options, console);
  writeWhole(file, html);
  console.print(`page  ${file}  (${(html.length / 1_000_000).toFixed(1)} MB; open it in a browser)`);
}

/** The page, and where it belongs. */
export async function pageOf(
  options: DiagramOptions,
  console: Console,
): Promise<{ readonly file: string; readonly html: string }> {
  const { host } = console;
  const { paths, place, title } =
    options.model === undefined ? await ofProject(options, host) : ofModel(options, options.model, host);
  const configuration = await readModel(paths.model, host);
  const assumptions = assumed(paths.assume, host);
  console.progress('laying out the map');
  const html = await makePage({
    title: options.title ?? title,
    configuration,
    ...(assumptions && { assumptions }),
    ...(paths.intent !== undefined && { intents: readIntents(resolve(host.cwd, paths.intent)) }),
    ...(options.base !== undefined && {
      diff: await changes(options.base, configuration, assumptions, host),
    }),
  });
  return { file: options.out === undefined ? place : resolve(host.cwd, options.out), html };
}

interface Asked {
  readonly paths: { readonly model: readonly string[]; readonly intent?: string; readonly assume?: string };
  readonly place: string;
  readonly title: string;
}

function ofModel({ intent, assume }: DiagramOptions, model: readonly string[], { cwd }: CliHost): Asked {
  return {
    paths: { model, ...(intent !== undefined && { intent }), ...(assume !== undefined && { assume }) },
    place: join(cwd, '.landbridge', 'diagram.html'),
    title: basename(resolve(cwd, model[0] ?? '.')),
  };
}

async function ofProject(options: DiagramOptions, host: CliHost): Promise<Asked> {
  const project = findProject(host.cwd, options.project);
  const { outdir } = await synthesize(project, host.env);
  const existing = (name: string): string | undefined =>
    existsSync(join(outdir, name)) ? join(outdir, name) : undefined;
  const intent = options.intent ?? existing(INTENT_FILE);
  const assume = options.assume ?? existing(ASSUMPTIONS_FILE);
  return {
    ...ofModel({ ...options, intent, assume }, [outdir], host),
    place: join(project.root, '.landbridge', 'diagram.html'),
    title: basename(project.root),
  };
}

async function changes(
  base: readonly string[],
  head: Configuration,
  assumptions: ReturnType<typeof assumed>,
  host: CliHost,
): Promise<ConnectivityDiff> {
  const earlier = await readModel(base, host);
  // The head says whether an assumption names nothing; the base may be from before it was made.
  const before = buildModel(earlier, assumptions && assumptionsWithin(assumptions, earlier));
  return diff(before, buildModel(head, assumptions));
}

/** A page is there whole or not at all. */
function writeWhole(file: string, html: string): void {
  const beside = `${file}.${process.pid}.tmp`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(beside, html);
    renameSync(beside, file);
  } catch (error) {
    rmSync(beside, { force: true });
    throw new LandbridgeError({
      code: 'CLI001',
      place: file,
      message: `the page cannot be written: ${error instanceof Error ? error.message : String(error)}`,
      fix: 'name another place with --out',
    });
  }
}
