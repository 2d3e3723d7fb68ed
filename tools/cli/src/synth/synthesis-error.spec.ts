import { synthesisError } from './synthesis-error';

const said = (stderr: string): string => synthesisError({ stdout: '', stderr }, 'stacks').message;

describe('synthesisError', () => {
  it('carries over the one line of the stacks, with its code and place', () => {
    expect(said('NET004 [environments/prod] overlaps dev; move one\n')).toBe(
      'NET004 [environments/prod] overlaps dev; move one',
    );
  });

  it('finds the line among those of a validation', () => {
    const text = 'Validation failed with the following errors:\n  [dev-network/Vpc] NET007 no room is left\n';
    expect(said(text)).toContain('NET007');
    expect(
      said('Error: Validation failed with the following errors:\n  [a/b] a rule of its own\n'),
    ).toContain('[a/b] a rule of its own');
  });

  it('names what was thrown, however Node prints it', () => {
    const shown =
      'CLI004 [stacks] TypeError: x is not a function; LANDBRIDGE_DEBUG=1 shows where it was thrown';
    expect(said('/a/b.cjs:12\n  x();\n  ^\n\nTypeError: x is not a function\n    at f\n')).toBe(shown);
    expect(said('/a/b.cjs:12\n  x();\n  ^\n\n[TypeError: x is not a function]\n\nNode.js v20\n')).toBe(shown);
  });
});
