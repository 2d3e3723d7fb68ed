import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OpenSimulation, TfObject } from '../../src/contract';
import { factsOf } from '../../src/behaviour/facts';
import { oneOfComplaints } from '../../src/behaviour/validate';
import { simulationIn } from '../../src/world/simulation';
import { actionOf, difference, Workspace } from '../terraform';
import { baseConfigs } from './bases';
import { changesOf, type ArgumentChange } from './changes';
import { readFacts } from './read-facts';
import { withReferences } from './references';

const unchecked: OpenSimulation = async (dir) => ({ ...(await simulationIn(dir)), check: () => [] });
const PROVIDER = { aws: { region: 'us-east-1' } };
const facts = readFacts();
const types = Object.keys(facts).sort();
const bases = baseConfigs(types);
/** A quick run takes the first rounds only: each changes one argument of every type and applies it. */
const ROUNDS = process.env['LANDBRIDGE_LONG'] ? Infinity : 2;

interface StateFile {
  readonly resources: { readonly type: string; readonly instances: { readonly attributes: TfObject }[] }[];
}

/** Every change is not only planned but carried out, and leaves an empty plan. */
describe('changes of every network type are applied', () => {
  it('round by round, each followed by an empty plan', async () => {
    const workspace = await Workspace.open(unchecked, { region: 'us-east-1', strict: true });
    try {
      const states = await create(workspace);
      const queues = types.map((type) => {
        const existing = { config: resolved(type, states), state: states.get(type) ?? {} };
        return changesOf(type, facts[type] ?? { kind: 'sdkv2' }, existing, new Map()).filter(isApplicable);
      });
      const rounds = Math.min(ROUNDS, Math.max(...queues.map((queue) => queue.length)));
      const unsettled: string[] = [];
      let applied = 0;
      for (let round = 0; round < rounds; round++) {
        const changes = queues.flatMap((queue) => queue[round] ?? []);
        const configs = new Map(changes.map((change) => [change.type, change.config]));
        write(workspace, (type) => configs.get(type) ?? resolved(type, states));
        await workspace.apply();
        const left = [...(await workspace.plan()).values()].filter((change) => actionOf(change) !== 'no-op');
        unsettled.push(...left.map((change) => `round ${round}: ${actionOf(change)} ${difference(change)}`));
        applied += changes.length;
      }
      process.stdout.write(`generated: ${applied} changes applied in ${rounds} rounds\n`);
      expect(unsettled).toEqual([]);
      expect(applied).toBeGreaterThan(rounds);
    } finally {
      await workspace.stop();
    }
  }, 3_600_000);
});

/** A replacement gives other ids, to which the configurations here do not refer: only what changes in place is applied. */
function isApplicable(change: ArgumentChange): boolean {
  const refused = oneOfComplaints(factsOf(change.type).oneOfAtApply ?? [], change.config);
  if (refused.length > 0) return false;
  return change.expected === 'update' && !ALSO_MANAGED.includes(`${change.type}.${change.path}`);
}

/** Lists that a resource of another type here adds to as well, which in AWS is a conflict without end too. */
const ALSO_MANAGED = [
  'aws_default_network_acl.subnet_ids',
  'aws_default_route_table.propagating_vgws',
  'aws_eip.instance',
  'aws_eip.network_interface',
  'aws_network_acl.subnet_ids',
  'aws_network_interface.security_groups',
  'aws_route_table.propagating_vgws',
  'aws_vpc_endpoint.route_table_ids',
  'aws_vpc_endpoint.security_group_ids',
  'aws_vpc_endpoint.subnet_ids',
  'aws_vpc_endpoint_service.allowed_principals',
  'aws_vpn_gateway.vpc_id',
];

async function create(workspace: Workspace): Promise<Map<string, TfObject>> {
  write(workspace, (type) =>
    withReferences(type, bases.get(type) ?? {}, (target, attribute) => `\${${target}.base.${attribute}}`),
  );
  await workspace.apply();
  const file = JSON.parse(readFileSync(join(workspace.dir, 'terraform.tfstate'), 'utf8')) as StateFile;
  return new Map(file.resources.map(({ type, instances }) => [type, instances[0]?.attributes ?? {}]));
}

function resolved(type: string, states: ReadonlyMap<string, TfObject>): TfObject {
  return withReferences(type, bases.get(type) ?? {}, (target, attribute) =>
    String(states.get(target)?.[attribute]),
  );
}

function write(workspace: Workspace, configOf: (type: string) => TfObject): void {
  const resource = Object.fromEntries(types.map((type) => [type, { base: configOf(type) }]));
  workspace.write('main.tf.json', { provider: PROVIDER, resource });
}
