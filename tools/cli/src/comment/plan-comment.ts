import { z } from 'zod';

const change = z.object({
  from: z.string(),
  to: z.string(),
  kind: z.string(),
  pairs: z.number(),
  example: z.string(),
});
const verdict = z.enum(['holds', 'fails', 'unknown']);

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
      error: z.string().optional(),
    }),
  ),
  proof: z.object({
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
  }),
});
export const diffJson = z.object({
  gained: z.array(change),
  lost: z.array(change),
  unknown: z.array(change),
});

export type PlanJson = z.infer<typeof planJson>;
export type DiffJson = z.infer<typeof diffJson>;

/** By this line the comment is found again, so that a pull request has one and not many. */
export const COMMENT_MARK = '<!-- landbridge plan -->';
const SHOWN = 20;

/** The comment of a pull request, in Markdown: changes, what is replaced or destroyed, intents, connectivity. */
export function planComment(plans: readonly PlanJson[], connectivity: DiffJson | undefined): string {
  const stacks = plans.flatMap((plan) => plan.stacks);
  return [
    COMMENT_MARK,
    ...changesTable(stacks),
    ...list('Replaced or destroyed', stacks.flatMap(disrupted)),
    ...list(
      'Not planned',
      stacks.flatMap(({ stack, error }) => (error === undefined ? [] : [`${code(stack)} ${text(error)}`])),
    ),
    ...intents(plans),
    ...(connectivity === undefined ? [] : changed(connectivity)),
    '',
  ].join('\n');
}

type StackJson = PlanJson['stacks'][number];

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

/** Every plan judges every intent, so that one of them says it all. */
function intents([first]: readonly PlanJson[]): readonly string[] {
  if (first === undefined) return [];
  const marks = { holds: '✅', fails: '❌', unknown: '❓' };
  const lines = first.proof.intents.flatMap(({ name, verdict: said, findings }) => [
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

function list(title: string, items: readonly string[]): readonly string[] {
  if (items.length === 0) return [];
  const more = items.length > SHOWN ? [`- and ${items.length - SHOWN} more`] : [];
  return ['', `### ${title}`, '', ...items.slice(0, SHOWN).map((item) => `- ${item}`), ...more];
}

/** Names come from the pull request: nothing in them may become markup, a mention or a link. */
function code(name: string): string {
  return `\`${name.replace(/[`\r\n|]/g, ' ')}\``;
}

function text(said: string): string {
  return said
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_{}[\]<>()#|~]/g, (mark) => `\\${mark}`)
    .replace(/@/g, '@\u200b')
    .replace(/:\/\//g, ':\u200b//');
}
