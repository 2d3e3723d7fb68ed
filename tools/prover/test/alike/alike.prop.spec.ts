import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { readConfiguration } from '@landbridge/terraform-model';
import type { Assumptions } from '../../src/assume/assumptions';
import type { FailureClass, IntentFile } from '../../src/intent/intent-schema';
import { buildModel, type Model } from '../../src/model/model';
import { prove } from '../../src/prove/prove';
import { symmetryOf } from '../../src/prove/symmetry-of';
import { landscapeOf, SHAPES, TWISTS, type Plan } from './shapes';

const LONG = process.env['LANDBRIDGE_LONG'] === '1';
const SURVIVED: readonly FailureClass[] = [
  'any-attachment',
  'any-peering',
  'any-instance',
  'any-az',
  'any-vpn',
];
const HQ: Assumptions = {
  sites: {
    hq: {
      cidrs: ['172.20.0.0/16'],
      links: [{ via: 'aws_vpn_connection.nhq', advertises: [{ prefix: '172.20.0.0/16' }] }],
    },
  },
};

function modelOf(plan: Plan): Model {
  const folder = mkdtempSync(join(tmpdir(), 'alike-'));
  const file = join(folder, 'main.tf.json');
  writeFileSync(file, JSON.stringify(landscapeOf(plan)));
  const hasSite = plan.hasSite && (plan.shape === 'segments' || plan.shape === 'mesh');
  const model = buildModel(readConfiguration([file]), hasSite ? HQ : {});
  rmSync(folder, { recursive: true });
  return model;
}

function intentsOf(model: Model, survives: readonly FailureClass[]): IntentFile {
  const servers = { resources: ['aws_instance.n*'] };
  const some = { resources: ['aws_instance.n1', 'aws_instance.n3', 'aws_instance.n5', 'aws_instance.n2'] };
  const lasting = { survives: [...survives] };
  const hasSite = model.sites.byName.size > 0;
  return {
    groups: {
      servers,
      some,
      hub: { resources: ['aws_instance.n0'] },
      vpcs: { vpcs: ['aws_vpc.*'] },
      ...(model.network.loadBalancers.size > 0 && {
        front: { resources: ['aws_lb.n*', 'aws_vpc_endpoint.n*'] },
      }),
    },
    intents: [
      { name: 'apart', from: 'some', to: 'servers', expect: 'blocked', bothWays: true, ...lasting },
      {
        name: 'hub',
        from: 'servers',
        to: 'hub',
        expect: 'reachable',
        protocol: 'tcp',
        ports: ['389'],
        ...lasting,
      },
      {
        name: 'any',
        from: 'vpcs',
        to: 'servers',
        expect: 'reachable',
        protocol: 'tcp',
        ports: ['22', '389'],
      },
      {
        name: 'but',
        from: 'vpcs',
        to: 'vpcs',
        expect: 'blocked',
        protocol: 'tcp',
        except: [{ from: 'some' }, { to: 'hub', protocol: 'tcp', ports: ['389'] }],
      },
      { name: 'block', from: '10.3.0.0/24', to: 'servers', expect: 'blocked', protocol: 'udp' },
      ...(model.network.loadBalancers.size > 0
        ? [
            {
              name: 'front',
              from: ['vpcs', 'servers'],
              to: 'front',
              expect: 'reachable' as const,
              protocol: 'tcp',
              ports: ['389'],
              ...lasting,
            },
          ]
        : []),
      { name: 'internet', from: 'internet', to: '*', expect: 'blocked' },
      ...(hasSite
        ? [
            {
              name: 'site',
              from: 'on-premises',
              to: 'vpcs',
              expect: 'reachable' as const,
              protocol: 'tcp',
              ...lasting,
            },
          ]
        : []),
    ],
  };
}

const calm: Plan['twists'] = Array.from({ length: 7 }, () => []);
/** What went wrong once. */
const FOUND: [Plan, FailureClass[]][] = [
  [{ shape: 'wide-hub', twists: calm, hasSite: false }, []],
  [{ shape: 'segments', twists: calm, hasSite: false }, ['any-instance']],
  [
    { shape: 'peered-hub', twists: [...calm.slice(1), ['same-block-as-first']], hasSite: false },
    ['any-peering'],
  ],
];
const twists = fc.oneof(
  { weight: 3, arbitrary: fc.constant([]) },
  { weight: 1, arbitrary: fc.subarray([...TWISTS], { maxLength: 2 }) },
);
const plans = fc.record({
  shape: fc.constantFrom(...SHAPES),
  twists: fc
    .tuple(fc.array(twists, { minLength: 7, maxLength: 9 }), fc.subarray([...TWISTS], { maxLength: 1 }))
    // What all have in common tells none of them apart.
    .map(([each, common]) => each.map((own) => [...new Set([...own, ...common])])),
  hasSite: fc.boolean(),
});

it('one part that speaks for all that are like it says what each would say', () => {
  let spoken = 0;
  let failing = 0;
  fc.assert(
    fc.property(plans, fc.subarray([...SURVIVED], { maxLength: 1 }), (plan, survives) => {
      const model = modelOf(plan);
      const intents = intentsOf(model, survives);
      const asked = { fixes: false, shown: 0 };
      const plain = prove(modelOf(plan), intents, { ...asked, plain: true });
      const quick = prove(model, intents, asked);
      const told = ({ intents: proofs }: typeof plain) =>
        proofs.map(({ name, verdict, pairs, failing: fails, unsure, failures }) => ({
          name,
          verdict,
          failing: fails,
          // The rest is not judged where very much fails.
          ...(fails < 1000 && { unsure }),
          failures,
          // Where failures strike, pairs that cannot be asked about are counted by where they were left out.
          ...(failures === 0 && { pairs }),
        }));
      expect(told(quick)).toEqual(told(plain));
      if (symmetryOf(model, intents)?.isTrivial === false) spoken += 1;
      failing += quick.intents.reduce((sum, { failing: fails }) => sum + fails, 0);
    }),
    { numRuns: LONG ? 2000 : 30, examples: FOUND },
  );
  expect(spoken).toBeGreaterThan(LONG ? 1000 : 10);
  expect(failing).toBeGreaterThan(100);
});
