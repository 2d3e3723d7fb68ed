import { chooseWorld } from './choose-world';

describe('chooseWorld', () => {
  it('is the sandbox, whatever credentials there are', () => {
    expect(chooseWorld(undefined, { AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE', AWS_PROFILE: 'prod' })).toBe('sandbox');
    expect(chooseWorld('sandbox', { LANDBRIDGE_WORLD: 'aws' })).toBe('sandbox');
  });

  it('never quietly takes AWS for the sandbox', () => {
    expect(() => chooseWorld('aws', {})).toThrow(/^CLI012 \[--world\]/);
    expect(() => chooseWorld(undefined, { LANDBRIDGE_WORLD: 'aws' })).toThrow(/^CLI012 \[LANDBRIDGE_WORLD\]/);
    expect(() => chooseWorld(undefined, { LANDBRIDGE_WORLD: 'moon' })).toThrow(
      /^CLI001 \[LANDBRIDGE_WORLD\]/,
    );
  });
});
