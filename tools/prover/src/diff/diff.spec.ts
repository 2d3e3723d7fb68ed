import { join } from 'node:path';
import { readConfiguration, Reference, type Configuration } from '@landbridge/terraform-model';
import { withEdits } from '../fix/edit';
import { buildModel } from '../model/model';
import { diffText } from '../report/diff-text';
import { diff } from './diff';

const base = readConfiguration([join(__dirname, '../../../terraform-model/fixtures/landscape')]);
const without = (address: string): Configuration =>
  withEdits(base, [{ action: 'remove', resource: address, words: '' }]);
const compare = (a: Configuration, b: Configuration) => diff(buildModel(a), buildModel(b));

it('nothing changed, nothing gained or lost', () => {
  const same = compare(base, base);
  expect(same).toEqual({ gained: [], lost: [], unknown: [], appeared: [], disappeared: [] });
  expect(diffText(same)).toBe('no connectivity gained or lost\n');
});

it('tells what is lost, and the other way round what is gained, with a packet', () => {
  const head = without('dev-link/aws_route.dev_euw1-az1');
  const { lost, gained } = compare(base, head);
  expect(gained).toEqual([]);
  expect(lost.map(({ from, to, kind }) => [from, to, kind])).toContainEqual([
    'dev-network/aws_instance.app',
    'shared-network/aws_instance.directory',
    'round-trip',
  ]);
  expect(lost.every(({ trace }) => trace.outcome === 'reachable')).toBe(true);
  expect(lost.find(({ to }) => to.endsWith('directory'))?.example).toMatch(
    /a packet from .* to .* \(tcp 10\.16\.32\..* → 10\.0\..*\) no longer passes/,
  );
  const back = compare(head, base);
  expect(back.gained.map(({ from, to, pairs }) => [from, to, pairs])).toEqual(
    lost.map(({ from, to, pairs }) => [from, to, pairs]),
  );
  expect(diffText(back)).toMatch(/^Connectivity gained:\n\+ /);
});

it('a route in one direction gains packets that are not answered', () => {
  const head = withEdits(base, [
    {
      action: 'add',
      resource: 'shared-network/aws_ec2_transit_gateway_route.leak',
      arguments: {
        destination_cidr_block: '10.48.0.0/16',
        transit_gateway_attachment_id: new Reference(
          'prod-network/aws_ec2_transit_gateway_vpc_attachment.main',
          'id',
        ),
        transit_gateway_route_table_id: new Reference(
          'shared-network/aws_ec2_transit_gateway_route_table.dev',
          'id',
        ),
      },
      words: '',
    },
  ]);
  const { gained, lost } = compare(base, head);
  expect(lost).toEqual([]);
  expect(gained.map(({ from, to, kind }) => [from, to, kind])).toContainEqual([
    'dev-network/aws_vpc.main',
    'prod-network/aws_vpc.main',
    'one-way',
  ]);
});

it('ends that come and go are named', () => {
  expect(compare(base, without('dev-network/aws_instance.app')).disappeared).toEqual([
    'dev-network/aws_instance.app',
  ]);
});
