import { chooseWorld } from './choose-world';

describe('chooseWorld', () => {
  it('is the sandbox, whatever credentials there are', () => {
    expect(chooseWorld(undefined, { AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE', AWS_PROFILE: 'prod' })).toBe('sandbox');
    expect(chooseWorld('sandbox', { LANDBRIDGE_WORLD: 'aws' })).toBe('sandbox');
    expect(chooseWorld(undefined, { LANDBRIDGE_WORLD: '' })).toBe('sandbox');
  });

  it('is AWS when the option or the variable says so, and only then', () => {
    expect(chooseWorld('aws', {})).toBe('aws');
    expect(chooseWorld(undefined, { LANDBRIDGE_WORLD: 'aws' })).toBe('aws');
  });

  it('takes no other word for either', () => {
    for (const word of ['moon', 'AWS', ' aws']) {
      expect(() => chooseWorld(undefined, { LANDBRIDGE_WORLD: word })).toThrow(
        /^CLI001 \[LANDBRIDGE_WORLD\]/,
      );
    }
  });
});
