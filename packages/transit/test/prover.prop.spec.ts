import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { landbridge } from '@landbridge/testing';
import { App, TerraformStack } from 'cdktf';
import * as fc from 'fast-check';
import { GatewayRoutes, Segments, TransitGateway, VpcAttachment } from '../src';
import { HUB, vpcNumber } from './vpcs';

const SEGMENTS = ['a', 'b', 'c'];
const PAIRS = SEGMENTS.flatMap((one, i) => SEGMENTS.slice(i).map((other): [string, string] => [one, other]));
/** VPC number → its segment: two of each but the last. */
const VPCS = [0, 1, 2, 3, 4].map((n) => ({ number: n + 1, segment: SEGMENTS[n % 3] ?? 'a' }));

type Allowed = readonly [string, string][];

function build(allow: Allowed, forbidden: 'absent' | 'blackhole'): (app: App) => void {
  return (app) => {
    const stack = new TerraformStack(app, 'net');
    new AwsProvider(stack, 'Aws', { region: HUB.region, allowedAccountIds: [HUB.account] });
    const gateway = new TransitGateway(stack, 'Gateway', { ...HUB, name: 'hub' });
    const members = VPCS.map(({ number, segment }) => {
      const vpc = vpcNumber(stack, number);
      const attachment = new VpcAttachment(stack, `Attachment${number}`, { gateway, vpc });
      const tiers = [vpc.tier('private')];
      new GatewayRoutes(stack, `Routes${number}`, {
        gateway,
        tiers,
        destinations: ['10.0.0.0/8'],
        after: attachment.ready,
      });
      return [`vpc${number}`, { segment, attachment }] as const;
    });
    const policy = { segments: SEGMENTS, allow };
    new Segments(stack, 'Segments', { gateway, policy, members: Object.fromEntries(members), forbidden });
  };
}

/** One intent for each ordered pair of VPCs: what the matrix says, in the prover's words. */
function intents(allow: Allowed) {
  const meets = (one: string, other: string): boolean =>
    allow.some(([x, y]) => (x === one && y === other) || (x === other && y === one));
  const groups = VPCS.flatMap(({ number }) => [
    [`vpc${number}`, { vpcs: [`aws_vpc.Vpc${number}_*`] }],
    [`servers${number}`, { resources: [`aws_subnet.Vpc${number}_private_*`] }],
  ]);
  const pairs = VPCS.flatMap((from) => VPCS.filter((to) => to !== from).map((to) => ({ from, to })));
  return {
    groups: Object.fromEntries(groups) as unknown,
    intents: pairs.map(({ from, to }) =>
      meets(from.segment, to.segment)
        ? {
            name: `${from.number} ${to.number}`,
            from: `servers${from.number}`,
            to: `servers${to.number}`,
            expect: 'reachable',
            protocol: 'any',
          }
        : {
            name: `${from.number} ${to.number}`,
            from: `vpc${from.number}`,
            to: `vpc${to.number}`,
            expect: 'blocked',
            protocol: 'any',
          },
    ),
  };
}

describe('segments and the prover', () => {
  const root = mkdtempSync(join(tmpdir(), 'landbridge-segments-'));
  afterAll(() => rmSync(root, { recursive: true }));

  it('agree: what the matrix allows is reachable, what it forbids is blocked, for every matrix', () => {
    const runs = process.env['LANDBRIDGE_LONG'] === undefined ? 6 : 60;
    const matrices = fc.record({
      allow: fc.subarray(PAIRS),
      forbidden: fc.constantFrom<'absent' | 'blackhole'>('absent', 'blackhole'),
    });
    let run = 0;
    fc.assert(
      fc.property(matrices, ({ allow, forbidden }) => {
        const outdir = join(root, String(run++));
        const app = new App({ outdir });
        build(allow, forbidden)(app);
        app.synth();
        const intent = join(outdir, 'intent.json');
        writeFileSync(intent, JSON.stringify(intents(allow)));
        const { stdout } = landbridge(
          ['prove', '--model', outdir, '--intent', intent, '--format', 'json'],
          [0, 1],
        );
        const verdicts = (JSON.parse(stdout) as { intents: { name: string; verdict: string }[] }).intents;
        expect(verdicts).toHaveLength(20);
        expect(verdicts.filter(({ verdict }) => verdict !== 'holds')).toEqual([]);
      }),
      { numRuns: runs },
    );
  });
});
