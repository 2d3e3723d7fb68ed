import { LandbridgeError } from '../errors';
import { syntaxErrorAt } from './json-syntax';

/** Parses the text of a JSON file; an error has the code and names line and column. */
export function parseJson(text: string, file: string, code = 'MDL001'): unknown {
  const content = text.startsWith('\uFEFF') ? text.slice(1) : text;
  try {
    return JSON.parse(content);
  } catch {
    // A saved plan is a ZIP archive.
    if (content.startsWith('PK\u0003\u0004'))
      throw new LandbridgeError({
        code,
        place: file,
        message: 'this is a saved plan of Terraform, which is no JSON',
        fix: 'give the output of `terraform show -json <plan>`',
      });
    const at = syntaxErrorAt(content);
    const before = content.slice(0, at);
    const line = before.split('\n').length;
    const found = at >= content.length ? 'the end of the file' : JSON.stringify(content.slice(at, at + 10));
    throw new LandbridgeError({
      code,
      place: `${file}:${line}:${at - before.lastIndexOf('\n')}`,
      message: `malformed JSON: unexpected ${found}`,
      fix: 'correct the file',
    });
  }
}
