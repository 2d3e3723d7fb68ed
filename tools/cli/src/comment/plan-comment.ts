import { z } from 'zod';
import { interruptionItems, interruptionsJson } from './interruption-lines';
import { code, text } from './markdown';

const change = z.object({
  from: z.string(),
  to: z.string(),
  kind: z.string(),
  pairs: z.number(),
  example: z.string(),
});
const verdict = z.enum(['holds', 'fails', 'unknown']);

export const proofJson = z.object({
  verdict,
  intents: z.array(
    z.object({
      name: z.string(),
      verdict,
      findings: z.array(
        z.object({
          from: z.string(),
          to: z.string(),
          decidedBy: z.object({ component: z.string(), because: z.string() }),
        }),
      ),
    }),
  ),
});

/** What a comment needs of the JSON of `landbridge cost --base-ref`. */
export const costJson = z.object({
  before: z.number(),
  after: z.number(),
  difference: z.number(),
  stacks: z.array(z.object({ stack: z.string().optional(), difference: z.number() })),
  incomplete: z.boolean(),
});

/** What a comment needs of the JSON of `landbridge plan` and `landbridge diff`. */
export const planJson = z.object({
  stacks: z.array(
    z.object({
      stack: z.string(),
      status: z.string(),
      add: z.number().optional(),
      change: z.number().optional(),
      replace: z.number().optional(),
      destroy: z.number().optional(),
      replacedOrDestroyed: z.array(z.string()).optional(),
      needsAllowance: z.array(z.string()).optional(),
      error: z.string().optional(),
    }),
  ),
  proof: proofJson.optional(),
  interruptions: interruptionsJson.optional(),
});
export const diffJson = z.object({
  gained: z.array(change),
  lost: z.array(change),
  unknown: z.array(change),
});

export type PlanJson = z.infer<typeof planJson>;
export type DiffJson = z.infer<typeof diffJson>;
export type ProofJson = z.infer<typeof proofJson>;
export type CostJson = z.infer<typeof costJson>;

/** What a comment is made of; what is not there is said to be not known. */
export interface Said {
  readonly plans: readonly PlanJson[];
  readonly proof?: ProofJson | undefined;
  readonly connectivity?: DiffJson | undefined;
  readonly cost?: CostJson | undefined;
}

/** By this line the comment is found again, so that a pull request has one and not many. */
export const COMMENT_MARK = '<!-- landbridge plan -->';
const SHOWN = 20;
const LONGEST = 60_000;

/** The comment of a pull request, in Markdown: changes, what is replaced or destroyed, intents, connectivity. */
export function planComment({ plans, proof, connectivity, cost }: Said): string {
  const stacks = eachOnce(plans.flatMap((plan) => plan.stacks));
  const lines = [
    COMMENT_MARK,
    ...changesTable(stacks),
    ...list('Replaced or destroyed', stacks.flatMap(disrupted), Infinity),
    ...allowances(stacks),
    ...list('Interrupted', interruptionItems(plans.flatMap(({ interruptions = [] }) => interruptions))),
    ...list(
      'Not planned',
      stacks.flatMap(({ stack, error }) => (error === undefined ? [] : [`${code(stack)} ${text(error)}`])),
    ),
    ...intents(proof ?? plans.find((plan) => plan.proof !== undefined)?.proof),
    ...(connectivity === undefined
      ? ['', 'Connectivity gained and lost: not known.']
      : changed(connectivity)),
    ...costLines(cost),
    '',
  ];
  return shortened(lines).join('\n');
}

/** A part of the landscape whose plan left no answer, because it could not be made. */
export function notPlanned(part: string): PlanJson {
  return {
    stacks: [{ stack: part, status: 'failed', error: 'there is no plan: the log of its job says why' }],
  };
}

type StackJson = PlanJson['stacks'][number];

/** A stack that several jobs had to plan, because others read it, is one stack. */
function eachOnce(stacks: readonly StackJson[]): readonly StackJson[] {
  return stacks.filter(({ stack }, at) => stacks.findIndex((other) => other.stack === stack) === at);
}

