import { existsSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { LandbridgeError } from '@landbridge/terraform-model';
import { satisfies } from './constraint';
import { readModule, type Requirement } from './requirements';

/** The provider version that the facts describe. */
export const PROVIDER_VERSION = '6.25.0';
const PROVIDER = /^(registry\.(terraform\.io|opentofu\.org)\/)?hashicorp\/aws$/i;
/** Subcommands that use providers; `fmt` or `version` work with any. */
const USES_PROVIDERS = [
  'init',
  'plan',
  'apply',
  'destroy',
  'validate',
  'refresh',
  'import',
  'test',
  'console',
];

/**
 * Refuses a configuration whose constraints the simulated version does not satisfy: Terraform itself does not look at
 * them for an attached provider. Throws SBX005.
 */
export function checkVersions(command: string, args: readonly string[], cwd: string): void {
  if (!usesProviders(command, args)) return;
  const chdir = args.find((arg) => arg.startsWith('-chdir='))?.slice('-chdir='.length);
  const dir = chdir === undefined ? cwd : resolve(cwd, chdir);
  const unmet = requirementsUnder(dir).find(
    ({ source, constraint }) =>
      PROVIDER.test(source) && constraint !== undefined && !satisfies(PROVIDER_VERSION, constraint),
  );
  if (unmet === undefined) return;
  throw new LandbridgeError({
    code: 'SBX005',
    place: unmet.file,
    message: `the sandbox simulates hashicorp/aws ${PROVIDER_VERSION}, but the configuration asks for "${unmet.constraint}"`,
    fix: `let the constraint admit ${PROVIDER_VERSION} (for example "~> 6.0"), or run Terraform without the sandbox`,
  });
}

/** Terraform itself, or a shell (`sh -c '…'`) that is told to run it. */
function usesProviders(command: string, args: readonly string[]): boolean {
  const name = basename(command).replace(/\.exe$/, '');
  if (/^(?:terraform|tofu)$/.test(name)) return args.some((arg) => USES_PROVIDERS.includes(arg));
  if (!/^(?:env|sh|bash|zsh|dash|ash)$/.test(name)) return false;
  const words = args.flatMap((arg) => arg.split(/[\s;&|()'"]+/));
  return words.some((word, index) => {
    if (!/^(?:.*\/)?(?:terraform|tofu)$/.test(word)) return false;
    const rest = words.slice(index + 1);
    return USES_PROVIDERS.includes(rest.find((next) => !next.startsWith('-')) ?? '');
  });
}

/** Requirements of a root module and of all modules that are there: local ones and those that `init` fetched. */
export function requirementsUnder(root: string): Requirement[] {
  const queue = [root, ...fetchedModules(root)];
  const seen = new Set<string>();
  const found: Requirement[] = [];
  for (let dir = queue.shift(); dir !== undefined; dir = queue.shift()) {
    if (seen.has(dir)) continue;
    seen.add(dir);
    const { requirements, modules } = readModule(dir);
    found.push(...requirements);
    for (const source of modules) if (/^\.\.?\//.test(source)) queue.push(resolve(dir, source));
  }
  return found;
}

function fetchedModules(root: string): string[] {
  const file = join(root, '.terraform', 'modules', 'modules.json');
  if (!existsSync(file)) return [];
  const { Modules = [] } = JSON.parse(readFileSync(file, 'utf8')) as { Modules?: { Dir?: string }[] };
  return Modules.flatMap(({ Dir }) => (Dir === undefined ? [] : [resolve(root, Dir)]));
}
