import { QUOTAS } from './quota-table';
import { REFERENCES } from './reference-table';
import type { Rule } from './rule';
import { RULES } from './rules';

/** The Markdown of docs/refusals.md: everything that the sandbox refuses at apply, as AWS would. */
export function refusalsTable(): string {
  return `${[INTRODUCTION, rules(), references(), quotas()].join('\n\n')}\n`;
}

const INTRODUCTION = `# What the sandbox refuses at apply

Generated from \`src/refusals\`; a test compares it. Every line has a case that is refused and one, as near to it as can be,
that is accepted (\`src/refusals/testing\`). Codes and words are AWS's; what AWS itself accepts is accepted here. A deletion
that is refused, and a creation that waits for a gateway, a share or an acceptance, is tried again for up to three seconds:
AWS takes longer over everything, and the provider waits for others of the same run.`;

const short = (type: string): string => type.replace(/^aws_/, '');
const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
const row = (...cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
const heading = (...cells: readonly string[]): string =>
  `${row(...cells)}\n|${' --- |'.repeat(cells.length)}`;

function rules(): string {
  const line = (rule: Rule): string =>
    row(
      `\`${rule.id}\``,
      `\`${rule.code}\``,
      rule.when,
      rule.types.map(short).join(', '),
      `${rule.on.join(', ')}, [AWS](${rule.source})`,
    );
  return `## Rules (${RULES.length})\n\n${heading('rule', 'code', 'refused when', 'types', 'on')}\n${RULES.map(line).join('\n')}`;
}

function references(): string {
  const lines = REFERENCES.map((reference) =>
    row(
      reference.attributes.map((name) => `\`${name}\``).join(', '),
      reference.types.map(short).join(', '),
      `\`${reference.code}\``,
      reference.of === undefined ? 'every type' : reference.of.map(short).join(', '),
    ),
  );
  return `## Names of things that do not exist (${REFERENCES.length})\n\nImages, instance types and what AWS keeps itself cannot be known and are accepted.\n\n${heading('argument', 'names', 'code', 'in')}\n${lines.join('\n')}`;
}

function quotas(): string {
  const lines = QUOTAS.map((quota) =>
    row(quota.name, quota.value.toLocaleString('en'), `${quota.service} ${quota.code}`, `\`${quota.error}\``),
  );
  return `## Quotas (${QUOTAS.length})\n\nAWS's defaults. \`quotas.json\` in the world's folder raises them by code (\`{"L-F678F1CE": 20}\`) or lifts all (\`{"*": false}\`).\n\n${heading('quota', 'default', 'code', 'error')}\n${lines.join('\n')}`;
}
