import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LandbridgeError } from '@landbridge/terraform-model';
import { z } from 'zod';
import type { Stack } from '../landscape/manifest';
import { parseJson } from '../workspace/json-file';

/** What is read of a router's neutral model; the rest is handed on as it is. */
const session = z.looseObject({ name: z.string(), link: z.string() });
const routerJson = z.looseObject({
  version: z.literal(1),
  router: z.string(),
  asn: z.number(),
  customerGateway: z.string().nullable(),
  tunnels: z.array(session.extend({ outside: z.looseObject({ router: z.string() }) })),
  interfaces: z.array(session),
});
export type RouterJson = z.infer<typeof routerJson>;

/** A router as synthesis wrote it: its model, and its configuration in each vendor's syntax with expressions left open. */
export interface RouterFile {
  readonly stack: Stack;
  readonly model: RouterJson;
  /** Text by form, e.g. `cisco-ios`; `neutral` is the model itself. */
  readonly forms: ReadonlyMap<string, { readonly file: string; readonly text: string }>;
}

/** Folder that the constructs write beside a stack's JSON. */
const FOLDER = 'routers';
const MODEL = '.neutral.json';

/** Routers of one stack; of those that an earlier synthesis left, whose links are in the JSON no more, nothing is said. */
export function routersOfStack(stack: Stack): readonly RouterFile[] {
  const folder = join(stack.dir, FOLDER);
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).sort();
  const resources = resourcesOf(stack);
  return names
    .filter((name) => name.endsWith(MODEL))
    .map((name) => readRouter(stack, folder, name, names))
    .filter(({ model }) => [...model.tunnels, ...model.interfaces].every(({ link }) => resources.has(link)));
}

/** Customer gateways of a stack by their address in Terraform. */
export function customerGatewaysOf(stack: Stack): readonly string[] {
  return [...resourcesOf(stack)].filter((address) => address.startsWith('aws_customer_gateway.'));
}

function readRouter(stack: Stack, folder: string, name: string, names: readonly string[]): RouterFile {
  const place = join(folder, name);
  const parsed = routerJson.safeParse(parseJson(place));
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new LandbridgeError({
      code: 'CLI011',
      place: `${place}#/${issue?.path.join('/') ?? ''}`,
      message: issue?.message ?? 'not the model of a router',
      fix: 'synthesize again: landbridge synth',
    });
  }
  const stem = name.slice(0, -MODEL.length);
  const forms = names
    .filter((file) => file.startsWith(`${stem}.`))
    .flatMap((file) => {
      const [, form = ''] = /^\.([a-z0-9-]+)\.[a-z]+$/.exec(file.slice(stem.length)) ?? [];
      return form === '' ? [] : [[form, { file, text: readFileSync(join(folder, file), 'utf8') }] as const];
    });
  return { stack, model: parsed.data, forms: new Map(forms) };
}

function resourcesOf(stack: Stack): ReadonlySet<string> {
  const { resource = {} } = parseJson(stack.file) as {
    readonly resource?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  };
  return new Set(
    Object.entries(resource).flatMap(([type, named]) => Object.keys(named).map((name) => `${type}.${name}`)),
  );
}
