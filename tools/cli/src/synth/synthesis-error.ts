import { LandbridgeError } from '@landbridge/terraform-model';
import type { Finished } from '../terraform/process';

/** Takes the one line that matters out of what a failed synthesis printed. */
export function synthesisError(
  { stderr, stdout }: Pick<Finished, 'stdout' | 'stderr'>,
  dir: string,
): LandbridgeError {
  const lines = `${stderr}\n${stdout}`.split('\n').map((line) => line.trim());
  const coded = firstMatch(lines, /(?:^|\s|- )([A-Z]{3}\d{3}) (.*)$/);
  if (coded?.[1] !== undefined && coded[2] !== undefined) return ofStacks(coded[1], coded[2]);
  const validation = lines.findIndex((line) => /^(Error: )?Validation failed/.test(line));
  const said =
    validation >= 0
      ? lines.slice(validation + 1).find(Boolean)
      : (firstMatch(lines, /^(?:Uncaught )?\[?(\w*Error: .*?)\]?$/)?.[1] ?? lines.find(Boolean));
  return new LandbridgeError(
    {
      code: 'CLI004',
      place: dir,
      message: said ?? 'the program ended without a word',
      fix: 'LANDBRIDGE_DEBUG=1 shows where it was thrown',
    },
    { cause: new Error(stderr) },
  );
}

/** An error of the stacks, carried over with its own code; the rest of its line has place and fix in it already. */
function ofStacks(code: string, rest: string): LandbridgeError {
  const [, place, said] = /^\[([^\]]*)\] (.*)$/.exec(rest) ?? [undefined, undefined, rest];
  return new LandbridgeError({ code, message: said ?? rest, ...(place === undefined ? {} : { place }) });
}

function firstMatch(lines: readonly string[], pattern: RegExp): RegExpExecArray | undefined {
  return lines.map((line) => pattern.exec(line)).find((match) => match !== null) ?? undefined;
}
