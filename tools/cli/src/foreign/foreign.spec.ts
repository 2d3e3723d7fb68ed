import { ForeignFolder, ask } from './folder';

type Outcome = 'reachable' | 'blocked';
type Form = 'plan' | 'state' | 'hcl';

/** A question, what AWS's documentation answers, and the forms of input that leave it open because they do not say. */
interface Question {
  readonly args: readonly string[];
  readonly outcome: Outcome;
  readonly open?: readonly Form[];
}

interface Foreign {
  readonly fixture: string;
  readonly questions: readonly Question[];
}

function trace(from: string, to: string, port: number, outcome: Outcome, open?: readonly Form[]): Question {
  return {
    args: ['trace', '--from', from, '--to', to, '--port', String(port)],
    outcome,
    ...(open && { open }),
  };
}

/** A plan shows neither local values nor which key an expression computes; here the answer depends on them. */
const PLAN_IS_OPEN: readonly Form[] = ['plan'];

const FOREIGN: readonly Foreign[] = [
  {
    fixture: 'vpc-module',
    questions: [
      trace('internet', 'aws_instance.web', 443, 'reachable'),
      trace('internet', 'aws_instance.web', 22, 'blocked'),
      trace('aws_instance.app[0]', 'internet', 443, 'reachable'),
      trace('aws_instance.app[1]', 'aws_instance.db', 5432, 'reachable'),
      trace('aws_instance.app[0]', 'aws_db_instance.pg', 5432, 'reachable'),
      trace('aws_instance.db', 'internet', 443, 'blocked'),
      trace('aws_instance.intra', 'internet', 443, 'blocked'),
    ],
  },
  {
    fixture: 'transit-and-peering',
    questions: [
      trace('aws_instance.host["a"]', 'aws_instance.host["b"]', 22, 'reachable', PLAN_IS_OPEN),
      trace('aws_instance.host["a"]', 'aws_instance.remote', 22, 'reachable', PLAN_IS_OPEN),
      trace('aws_instance.host["b"]', 'aws_instance.remote', 22, 'blocked'),
      trace('aws_instance.remote', 'aws_instance.host["a"]', 22, 'blocked'),
    ],
  },
  {
    fixture: 'load-balanced',
    questions: [
      trace('internet', 'aws_lb.this', 80, 'reachable'),
      trace('internet', 'aws_lb.this', 443, 'blocked'),
      trace('internet', 'aws_instance.web[0]', 8080, 'blocked'),
      trace('aws_lb.this', 'aws_instance.web[1]', 8080, 'reachable'),
      trace('aws_instance.web[0]', 'internet', 443, 'blocked'),
    ],
  },
  {
    fixture: 'inline-and-endpoints',
    questions: [
      trace('tag:front', 'tag:closed', 22, 'blocked'),
      trace('tag:front', 'tag:closed', 80, 'reachable'),
      { args: ['trace', '--from', 'tag:back', '--to', 'internet', '--family', '6'], outcome: 'reachable' },
      { args: ['trace', '--from', 'internet', '--to', 'tag:back', '--family', '6'], outcome: 'blocked' },
      trace('tag:back', 'service:com.amazonaws.eu-central-1.s3', 443, 'reachable'),
      trace('tag:front', 'service:com.amazonaws.eu-central-1.s3', 443, 'blocked'),
      trace('tag:front', 'name:ssm.eu-central-1.amazonaws.com', 443, 'reachable'),
    ],
  },
  { fixture: 'odds-and-ends', questions: [] },
];

describe.each(FOREIGN)('$fixture, written by others', ({ fixture, questions }) => {
  let folder: ForeignFolder;
  const inputs: Partial<Record<Form, string>> = {};

  beforeAll(async () => {
    folder = await ForeignFolder.open(fixture);
    await folder.succeed('init', '-input=false');
  });
  afterAll(() => folder.stop());

  it('plans, applies, and then plans nothing', async () => {
    await folder.succeed('plan', '-input=false', '-out=made.tfplan');
    inputs.plan = await folder.show('plan.json', 'made.tfplan');
    await folder.succeed('apply', '-input=false', 'made.tfplan');
    inputs.state = await folder.show('state.json');
    inputs.hcl = folder.hcl;
    expect(await folder.terraform('plan', '-input=false', '-detailed-exitcode')).toMatchObject({ status: 0 });
  }, 60_000);

  if (questions.length > 0)
    it.each(questions)(
      'answers $args as $outcome from every form of input',
      async ({ args, outcome, open }) => {
        const [command = '', ...rest] = args;
        // Each question of a folder of HCL plans it anew: the first one stands for all unless there is time.
        const all = process.env['LANDBRIDGE_LONG'] !== undefined || args === questions[0]?.args;
        for (const form of ['plan', 'state', ...(all ? (['hcl'] as const) : [])] as const) {
          const answer = (await ask(command, '--model', inputs[form] ?? '', ...rest)) as Answer;
          const expected = open?.includes(form) === true ? ['unknown', outcome] : [outcome];
          expect({ form, outcomes: expected }).toEqual({
            form,
            outcomes: expect.arrayContaining([answer.outcome]),
          });
          if (answer.outcome !== 'reachable') expect(answer.stopsAt?.component).toMatch(/\S/);
        }
      },
      60_000,
    );

  it('is destroyed without a refusal', async () => {
    await folder.succeed('destroy', '-auto-approve', '-input=false');
    expect((await folder.succeed('state', 'list')).trim()).toBe('');
  }, 60_000);
});

interface Answer {
  readonly outcome: string;
  readonly stopsAt?: { readonly component: string };
}
