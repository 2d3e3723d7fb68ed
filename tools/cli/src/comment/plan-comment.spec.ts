import { COMMENT_MARK, planComment, type PlanJson } from './plan-comment';

const plan: PlanJson = {
  stacks: [
    {
      stack: 'dev-network',
      status: 'changes',
      add: 1,
      change: 0,
      replace: 1,
      destroy: 0,
      replacedOrDestroyed: ['aws_vpc.main', 'aws_cloudwatch_metric_alarm.a'],
      needsAllowance: ['aws_vpc.main'],
    },
    { stack: 'dev-link', status: 'failed', error: 'CLI006 [dev-link] no' },
  ],
  proof: {
    verdict: 'fails',
    intents: [
      {
        name: 'dev never meets prod',
        verdict: 'fails',
        findings: [
          { from: 'a', to: 'b', decidedBy: { component: 'aws_route.hole', because: '10.0.0.0/8 → x' } },
        ],
      },
      { name: 'all find the directory', verdict: 'holds', findings: [] },
    ],
  },
};
const cost = { before: 10, after: 6.5, difference: -3.5, stacks: [], incomplete: false };
const change = { from: 'dev', to: 'internet', kind: 'round-trip', pairs: 2, example: 'a packet' };

describe('planComment', () => {
  it('says what a reviewer has to know', () => {
    const comment = planComment({
      plans: [plan, plan],
      connectivity: { gained: [change], lost: [], unknown: [] },
      cost,
    });
    expect(comment.startsWith(COMMENT_MARK)).toBe(true);
    expect(comment).toContain('| `dev-network` | changes | 1 | 0 | 1 | 0 |');
    expect(comment).toContain(
      '### Replaced or destroyed\n\n- `dev-network/aws_vpc.main`\n- `dev-network/aws_cloud',
    );
    expect(comment).toMatch(/allowed by name:\n\n```\ndev-network\/aws_vpc\.main\n```/);
    expect(comment).toContain('- ❌ dev never meets prod\n  - `a` → `b`, decided by `aws_route.hole`');
    expect(comment).toContain('- ✅ all find the directory');
    expect(comment).toContain('### Connectivity gained\n\n- `dev` → `internet` (round-trip, 2 pairs)');
    expect(comment).not.toContain('Connectivity lost');
    expect(comment.match(/^\| `dev-network`/gm)).toHaveLength(1);
    expect(comment).toContain('### Cost\n\n−3.50 dollars a month');
  });

  it('says what is interrupted, once, however many jobs planned it', () => {
    const interruption = {
      component: 'hybrid-site/aws_dx_gateway.dx',
      effect: 'replace',
      changes: ['amazon_side_asn 64513 → 64514'],
      sessions: ['hybrid-site/aws_dx_transit_virtual_interface.a'],
      withdrawn: [],
      sites: [{ site: 'hq', unreached: ['10.200.0.0/16'], unheard: ['10.16.0.0/12', '10.32.0.0/12'] }],
    };
    const interrupting = { ...plan, interruptions: [interruption] };
    const comment = planComment({ plans: [interrupting, interrupting] });
    expect(comment).toContain(
      '### Interrupted\n\n- `hybrid-site/aws_dx_gateway.dx` replace, amazon\\_side\\_asn 64513 → 64514; drops `hybrid-site/aws_dx_transit_virtual_interface.a`; hq: 1 of its prefixes are not reached, it hears of 2 no more\n',
    );
    expect(comment.match(/### Interrupted/g)).toHaveLength(1);
    expect(planComment({ plans: [plan] })).not.toContain('Interrupted');
  });

  it('lets no name of a pull request become markup, a mention or a link', () => {
    const evil = '`@everyone <img src=x> [a](https://evil.example) **b**';
    const { intents: known = [] } = plan.proof ?? {};
    const [first, second] = known;
    const intents = [{ ...first!, name: evil }, second!];
    const comment = planComment({
      plans: [{ stacks: [{ stack: evil, status: 'changes' }], proof: { verdict: 'holds', intents } }],
    });
    const outsideCode = comment.replace(/`[^`]*`/g, '').replace(COMMENT_MARK, '');
    expect(outsideCode).not.toMatch(/(?<!\\)[<[*]/);
    expect(outsideCode).not.toMatch(/@\w|:\/\//);
  });

  it('says what is not known', () => {
    const comment = planComment({ plans: [] });
    for (const said of [
      'Intents: not judged.',
      'Connectivity gained and lost: not known.',
      'Cost: not known.',
    ])
      expect(comment).toContain(said);
  });

  it('names everything that is replaced or destroyed', () => {
    const replacedOrDestroyed = Array.from({ length: 60 }, (_, at) => `aws_subnet.s${at}`);
    const comment = planComment({
      plans: [{ stacks: [{ stack: 'a', status: 'changes', replacedOrDestroyed }] }],
    });
    for (const address of replacedOrDestroyed) expect(comment).toContain(`- \`a/${address}\``);
  });

  it('is never longer than GitHub takes, and says so', () => {
    const many = Array.from({ length: 5000 }, (_, at) => ({ stack: `stack-${at}`, status: 'changes' }));
    const comment = planComment({ plans: [{ ...plan, stacks: many }] });
    expect(comment.length).toBeLessThan(65_536);
    expect(comment).toMatch(/… \d+ more lines are in the artifact of the run\.\n$/);
  });

  it('says when nothing is touched', () => {
    expect(planComment({ plans: [], proof: plan.proof })).toMatch(
      /No environment is touched\.[^]*### Intents[^]*dev never meets prod/,
    );
  });
});
