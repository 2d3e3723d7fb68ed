import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LandbridgeError } from '@landbridge/terraform-model';
import type { Fixtures, OpenSimulation } from '../contract';
import { GrpcServer } from '../protocol/grpc-server';
import { pluginServices } from '../protocol/plugin-services';
import { providerMethods } from '../provider/calls';
import { Provider } from '../provider/provider';
import { schemaCatalog } from '../schema/provider-schema';
import type { Sandbox, SandboxOptions, Summary } from './options';
import { reattachVariable } from './reattach';
import { startStateServer } from './state-server';

export const DEFAULT_ACCOUNT = '123456789012';
export const DEFAULT_REGION = 'eu-west-1';

/** {@link startSandbox} over any simulation. */
export async function startWith(openSimulation: OpenSimulation, options: SandboxOptions): Promise<Sandbox> {
  const cpu = process.cpuUsage();
  const simulation = await openSimulation(options.world);
  const defaults = {
    account: options.account ?? DEFAULT_ACCOUNT,
    region: options.region ?? regionOfMachine(),
  };
  const strict = options.strict ?? process.env['LANDBRIDGE_SANDBOX_STRICT'] === '1';
  const fixtures = readFixtures(options.fixtures);
  const provider = new Provider(simulation, schemaCatalog(), defaults, fixtures, strict);
  // The path of a unix socket is limited to about 100 characters, so it cannot lie in the world's folder.
  const folder = mkdtempSync(join(tmpdir(), 'landbridge-'));
  const socket = join(folder, 'aws.sock');
  const server = new GrpcServer(socket, new Map([...pluginServices(), ...providerMethods(provider)]));
  await server.listen();
  const states = options.stateDir === undefined ? undefined : await startStateServer(options.stateDir);
  return {
    env: { TF_REATTACH_PROVIDERS: reattachVariable(socket), CHECKPOINT_DISABLE: '1' },
    stateUrl(name) {
      if (states === undefined)
        throw new LandbridgeError({ code: 'SBX003', message: 'no state server runs', fix: 'give stateDir' });
      return states.url(name);
    },
    async stop(): Promise<Summary> {
      await server.close();
      await states?.stop();
      await simulation.close();
      rmSync(folder, { recursive: true, force: true });
      const used = process.cpuUsage(cpu);
      const { shapeOnly, ...counts } = provider.tally;
      return {
        ...counts,
        shapeOnly: [...shapeOnly].sort(),
        cpuMs: Math.round((used.user + used.system) / 1000),
      };
    },
  };
}

function regionOfMachine(): string {
  return process.env['AWS_REGION'] || process.env['AWS_DEFAULT_REGION'] || DEFAULT_REGION;
}

function readFixtures(file: string | undefined): Fixtures {
  if (file === undefined) return {};
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Fixtures;
  } catch (error) {
    throw new LandbridgeError(
      {
        code: 'SBX001',
        place: file,
        message: `the fixtures file cannot be read: ${error instanceof Error ? error.message : String(error)}`,
        fix: 'give a JSON file of the form { "aws_<data source>": [{ "config": {…}, "values": {…} }] }',
      },
      { cause: error },
    );
  }
}
