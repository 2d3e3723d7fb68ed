import { requestedRun } from './requested-run';

const of = (line: string) => requestedRun(['node', 'nx', ...line.split(' ')]);

describe('requestedRun', () => {
  it.each([
    ['run stacks:plan', ['plan'], undefined],
    ['run stacks:plan:dev', ['plan'], 'dev'],
    ['run stacks:plan --configuration=dev', ['plan'], 'dev'],
    ['run stacks:plan --configuration dev', ['plan'], 'dev'],
    ['run stacks:plan -c dev --verbose', ['plan'], 'dev'],
    ['-c dev run stacks:plan', ['plan'], 'dev'],
    ['plan stacks --configuration=dev', ['plan'], 'dev'],
    ['run stacks:plan --prod', ['plan'], 'production'],
    ['run-many -t plan prove -c dev', ['plan', 'prove'], 'dev'],
    ['run-many --targets=plan,test --configuration=ci', ['plan', 'test'], 'ci'],
    ['affected --target plan --base main', ['plan'], undefined],
    ['run stacks:plan:dev -- -c staging', ['plan'], 'dev'],
  ])('%s', (line, targets, configuration) => {
    expect(of(line)).toEqual({ targets, configuration });
  });
});
