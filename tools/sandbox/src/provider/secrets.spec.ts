import { UNKNOWN, type BlockSchema } from '../contract';
import { restoreSecrets, withholdSecrets } from './secrets';

const BLOCK: BlockSchema = {
  attributes: {
    name: { type: 'string', required: true },
    password: { type: 'string', optional: true, sensitive: true },
    token: { type: 'string', computed: true, sensitive: true },
  },
  block_types: {
    user: {
      nesting_mode: 'list',
      block: { attributes: { login: { type: 'string' }, key: { type: 'string', sensitive: true } } },
    },
  },
};
const VALUES = { name: 'n', password: 'hush', token: UNKNOWN, user: [{ login: 'me', key: 'secret' }] };

describe('secrets', () => {
  it('are taken out wherever they stand; what AWS is to compute stays unknown', () => {
    expect(withholdSecrets(BLOCK, VALUES)).toEqual({
      name: 'n',
      password: null,
      token: UNKNOWN,
      user: [{ login: 'me', key: null }],
    });
  });

  it('come back from where they were', () => {
    const shown = { name: 'n', password: null, token: 'made up', user: [{ login: 'me', key: null }] };
    expect(restoreSecrets(BLOCK, shown, VALUES)).toEqual({ ...VALUES, token: 'made up' });
  });
});
