import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { App, TerraformElement, TerraformStack } from 'cdktf';
import { Template, type Arguments } from './template';

/**
 * One stack `test` in eu-west-1, synthesized as an application is: with validations, aspects, annotations and
 * cross-stack references (`Testing.synth` of cdktf runs none of them).
 *
 * @throws what the constructs throw, and every failed validation
 */
export function synthesize(build: (stack: TerraformStack) => void): Template {
  const templates = synthesizeApp((app) => {
    const stack = new TerraformStack(app, 'test');
    new AwsProvider(stack, 'Aws', { region: 'eu-west-1', allowedAccountIds: ['111111111111'] });
    build(stack);
  });
  return templates.get('test') ?? new Template({});
}

/** Every stack of an application, by name. @throws as {@link synthesize} */
export function synthesizeApp(build: (app: App) => void): Map<string, Template> {
  const outdir = mkdtempSync(join(tmpdir(), 'landbridge-synth-'));
  try {
    const app = new App({ outdir });
    build(app);
    checkLogicalIds(app);
    app.synth();
    return readTemplates(outdir);
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

interface Manifest {
  readonly stacks: Readonly<
    Record<
      string,
      {
        readonly synthesizedStackPath: string;
        readonly annotations?: readonly { readonly constructPath: string; readonly message: string }[];
      }
    >
  >;
}

/** Reads a synthesis folder. */
export function readTemplates(outdir: string): Map<string, Template> {
  const { stacks } = readJson(join(outdir, 'manifest.json')) as Manifest;
  return new Map(
    Object.entries(stacks).map(([name, { synthesizedStackPath, annotations = [] }]) => {
      const warnings = annotations.map(({ constructPath, message }) => `[${constructPath}] ${message}`);
      return [name, new Template(readJson(join(outdir, synthesizedStackPath)) as Arguments, warnings)];
    }),
  );
}

/** cdktf drops characters from ids: two elements of one logical id would silently become one resource. */
function checkLogicalIds(app: App): void {
  const seen = new Map<string, string>();
  for (const element of app.node.findAll()) {
    if (!(element instanceof TerraformElement) || TerraformStack.isStack(element)) continue;
    const kind =
      'terraformResourceType' in element ? String(element.terraformResourceType) : element.constructor.name;
    const id = `${TerraformStack.of(element).node.id} ${kind} ${element.friendlyUniqueId}`;
    const other = seen.get(id);
    if (other !== undefined) throw new Error(`${other} and ${element.node.path} become one element: ${id}`);
    seen.set(id, element.node.path);
  }
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}
