/** What a command line of Nx asks for, as far as targets and configuration go. */
export interface RequestedRun {
  readonly targets: readonly string[];
  readonly configuration: string | undefined;
}

const MANY = ['run-many', 'affected'];
const TARGET_OPTIONS = ['-t', '--target', '--targets'];
const CONFIGURATION_OPTIONS = ['-c', '--configuration'];

/** Reads the `argv` of an Nx process: `run project:target:configuration`, `target project`, `run-many -t …`. */
export function requestedRun(argv: readonly string[]): RequestedRun {
  const args = argv.slice(2);
  const words = args.slice(0, args.includes('--') ? args.indexOf('--') : args.length);
  const [command, specifier] = positionals(words);
  const fromSpecifier = command === 'run' ? (specifier?.split(':') ?? []) : [];
  const targets = MANY.includes(command ?? '')
    ? listOf(words, TARGET_OPTIONS)
    : [fromSpecifier[1] ?? command ?? ''];
  // Nx reads --prod as --configuration=production.
  const named = lastOf(words, CONFIGURATION_OPTIONS) ?? (words.includes('--prod') ? 'production' : undefined);
  return { targets, configuration: named ?? fromSpecifier[2] };
}

function positionals(words: readonly string[]): readonly string[] {
  const withValue = [...TARGET_OPTIONS, ...CONFIGURATION_OPTIONS];
  return words.filter((word, at) => !word.startsWith('-') && !withValue.includes(words[at - 1] ?? ''));
}

function listOf(words: readonly string[], options: readonly string[]): readonly string[] {
  return words.flatMap((word, at) => {
    const joined = options.find((option) => word.startsWith(`${option}=`));
    if (joined !== undefined) return split(word.slice(joined.length + 1));
    if (!options.includes(word)) return [];
    const rest = words.slice(at + 1);
    const end = rest.findIndex((next) => next.startsWith('-'));
    return (end < 0 ? rest : rest.slice(0, end)).flatMap(split);
  });
}

function lastOf(words: readonly string[], options: readonly string[]): string | undefined {
  return words
    .flatMap((word, at) => {
      const joined = options.find((option) => word.startsWith(`${option}=`));
      if (joined !== undefined) return [word.slice(joined.length + 1)];
      const next = words[at + 1];
      return options.includes(word) && next !== undefined ? [next] : [];
    })
    .at(-1);
}

function split(text: string): readonly string[] {
  return text.split(',').filter((part) => part !== '');
}
