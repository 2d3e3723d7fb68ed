import { allocate, LEDGER } from '../test/build';
import { LandscapeFolder } from '../test/landscape-folder';
import { LANDSCAPE, type LandscapeData } from './environments';
import { dev } from './environments/dev';

/** The hub, the sites and dev: the others are alike, and the CLI's tests deploy them all. */
const only = (environments: LandscapeData['environments']): LandscapeData => ({ ...LANDSCAPE, environments });

/** By the real Terraform against a simulated AWS. */
describe('the landscape, deployed', () => {
  const folder = new LandscapeFolder(only([dev]), LEDGER);
  afterAll(() => folder.remove());

  it('goes up stack by stack, and then nothing is left to change', () => {
    const runs = folder.deploy();
    expect(runs.map(({ stack }) => stack).sort()).toEqual([
      ...['dns', 'link', 'names', 'network', 'web'].map((part) => `dev-${part}`),
      'hybrid-site',
      'shared-dns',
      'shared-network',
      'shared-s3-access',
    ]);
    for (const run of runs) expect(run).toMatchObject({ change: 0, destroy: 0, secondPlan: [] });
  });

  it('gets another zone in dev by adding, and replaces nothing', () => {
    const data = only([{ ...dev, vpc: { ...dev.vpc, zones: [...dev.vpc.zones, 'euw1-az3'] } }]);
    folder.synthesize(data, allocate(data, LEDGER));
    // A stack is planned after its upstream is applied, as the pipeline does it; counts are those of the plan.
    const runs = new Map(folder.deploy().map((run) => [run.stack, run]));
    // The attachment takes the new zone's subnet in place.
    expect(runs.get('dev-network')).toMatchObject({ change: 1, destroy: 0 });
    expect(runs.get('dev-network')?.add).toBeGreaterThan(5);
    for (const [stack, { add, change, destroy }] of runs) {
      expect({ stack, destroy }).toEqual({ stack, destroy: 0 });
      if (!stack.startsWith('dev-')) expect({ stack, add, change }).toEqual({ stack, add: 0, change: 0 });
    }
  });
});

/** A firewall in each zone of dev and of the hub. */
describe('the landscape that inspects in every VPC, deployed', () => {
  // Its names and its web tier are those of above.
  const { web: _web, ...network } = dev;
  const data = only([
    { ...network, connection: { mode: 'inspected', model: 'distributed', nat: { mode: 'per-zone' } } },
  ]);
  const folder = new LandscapeFolder(data, allocate(data, LEDGER));
  afterAll(() => folder.remove());

  it('goes up stack by stack, and then nothing is left to change', () => {
    for (const run of folder.deploy()) expect(run).toMatchObject({ change: 0, destroy: 0, secondPlan: [] });
  });
});
