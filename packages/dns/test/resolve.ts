import { landbridge, type Example } from '@landbridge/testing';

/** What `landbridge resolve` says, as far as the examples ask. */
export interface Answer {
  readonly outcome: string;
  readonly because: string;
  readonly answers: readonly {
    readonly setIdentifier?: string;
    readonly share: number;
    readonly values: readonly string[];
  }[];
}

/** Asks for a name on the synthesized stacks of an example. */
export function resolveName(example: Example, name: string, ...options: string[]): Answer {
  const args = ['resolve', '--model', example.outdir, '--name', name, ...options, '--format', 'json'];
  return JSON.parse(landbridge(args).stdout) as Answer;
}

/** Share of the answers by set identifier (by first value, where there is none). */
export function shares({ answers }: Answer): Record<string, number> {
  return Object.fromEntries(
    answers.map(({ setIdentifier, values, share }) => [setIdentifier ?? values[0] ?? '', share]),
  );
}
