import { buildModel, trace } from '@landbridge/prover';
import { ASSUMPTIONS, configurationOf } from '../../test/small-landscape';
import { decodeConfiguration, encodeConfiguration } from './encode-configuration';

describe('a configuration in the page', () => {
  const configuration = configurationOf();
  const text = JSON.stringify(encodeConfiguration(configuration));

  it('answers as the one it was made from', () => {
    const there = buildModel(decodeConfiguration(JSON.parse(text)), ASSUMPTIONS);
    const here = buildModel(configuration, ASSUMPTIONS);
    for (const to of ['aws_instance.data', 'on-premises:hq', 'internet']) {
      const query = { from: 'aws_instance.app', to, port: '443' };
      expect(trace(there, query)).toEqual(trace(here, query));
    }
  });

  it('says nothing of the machine it was made on', () => {
    expect(text).not.toContain('main.tf.json');
    expect(text).not.toContain('landbridge-diagram-');
  });
});
