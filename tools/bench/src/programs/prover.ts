import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildModel, compare, prove, readAssumptions, readIntents } from '@landbridge/prover';
import { readConfiguration } from '@landbridge/terraform-model';
import { peakRssMb, tell, timed } from './stopwatch';

/** Argument: a folder of CDKTF output, or with a `main.tf.json`. Prints what reading, modelling and proving took. */
const [folder = ''] = process.argv.slice(2);
const single = join(folder, 'main.tf.json');
const path = existsSync(single) ? single : folder;

const read = timed(() => readConfiguration([path]));
const assumptions = readAssumptions(join(folder, 'assumptions.json'));
const model = timed(() => buildModel(read.result, assumptions));
const intents = readIntents(join(folder, 'intent.json'));
const likeness = timed(() => compare(model.result, intents));
const proof = timed(() => prove(model.result, intents));
const peak = peakRssMb();
const resources = read.result.resources.size;
const floor = timed(() => documents(path));
tell({
  vpcs: model.result.network.vpcs.size,
  resources,
  readMs: read.userMs,
  modelMs: model.userMs,
  compareMs: likeness.userMs,
  proveMs: proof.userMs,
  parseMs: floor.userMs,
  intents: proof.result.intents.length,
  failures: Math.max(...proof.result.intents.map(({ failures }) => failures)),
  pairs: proof.result.intents.reduce((sum, { pairs }) => sum + pairs, 0),
  verdict: proof.result.verdict,
  peakRssMb: peak,
});

/** The floor: the same files through `JSON.parse` alone. */
function documents(of: string): unknown[] {
  if (of.endsWith('.json')) return [JSON.parse(readFileSync(of, 'utf8'))];
  const { stacks } = JSON.parse(readFileSync(join(of, 'manifest.json'), 'utf8')) as {
    stacks: Record<string, { synthesizedStackPath: string }>;
  };
  return Object.values(stacks).flatMap(({ synthesizedStackPath }) =>
    documents(join(of, synthesizedStackPath)),
  );
}
