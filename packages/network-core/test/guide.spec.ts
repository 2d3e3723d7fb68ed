import { readFileSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';

const workspace = join(__dirname, '..', '..', '..');
const guide = join(workspace, 'docs', 'guides', 'writing-a-construct.md');

/** The guide with every file that it shows as the file is now. */
function fresh(text: string): string {
  return text.replace(/<!-- file: (\S+) -->\n(?:\n(`{3,})[^\n]*\n[\s\S]*?\n\2\n)?/g, (_, file: string) => {
    const language = extname(file).slice(1).replace('txt', 'text');
    return `<!-- file: ${file} -->\n\n\`\`\`${language}\n${readFileSync(join(workspace, file), 'utf8').trimEnd()}\n\`\`\`\n`;
  });
}

it('the guide shows the files as they are (LANDBRIDGE_GUIDES=write renews it)', () => {
  const text = readFileSync(guide, 'utf8');
  if (process.env['LANDBRIDGE_GUIDES'] === 'write') writeFileSync(guide, fresh(text));
  expect(readFileSync(guide, 'utf8')).toBe(fresh(text));
});
