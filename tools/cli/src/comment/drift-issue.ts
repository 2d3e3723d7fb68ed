import { z } from 'zod';
import { code, text } from './markdown';
import { proofJson } from './plan-comment';

/** What the issue needs of the JSON of `landbridge drift`. */
export const driftJson = z.object({
  stacks: z.array(
    z.object({
      stack: z.string(),
      failed: z.boolean().optional(),
      drift: z.array(z.object({ address: z.string(), action: z.string() })).optional(),
    }),
  ),
  proof: proofJson.nullable(),
});
export type DriftJson = z.infer<typeof driftJson>;

/** By this line the issue is found again, so that there is one and not one a night. */
export const ISSUE_MARK = '<!-- landbridge drift -->';

/** The issue of a night in Markdown; empty where everything is as it was deployed. */
export function driftIssue(answers: readonly DriftJson[]): string {
  const stacks = answers.flatMap((answer) => answer.stacks);
  const changed = stacks.flatMap(({ stack, drift = [] }) =>
    drift.map(({ address, action }) => `- ${text(action)} ${code(`${stack}/${address}`)}`),
  );
  const failed = stacks.filter((stack) => stack.failed === true).map(({ stack }) => `- ${code(stack)}`);
  const broken = answers
    .flatMap(({ proof }) => proof?.intents ?? [])
    .filter(({ verdict }) => verdict !== 'holds')
    .map(({ name, verdict }) => `- ${verdict}: ${text(name)}`);
  const parts = [
    ...part('Changed outside of Terraform', changed),
    ...part('Could not be looked at', failed),
    ...part('Intents that do not hold for what is deployed', [...new Set(broken)]),
  ];
  return parts.length === 0 ? '' : [ISSUE_MARK, ...parts, ''].join('\n');
}

function part(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', `### ${title}`, '', ...lines];
}
