import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { Command } from 'commander';
import type { ZodType } from 'zod';
import { commandWithExample, type CommandContext } from './command';

interface CommentOptions {
  readonly plan: readonly string[];
  readonly plans?: string;
  readonly proof?: string;
  readonly diff?: string;
  readonly cost?: string;
  readonly drift?: readonly string[];
}

export function commentCommand({ console }: CommandContext): Command {
  return commandWithExample(
    'comment',
    'the comment of a pull request, or the issue about drift, in Markdown, from the JSON of other commands',
    'landbridge comment --plan plan-dev.json --proof proof.json --diff diff.json --cost cost.json',
  )
    .option('--plan <file...>', 'answers of landbridge plan --format json', [])
    .option('--plans <folder>', 'folder with such answers; none where nothing was planned')
    .option('--proof <file>', 'answer of landbridge prove --format json (default: that of the first plan)')
    .option('--diff <file>', 'answer of landbridge diff --format json')
    .option('--cost <file>', 'answer of landbridge cost --base-ref … --format json')
    .option(
      '--drift <file...>',
      'answers of landbridge drift --format json: prints the issue, nothing without drift',
    )
    .addHelpText(
      'after',
      '\nAn answer that is missing or empty, because its command failed, is said to be not known.',
    )
    .action(async (options: CommentOptions) => {
      const { parseForm } = await import('../workspace/json-file.js');
      const given = <T>(file: string | undefined, form: ZodType<T>): T | undefined =>
        isAnswer(file) ? parseForm(file, form) : undefined;
      const at = (file: string): string => resolve(console.host.cwd, file);
      const { drift } = options;
      if (drift !== undefined) {
        const { driftIssue, driftJson } = await import('../comment/drift-issue.js');
        const nights = drift.map((file) => given(at(file), driftJson) ?? notLookedAt(file));
        const issue = driftIssue(nights);
        if (issue !== '') console.print(issue);
        return;
      }
      const forms = await import('../comment/plan-comment.js');
      const named = (file: string | undefined): string | undefined => (file === undefined ? file : at(file));
      const files = [...options.plan.map(at), ...answersIn(named(options.plans))];
      const comment = forms.planComment({
        plans: files.map((file) => given(file, forms.planJson) ?? forms.notPlanned(basename(file, '.json'))),
        proof: given(named(options.proof), forms.proofJson),
        connectivity: given(named(options.diff), forms.diffJson),
        cost: given(named(options.cost), forms.costJson),
      });
      console.print(comment);
    });
}

function isAnswer(file: string | undefined): file is string {
  return file !== undefined && existsSync(file) && statSync(file).size > 0;
}

function answersIn(folder: string | undefined): readonly string[] {
  if (folder === undefined || !existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return names.sort().map((name) => join(folder, name));
}

/** What could not be looked at is not called clean. */
function notLookedAt(file: string): { stacks: { stack: string; failed: boolean }[]; proof: null } {
  return { stacks: [{ stack: basename(file, '.json'), failed: true }], proof: null };
}
