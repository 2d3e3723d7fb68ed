const FRAME = /[│╷╵]/g;
const PLACE = /\bon (\S+) line (\d+)/;

/**
 * The error that matters of what Terraform printed for people, on one line: the first that names file and line, else
 * the first at all; undefined where it printed none.
 */
export function errorText(printed: string): string | undefined {
  const errors = printed
    .replace(FRAME, ' ')
    .split(/(?=^\s*Error: )/m)
    .filter((block) => /^\s*Error: /.test(block))
    .map((block) =>
      block
        .replace(/^\s*Error: /, '')
        .replace(/\s+/g, ' ')
        .trim(),
    );
  return errors.find((error) => PLACE.test(error)) ?? errors[0];
}
