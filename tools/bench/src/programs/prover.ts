import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildModel, parseIntents, prove, readAssumptions, readIntents } from '@landbridge/prover';
import { readConfiguration } from '@landbridge/terraform-model';
import { peakRssMb, tell, timed } from './stopwatch';
import { topology } from './topology';
import { topologyIntents } from './topology-intents';

/** Argument: how many VPCs, or the output folder of a landscape. Prints what reading, modelling and proving took. */
const [argument = ''] = process.argv.slice(2);
const { folder, paths, made } = /^\d+$/.test(argument) ? generated(Number(argument)) : synthesized(argument);

const read = timed(() => readConfiguration(paths));
const assumptions = made ? undefined : readAssumptions(join(folder, 'assumptions.json'));
const model = timed(() => buildModel(read.result, assumptions));
const intents = made
  ? parseIntents(topologyIntents, 'the intents of the bench')
  : readIntents(join(folder, 'intent.json'));
const proof = timed(() => prove(model.result, intents));
const peak = peakRssMb();
const floor = timed(() => paths.map(documents));
if (made) rmSync(folder, { recursive: true, force: true });
tell({
  vpcs: model.result.network.vpcs.size,
  readMs: read.userMs,
  modelMs: model.userMs,
  proveMs: proof.userMs,
  parseMs: floor.userMs,
  intents: proof.result.intents.length,
  pairs: proof.result.intents.reduce((sum, { pairs }) => sum + pairs, 0),
  verdict: proof.result.verdict,
  peakRssMb: peak,
});

function generated(vpcs: number) {
  const folder = mkdtempSync(join(tmpdir(), 'landbridge-bench-prove-'));
  const file = join(folder, 'main.tf.json');
  writeFileSync(file, JSON.stringify(topology(vpcs)));
  return { folder, paths: [file], made: true };
}

function synthesized(folder: string) {
  return { folder, paths: [folder], made: false };
}

/** The floor: the same files through `JSON.parse` alone. */
function documents(path: string): unknown[] {
  if (path.endsWith('.json')) return [JSON.parse(readFileSync(path, 'utf8'))];
  const { stacks } = JSON.parse(readFileSync(join(path, 'manifest.json'), 'utf8')) as {
    stacks: Record<string, { synthesizedStackPath: string }>;
  };
  return Object.values(stacks).flatMap(({ synthesizedStackPath }) =>
    documents(join(path, synthesizedStackPath)),
  );
}
