import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { readConfiguration } from '@landbridge/terraform-model';
import { endsOf } from '../diff/ends';
import type { Member } from '../intent/member';
import { buildModel, type Model } from '../model/model';
import { ENGINE, FAMILIES } from '../prove/engine';
import { headersOf } from '../prove/traffic';
import { part } from './apart';

const LANDSCAPE = join(__dirname, '../../../terraform-model/fixtures/landscape');

const STACKS = [
  'dev-network',
  'dev-link',
  'test-network',
  'test-link',
  'prod-network',
  'prod-link',
  'shared-network',
];
const ENVIRONMENTS = ['dev', 'test', 'prod', 'shared'];
type Blocks = Record<string, Record<string, Record<string, unknown>>>;

/** One random change: a resource less, or a route or propagation more. */
type Change =
  | { readonly stack: number; readonly remove: number }
  | { readonly into: number; readonly to: number; readonly kind: 'route' | 'propagation' | 'vpc-route' };

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ stack: fc.nat(STACKS.length - 1), remove: fc.nat(200) }),
  fc.record({
    into: fc.nat(3),
    to: fc.nat(3),
    kind: fc.constantFrom('route' as const, 'propagation' as const, 'vpc-route' as const),
  }),
);

function withChanges(changes: readonly Change[]): Model {
  const folder = mkdtempSync(join(tmpdir(), 'screen-'));
  cpSync(LANDSCAPE, folder, { recursive: true });
  changes.forEach((each, at) => {
    const isRemoval = 'remove' in each;
    const stack = isRemoval ? (STACKS[each.stack] ?? '') : 'shared-network';
    const file = join(folder, 'stacks', stack, 'cdk.tf.json');
    const content = JSON.parse(readFileSync(file, 'utf8')) as { resource: Blocks; data?: Blocks };
    if (isRemoval) removeOne(content.resource, each.remove);
    else addOne(content, each, at);
    writeFileSync(file, JSON.stringify(content));
  });
  return buildModel(readConfiguration([folder]));
}

/** Routes, associations, propagations and rules may go without leaving a dangling reference. */
function removeOne(resource: Blocks, at: number): void {
  const names = Object.entries(resource).flatMap(([type, blocks]) =>
    /route$|association$|propagation$|rule$/.test(type)
      ? Object.keys(blocks).map((name) => [type, name] as const)
      : [],
  );
  const [type, name] = names[at % Math.max(1, names.length)] ?? [];
  if (type !== undefined && name !== undefined) delete resource[type]?.[name];
}

function addOne(
  content: { resource: Blocks; data?: Blocks },
  { into, to, kind }: Extract<Change, { into: number }>,
  at: number,
): void {
  const target = ENVIRONMENTS[to] ?? 'dev';
  const state = {
    backend: 'local',
    config: { path: `../../../../.landbridge/sandbox/state/${target}-network.tfstate` },
  };
  const attachment =
    target === 'shared'
      ? '${aws_ec2_transit_gateway_vpc_attachment.main.id}'
      : `\${data.terraform_remote_state.${target}-${at}.outputs.attachment_id}`;
  if (target !== 'shared')
    content.data = {
      ...content.data,
      terraform_remote_state: { ...content.data?.['terraform_remote_state'], [`${target}-${at}`]: state },
    };
  const ids = {
    transit_gateway_attachment_id: attachment,
    transit_gateway_route_table_id: `\${aws_ec2_transit_gateway_route_table.${ENVIRONMENTS[into] ?? 'dev'}.id}`,
  };
  const add = (type: string, values: Record<string, unknown>) =>
    (content.resource[type] = { ...content.resource[type], [`added_${at}`]: values });
  if (kind === 'propagation') add('aws_ec2_transit_gateway_route_table_propagation', ids);
  else if (kind === 'route')
    add('aws_ec2_transit_gateway_route', {
      ...ids,
      destination_cidr_block: ['10.16.0.0/16', '10.32.0.0/16', '10.48.0.0/16', '0.0.0.0/0'][to],
    });
  else
    add('aws_route', {
      route_table_id: '${aws_route_table.transit_a.id}',
      destination_cidr_block: `10.${16 * into}.0.0/16`,
      transit_gateway_id: '${aws_ec2_transit_gateway.main.id}',
    });
}

function members(model: Model): Member[] {
  return [...endsOf(model).values()].filter(({ kind }) => kind !== 'outside');
}

it('whatever routes keep apart, no walk brings together', () => {
  let apart = 0;
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 5 }), (changes) => {
      const model = withChanges(changes);
      const all = members(model);
      const open = new Set<string>();
      let counted = 0;
      for (const parted of part(model, all, all, FAMILIES)) {
        if (typeof parted === 'number') counted += parted;
        else open.add(`${parted[0].text} ${parted[1].text}`);
      }
      expect(counted + open.size).toBe(all.length * (all.length - 1));
      for (const from of all) {
        for (const to of all) {
          if (from.text === to.text || open.has(`${from.text} ${to.text}`)) continue;
          apart += 1;
          for (const family of FAMILIES) {
            const walked = ENGINE.walk(model, from.text, to.text, [headersOf({}, family, 'every')], true);
            expect([from.text, to.text, walked.arrived.length, walked.unknown.length]).toEqual([
              from.text,
              to.text,
              0,
              0,
            ]);
          }
        }
      }
    }),
    { numRuns: 6 },
  );
  expect(apart).toBeGreaterThan(500);
});
