import { commandArguments } from './arguments';

describe('commandArguments', () => {
  it('names the environment where the command takes one', () => {
    expect(commandArguments({ command: 'plan', environment: 'dev' }, '/w/stacks')).toEqual([
      'plan',
      'dev',
      '--project',
      '/w/stacks',
    ]);
    expect(commandArguments({ command: 'plan' }, '/w/stacks')).toEqual(['plan', '--project', '/w/stacks']);
    expect(commandArguments({ command: 'prove', environment: 'dev' }, '/w/stacks')).toEqual([
      'prove',
      '--project',
      '/w/stacks',
    ]);
  });

  it('passes on what else was said to Nx', () => {
    const options = { command: 'deploy', all: true, skipSynth: true, verbose: false, parallel: 3 };
    expect(commandArguments(options, 's')).toEqual([
      'deploy',
      '--project',
      's',
      '--all',
      '--skip-synth',
      '--parallel',
      '3',
    ]);
  });
});
