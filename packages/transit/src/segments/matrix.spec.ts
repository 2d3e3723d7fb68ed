import { refusalOf } from '@landbridge/testing';
import { segmentMatrix } from './matrix';

describe('segmentMatrix', () => {
  const matrix = segmentMatrix({
    segments: ['dev', 'prod', 'hybrid'],
    allow: [['dev', 'hybrid']],
    inspect: [['hybrid', 'prod']],
  });

  it('is symmetric, and forbids what is not named', () => {
    expect([matrix.contact('dev', 'hybrid'), matrix.contact('hybrid', 'dev')]).toEqual(['direct', 'direct']);
    expect([matrix.contact('prod', 'hybrid'), matrix.contact('hybrid', 'prod')]).toEqual([
      'inspected',
      'inspected',
    ]);
    expect([matrix.contact('dev', 'prod'), matrix.contact('dev', 'dev')]).toEqual([undefined, undefined]);
  });

  it('lists partners in the order of declaration', () => {
    expect(matrix.partners('hybrid', 'direct')).toEqual(['dev']);
    expect(matrix.partners('hybrid', 'inspected')).toEqual(['prod']);
  });

  it('refuses a policy that contradicts itself', () => {
    const refused = (segments: string[], allow: [string, string][], inspect: [string, string][] = []) =>
      refusalOf(() => segmentMatrix({ segments, allow, inspect })).code;
    expect(refused(['Dev'], [])).toBe('TRN001');
    expect(refused(['dev', 'dev'], [])).toBe('TRN002');
    expect(refused(['dev'], [['dev', 'prod']])).toBe('TRN003');
    expect(refused(['dev', 'prod'], [['dev', 'prod']], [['prod', 'dev']])).toBe('TRN004');
  });
});