/** GitHub takes no more than 65,536 characters; what is cut off says so, and the artifact has it all. */
function shortened(lines: readonly string[]): readonly string[] {
  let left = LONGEST;
  const cut = lines.findIndex((line) => (left -= line.length + 1) < 0);
  return cut < 0
    ? lines
    : [...lines.slice(0, cut), '', `… ${lines.length - cut} more lines are in the artifact of the run.`, ''];
}

function changesTable(stacks: readonly StackJson[]): readonly string[] {
  if (stacks.length === 0) return ['### Plan', '', 'No environment is touched.'];
  const rows = stacks.map(({ stack, status, add, change: changes, replace, destroy }) => {
    const counts = [add, changes, replace, destroy].map((count) =>
      count === undefined ? '–' : String(count),
    );
    return `| ${code(stack)} | ${text(status)} | ${counts.join(' | ')} |`;
  });
  return [
    '### Plan',
    '',
    '| stack | | add | change | replace | destroy |',
    '| --- | --- | ---: | ---: | ---: | ---: |',
    ...rows,
  ];
}

function disrupted({ stack, replacedOrDestroyed = [] }: StackJson): readonly string[] {
  return replacedOrDestroyed.map((address) => code(`${stack}/${address}`));
}

/** What whoever deploys has to say, ready to be copied. */
function allowances(stacks: readonly StackJson[]): readonly string[] {
  const names = stacks.flatMap(({ stack, needsAllowance = [] }) =>
    needsAllowance.map((address) => code(`${stack}/${address}`).slice(1, -1)),
  );
  if (names.length === 0) return [];
  return ['', 'A deploy stops before these unless they are allowed by name:', '', '```', ...names, '```'];
}

/** Every plan judges every intent, so that one proof says it all. */
function intents(proof: ProofJson | undefined): readonly string[] {
  if (proof === undefined) return ['', 'Intents: not judged.'];
  const marks = { holds: '✅', fails: '❌', unknown: '❓' };
  const lines = proof.intents.flatMap(({ name, verdict: said, findings }) => [
    `- ${marks[said]} ${text(name)}`,
    ...findings
      .slice(0, 1)
      .map(
        ({ from, to, decidedBy }) =>
          `  - ${code(from)} → ${code(to)}, decided by ${code(decidedBy.component)}: ${text(decidedBy.because)}`,
      ),
  ]);
  return ['', '### Intents', '', ...lines];
}

function changed({ gained, lost, unknown }: DiffJson): readonly string[] {
  const lines = (changes: DiffJson['gained']): readonly string[] =>
    changes.map(
      ({ from, to, kind, pairs, example }) =>
        `${code(from)} → ${code(to)} (${kind}, ${pairs} pairs): ${text(example)}`,
    );
  if (gained.length + lost.length + unknown.length === 0) return ['', 'No connectivity gained or lost.'];
  return [
    ...list('Connectivity gained', lines(gained)),
    ...list('Connectivity lost', lines(lost)),
    ...list('Connectivity that cannot be told', lines(unknown)),
  ];
}

function costLines(cost: CostJson | undefined): readonly string[] {
  if (cost === undefined) return ['', 'Cost: not known.'];
  const { before, after, difference, stacks, incomplete } = cost;
  const open = incomplete
    ? ['', 'Something without a list price came or went: the difference is not all.']
    : [];
  const by = stacks.map((each) => `${code(each.stack ?? 'root')} ${signed(each.difference)}`);
  const sum = `${signed(difference)} dollars a month, fixed cost by list prices (${before.toFixed(2)} → ${after.toFixed(2)})`;
  return ['', '### Cost', '', sum, ...open, ...(by.length > 1 ? ['', ...by.map((line) => `- ${line}`)] : [])];
}

function signed(dollars: number): string {
  return `${dollars < 0 ? '−' : '+'}${Math.abs(dollars).toFixed(2)}`;
}

function list(title: string, items: readonly string[], shown = SHOWN): readonly string[] {
  if (items.length === 0) return [];
  const more = items.length > shown ? [`- and ${items.length - shown} more`] : [];
  return ['', `### ${title}`, '', ...items.slice(0, shown).map((item) => `- ${item}`), ...more];
}
