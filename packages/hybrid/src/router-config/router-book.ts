import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { TerraformStack, type ISynthesisSession } from 'cdktf';
import type { IConstruct } from 'constructs';
import { HybridError } from '../errors';
import { ciscoIos } from './cisco-ios';
import { juniperJunos } from './juniper-junos';
import { resolveIn } from './resolve-in';
import { neutralConfig, type RouterInterface, type RouterModel, type RouterTunnel } from './router-model';

/** Who is at the other end of a link. */
export interface RouterIdentity {
  readonly name: string;
  readonly asn: number;
  /** Address of its customer gateway in Terraform. @default it has none, or another link names it */
  readonly customerGateway?: string;
}

/** Links of one router, read when the stack is synthesized: a link may be made before all is known of it. */
interface Entry {
  readonly identity: RouterIdentity;
  readonly tunnels: (() => readonly RouterTunnel[])[];
  readonly interfaces: (() => RouterInterface)[];
}

/** Folder beside a stack's JSON. */
const FOLDER = 'routers';
/** By the ending of the file, which begins with the name of the form. */
const FORMS: Readonly<Record<string, (model: RouterModel) => string>> = {
  'neutral.json': neutralConfig,
  'cisco-ios.cfg': ciscoIos,
  'juniper-junos.conf': juniperJunos,
};

/** Routers at the other end of a stack's links, by name. */
const books = new WeakMap<TerraformStack, Map<string, Entry>>();

/** @throws HYB008 two routers of a stack have one name */
export function addTunnels(
  place: IConstruct,
  identity: RouterIdentity,
  tunnels: () => readonly RouterTunnel[],
): void {
  entryOf(place, identity).tunnels.push(tunnels);
}

/** @throws HYB008 two routers of a stack have one name */
export function addInterface(place: IConstruct, identity: RouterIdentity, made: () => RouterInterface): void {
  entryOf(place, identity).interfaces.push(made);
}

/** Models of the routers at the other end of a stack's links. */
export function routersOf(stack: TerraformStack): RouterModel[] {
  return [...(books.get(stack)?.values() ?? [])].map(({ identity, tunnels, interfaces }) =>
    resolveIn(stack, {
      version: 1,
      router: identity.name,
      asn: identity.asn,
      customerGateway: identity.customerGateway ?? null,
      tunnels: tunnels.flatMap((read) => read()),
      interfaces: interfaces.map((read) => read()),
    }),
  );
}

function entryOf(place: IConstruct, identity: RouterIdentity): Entry {
  const stack = TerraformStack.of(place);
  const book = books.get(stack) ?? bookOf(stack);
  const known = book.get(identity.name) ?? { identity, tunnels: [], interfaces: [] };
  const entry = { ...known, identity: merged(known.identity, identity, place) };
  book.set(identity.name, entry);
  return entry;
}

/** Begins a stack's book, which is written out whenever the stack is. */
function bookOf(stack: TerraformStack): Map<string, Entry> {
  const book = new Map<string, Entry>();
  books.set(stack, book);
  const { synthesizer } = stack;
  stack.synthesizer = {
    synthesize: (session) => {
      synthesizer.synthesize(session);
      write(stack, session);
    },
  };
  return book;
}

function merged(known: RouterIdentity, other: RouterIdentity, place: IConstruct): RouterIdentity {
  const gateways = new Set([known.customerGateway, other.customerGateway].filter((one) => one !== undefined));
  if (known.asn === other.asn && gateways.size < 2) return { ...known, ...other };
  throw new HybridError('HYB008', place, {
    problem: 'two routers of a stack have one name, and would share a configuration',
    got: `${other.name}, AS ${known.asn} and AS ${other.asn}`,
    allowed: 'a name of its own for every router, one AS number and one customer gateway each',
    fix: 'rename one of them',
  });
}

/**
 * One file of each form for every router in `routers/` beside the stack's JSON: `landbridge routers` reads them, and imports no
 * package.
 */
function write(stack: TerraformStack, session: ISynthesisSession): void {
  const folder = join(session.outdir, session.manifest.forStack(stack).workingDirectory, FOLDER);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const model of routersOf(stack)) {
    for (const [ending, render] of Object.entries(FORMS))
      writeFileSync(join(folder, `${fileName(model.router)}.${ending}`), render(model));
  }
}

/** Names of routers are free text; those of files are not. */
function fileName(router: string): string {
  return router.replace(/[^A-Za-z0-9_-]/g, (letter) => `%${letter.codePointAt(0)?.toString(16)}`);
}
