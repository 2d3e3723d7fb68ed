import { buildModel, trace, withDown } from '@landbridge/prover';
import { ASSUMPTIONS, configurationOf } from '../../test/small-landscape';
import { graphOf } from '../map/graph-of';
import { layOut } from '../map/lay-out';
import { elementsOf, search } from './element-index';
import { lightsOf, stepsOf } from './lit';
import { matrixOf } from './matrix';

const model = buildModel(configurationOf(), ASSUMPTIONS);

describe('elements of the map', () => {
  it('are found by the component they stand for, and by words', async () => {
    const map = await layOut(graphOf(model), false);
    const elements = elementsOf(map);
    for (const key of [
      'aws_vpc.app',
      'az:eu-west-1a',
      'aws_subnet.public',
      'aws_nat_gateway.main',
      'aws_ec2_transit_gateway.hub',
      'aws_ec2_transit_gateway_vpc_attachment.data',
      'aws_vpn_connection.hq',
      'on-premises:hq',
      'internet',
      'region:eu-west-1',
    ])
      expect(elements.get(key)).toMatchObject({ key });
    for (const { at } of elements.values()) {
      expect(at.x).toBeGreaterThanOrEqual(0);
      expect(at.x).toBeLessThanOrEqual(map.width);
    }
    expect(search(elements, 'nat GATEWAY').map(({ key }) => key)).toEqual(['aws_nat_gateway.main']);
    expect(search(elements, '  ')).toEqual([]);
    expect(search(elements, 'nothing of the kind')).toEqual([]);
  });
});

describe('the way of a packet', () => {
  const ask = (to: string, down: string[] = []) =>
    trace(withDown(model, down), { from: 'aws_instance.app', to, port: '443' });

  it('is lit hop by hop, there and back', () => {
    const result = ask('aws_instance.data');
    const steps = stepsOf(result);
    expect(steps.length).toBeGreaterThan(4);
    expect(lightsOf(result, 0).size).toBe(0);
    expect([...lightsOf(result, 1)]).toEqual([['aws_instance.app', 'there']]);
    const all = lightsOf(result, steps.length);
    expect(all.get('aws_ec2_transit_gateway_vpc_attachment.data')).toBe('both');
    expect([...all.values()]).not.toContain('stop');
  });

  it('ends where packets end', () => {
    const result = ask('aws_instance.data', ['aws_ec2_transit_gateway_vpc_attachment.data']);
    expect(result.outcome).toBe('blocked');
    const lights = lightsOf(result, stepsOf(result).length);
    expect(lights.get(result.stopsAt?.component ?? '')).toBe('stop');
  });

  it('is nothing where nothing was asked', () => {
    expect(lightsOf(undefined, 3).size).toBe(0);
  });
});

describe('the matrix', () => {
  const places = ['aws_vpc.app', 'aws_vpc.data', 'on-premises:hq', 'internet'].map((key) => ({
    key,
    label: key,
  }));
  const cells = (base = model) =>
    new Map(matrixOf(base, places).map(({ from, to, passes }) => [`${from} ${to}`, passes]));

  it('says of each pair whether anything arrives', () => {
    const found = cells();
    expect(found.size).toBe(12);
    expect(found.get('aws_vpc.app aws_vpc.data')).toBe('something');
    expect(found.get('aws_vpc.app on-premises:hq')).toBe('something');
    expect(found.get('internet aws_vpc.data')).toBe('nothing');
  });

  it('follows what is down', () => {
    expect(cells(withDown(model, ['aws_vpn_connection.hq'])).get('aws_vpc.app on-premises:hq')).toBe(
      'nothing',
    );
  });

  it('is empty without places', () => {
    expect(matrixOf(model, [])).toEqual([]);
  });
});
