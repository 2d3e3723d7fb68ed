export const SHELLS = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof SHELLS)[number];

/** What a completion script needs to know of a program. */
export interface ProgramWords {
  readonly program: string;
  readonly commands: readonly {
    readonly name: string;
    readonly summary: string;
    /** Subcommands and long options. */
    readonly words: readonly string[];
  }[];
}

/** A script that completes commands, subcommands and options, and file names elsewhere. */
export function completionScript(shell: Shell, words: ProgramWords): string {
  if (shell === 'fish') return fish(words);
  const script = bash(words);
  return shell === 'bash' ? script : `autoload -U +X bashcompinit && bashcompinit\n${script}`;
}

function bash({ program, commands }: ProgramWords): string {
  const cases = commands.map(({ name, words }) => `    ${name}) words="${words.join(' ')}" ;;`);
  return [
    `_${program}() {`,
    '  local current="${COMP_WORDS[COMP_CWORD]}" words',
    '  case "${COMP_WORDS[1]}" in',
    ...cases,
    `    *) words="${commands.map(({ name }) => name).join(' ')} --help --version" ;;`,
    '  esac',
    `  [ "$COMP_CWORD" -eq 1 ] && words="${commands.map(({ name }) => name).join(' ')} --help --version"`,
    '  COMPREPLY=($(compgen -W "$words" -- "$current"))',
    '}',
    `complete -o default -F _${program} ${program}`,
    '',
  ].join('\n');
}

function fish({ program, commands }: ProgramWords): string {
  const quote = (text: string): string => `'${text.replace(/(['\\])/g, '\\$1')}'`;
  const top = commands.map(
    ({ name, summary }) =>
      `complete -c ${program} -n __fish_use_subcommand -f -a ${name} -d ${quote(summary)}`,
  );
  const inner = commands.flatMap(({ name, words }) =>
    words.map((word) => {
      const seen = `-n '__fish_seen_subcommand_from ${name}'`;
      return word.startsWith('--')
        ? `complete -c ${program} ${seen} -l ${word.slice(2)}`
        : `complete -c ${program} ${seen} -f -a ${word}`;
    }),
  );
  return [...top, ...inner, ''].join('\n');
}
