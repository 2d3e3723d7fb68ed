import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { makePage, makePicture, type PictureInput } from '@landbridge/diagram';
import { buildModel, diff, readIntents, type ConnectivityDiff } from '@landbridge/prover';
import { LandbridgeError, type Configuration } from '@landbridge/terraform-model';
import type { DiagramOptions } from '../commands/diagram';
import type { CliHost, Console } from '../console/console';
import { ASSUMPTIONS_FILE, INTENT_FILE } from '../judge/judge-landscape';
import { readModel } from '../model/read-model';
import { synthesize } from '../synth/synth';
import { findProject } from '../workspace/project';
import { earlierModel } from './earlier-model';
import { assumed } from './prover-answers';

/** `landbridge diagram`: of what `--model` names, else of the stacks project as it is now. */
export async function answerDiagram(options: DiagramOptions, console: Console): Promise<void> {
  const asked = await askedOf(options, console.host);
  const isPicture = options.format === 'svg';
  const text = isPicture
    ? await makePicture(await landscapeOf(asked, console.host))
    : await pageOf(asked, options, console);
  const file =
    options.out === undefined
      ? `${asked.place}.${isPicture ? 'svg' : 'html'}`
      : resolve(console.host.cwd, options.out);
  writeWhole(file, text);
  const size = `${(text.length / 1_000_000).toFixed(1)} MB`;
  console.print(`${isPicture ? 'picture' : 'page'}  ${file}  (${size}; open it in a browser)`);
}

/** The page of what the options name, as it is now. */
export async function makePageOf(options: DiagramOptions, console: Console): Promise<string> {
  return pageOf(await askedOf(options, console.host), options, console);
}

async function pageOf(asked: Asked, { title, base }: DiagramOptions, console: Console): Promise<string> {
  const { host } = console;
  const { configuration, assumptions } = await landscapeOf(asked, host);
  const { intent } = asked.paths;
  console.progress('laying out the map');
  return makePage({
    title: title ?? asked.title,
    configuration,
    ...(assumptions && { assumptions }),
    ...(intent !== undefined && { intents: readIntents(resolve(host.cwd, intent)) }),
    ...(base !== undefined && { diff: await changes(base, configuration, assumptions, host) }),
  });
}

async function landscapeOf({ paths }: Asked, host: CliHost): Promise<PictureInput> {
  const configuration = await readModel(paths.model, host);
  const assumptions = assumed(paths.assume, host);
  return { configuration, ...(assumptions && { assumptions }) };
}

async function askedOf(options: DiagramOptions, host: CliHost): Promise<Asked> {
  return options.model === undefined ? ofProject(options, host) : ofModel(options, options.model, host);
}

interface Asked {
  readonly paths: { readonly model: readonly string[]; readonly intent?: string; readonly assume?: string };
  /** Where it is written unless told otherwise; the ending follows from the format. */
  readonly place: string;
  readonly title: string;
}

function ofModel({ intent, assume }: DiagramOptions, model: readonly string[], { cwd }: CliHost): Asked {
  return {
    paths: { model, ...(intent !== undefined && { intent }), ...(assume !== undefined && { assume }) },
    place: join(cwd, '.landbridge', 'diagram'),
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
    place: join(project.root, '.landbridge', 'diagram'),
    title: basename(project.root),
  };
}

async function changes(
  base: readonly string[],
  head: Configuration,
  assumptions: ReturnType<typeof assumed>,
  host: CliHost,
): Promise<ConnectivityDiff> {
  return diff(await earlierModel(base, assumptions, host), buildModel(head, assumptions));
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
