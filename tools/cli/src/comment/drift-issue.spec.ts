import { driftIssue, ISSUE_MARK } from './drift-issue';

describe('driftIssue', () => {
  it('is empty where everything is as it was deployed', () => {
    expect(driftIssue([{ stacks: [{ stack: 'dev-network', drift: [] }], proof: null }])).toBe('');
    expect(driftIssue([])).toBe('');
  });

  it('names what was changed, what could not be looked at, and what does not hold', () => {
    const issue = driftIssue([
      {
        stacks: [{ stack: 'dev-network', drift: [{ address: 'aws_vpc.Vpc', action: 'update' }] }],
        proof: null,
      },
      {
        stacks: [{ stack: 'prod-network', failed: true }],
        proof: {
          verdict: 'fails',
          intents: [{ name: 'dev never meets prod', verdict: 'fails', findings: [] }],
        },
      },
    ]);
    expect(issue.startsWith(`${ISSUE_MARK}\n`)).toBe(true);
    expect(issue).toContain('- update `dev-network/aws_vpc.Vpc`');
    expect(issue).toContain('### Could not be looked at\n\n- `prod-network`');
    expect(issue).toContain('- fails: dev never meets prod');
  });
});
