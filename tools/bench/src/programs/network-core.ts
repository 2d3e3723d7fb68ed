import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
// The bench measures the packages as a program that uses them; nothing depends on the bench.
// eslint-disable-next-line @nx/enforce-module-boundaries
import { Peer, Port, SecurityGroup, Vpc } from '@landbridge/network-core';
import { App, TerraformStack } from 'cdktf';
import { plainCopy } from './plain-copy';
import { peakRssMb, tell, timed } from './stopwatch';
import { vpcAddresses } from './vpc-addresses';

/** Arguments: how many VPCs; `defaults` for cdktf's own settings. Prints what building and writing one stack took. */
const [count, settings] = process.argv.slice(2);
const size = Number(count);
const outdir = mkdtempSync(join(tmpdir(), 'landbridge-bench-synth-'));

// As stacks/ does: cdktf records a stack trace for every token, and nobody reads them.
if (settings !== 'defaults') Error.captureStackTrace = () => undefined;
const { userMs } = timed(() => {
  const app = new App(settings === 'defaults' ? { outdir } : { outdir, stackTraces: false });
  build(new TerraformStack(app, 'network'));
  app.synth();
});
const peak = peakRssMb();

const file = join(outdir, 'stacks/network/cdk.tf.json');
const document: { resource: Record<string, object> } = JSON.parse(readFileSync(file, 'utf8'));
const resources = Object.values(document.resource).reduce((sum, named) => sum + Object.keys(named).length, 0);
// The floor: the same document made of plain objects, and written.
const floor = timed(() => writeFileSync(file, JSON.stringify(plainCopy(document), undefined, 2)));
rmSync(outdir, { recursive: true, force: true });
tell({ size, userMs, floorMs: floor.userMs, resources, peakRssMb: peak });

function build(stack: TerraformStack): void {
  new AwsProvider(stack, 'Aws', { region: 'us-east-1' });
  for (let at = 0; at < size; at += 1) {
    const vpc = new Vpc(stack, `Vpc${at}`, {
      name: `vpc-${at}`,
      account: '111111111111',
      region: 'us-east-1',
      addresses: vpcAddresses(at),
    });
    const group = new SecurityGroup(vpc, 'App', { vpc, name: 'app' });
    group.connections.allowFromAddresses(Peer.cidr('10.0.0.0/8'), Port.tcp(443));
  }
}
