import { resolve } from 'node:path';
import { LandbridgeError } from '@landbridge/terraform-model';
import type { Command } from 'commander';
import type { ZodType } from 'zod';
import { commandWithExample, type CommandContext } from './command';

interface CommentOptions {
  readonly plan: readonly string[];
  readonly diff?: string;
}

export function commentCommand({ console }: CommandContext): Command {
  return commandWithExample(
    'comment',
    'the comment of a pull request, in Markdown, from the JSON of plan and diff',
    'landbridge comment --plan plan-dev.json --diff diff.json',
  )
    .option('--plan <file...>', 'answers of landbridge plan --format json', [])
    .option('--diff <file>', 'answer of landbridge diff --format json')
    .action(async ({ plan, diff }: CommentOptions) => {
      const { diffJson, planComment, planJson } = await import('../comment/plan-comment.js');
      const { parseJson } = await import('../workspace/json-file.js');
      const read = <T>(file: string, schema: ZodType<T>): T => {
        const place = resolve(console.host.cwd, file);
        const parsed = schema.safeParse(parseJson(place));
        if (parsed.success) return parsed.data;
        const issue = parsed.error.issues[0];
        throw new LandbridgeError({
          code: 'CLI011',
          place: `${file}#/${issue?.path.join('/') ?? ''}`,
          message: issue?.message ?? 'not an answer of landbridge',
        });
      };
      const plans = plan.map((file) => read(file, planJson));
      console.print(planComment(plans, diff === undefined ? undefined : read(diff, diffJson)));
    });
}
