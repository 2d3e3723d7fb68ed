import type { OpenSimulation, TfObject } from '../../src/contract';
import { schemaCatalog } from '../../src/schema/provider-schema';
import { actionOf, Workspace } from '../terraform';
import type { ArgumentChange } from './changes';

interface Message {
  readonly diagnostic?: {
    readonly severity: string;
    readonly summary: string;
    readonly detail?: string;
    readonly address?: string;
    readonly snippet?: { readonly context?: string | null };
  };
}

/** Plans each change of an existing resource, all of them in one plan; what is refused is taken out and says why. */
export async function planOneByOne(
  openSimulation: OpenSimulation,
  changes: readonly ArgumentChange[],
  states: ReadonlyMap<string, TfObject>,
): Promise<string[]> {
  const workspace = await Workspace.open(openSimulation, { region: 'us-east-1', strict: true });
  const refused = new Map<number, string>();
  try {
    for (;;) {
      write(workspace, changes, states, refused);
      const ran = await workspace.terraform(
        'plan',
        '-refresh=false',
        '-input=false',
        '-json',
        '-out=plan.bin',
      );
      if (ran.code === 0) break;
      const complaints = [...complaintsIn(ran.stdout)];
      if (complaints.length === 0)
        throw new Error(`terraform plan failed: ${ran.stdout.slice(-4000)}${ran.stderr}`);
      for (const [index, complaint] of complaints) refused.set(index, complaint);
    }
    const shown = JSON.parse(await workspace.succeed('show', '-json', 'plan.bin')) as {
      resource_changes: Parameters<typeof actionOf>[0][];
    };
    const planned = new Map(shown.resource_changes.map((change) => [change?.address, change]));
    return changes.map(
      ({ type }, index) => refused.get(index) ?? actionOf(planned.get(`${type}.change${index}`)),
    );
  } finally {
    await workspace.stop();
  }
}

function write(
  workspace: Workspace,
  changes: readonly ArgumentChange[],
  states: ReadonlyMap<string, TfObject>,
  refused: ReadonlyMap<number, string>,
): void {
  const resource: Record<string, Record<string, TfObject>> = {};
  const resources: object[] = [];
  changes.forEach(({ type, config }, index) => {
    if (refused.has(index)) return;
    (resource[type] ??= {})[`change${index}`] = config;
    resources.push({
      mode: 'managed',
      type,
      name: `change${index}`,
      provider: 'provider["registry.terraform.io/hashicorp/aws"]',
      instances: [
        { schema_version: schemaCatalog().resource(type)?.version ?? 0, attributes: states.get(type) },
      ],
    });
  });
  workspace.write('main.tf.json', { provider: { aws: { region: 'us-east-1' } }, resource });
  workspace.write('terraform.tfstate', {
    version: 4,
    terraform_version: '1.11.4',
    serial: 1,
    lineage: 'generated',
    outputs: {},
    resources,
  });
}

function* complaintsIn(output: string): Generator<[number, string]> {
  for (const line of output.split('\n')) {
    if (!line.startsWith('{')) continue;
    const { diagnostic } = JSON.parse(line) as Message;
    if (diagnostic?.severity !== 'error') continue;
    const place = `${diagnostic.snippet?.context ?? ''} ${diagnostic.address ?? ''}`;
    const index = /\.change(\d+)/.exec(place)?.[1];
    if (index !== undefined)
      yield [Number(index), `refused: ${diagnostic.summary} ${diagnostic.detail ?? ''}`.trim()];
  }
}
