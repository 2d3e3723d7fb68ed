import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tokens, type Token } from './tokens';

/** A provider that a module asks for. */
export interface Requirement {
  /** `hashicorp/aws`, or with the registry's host before it. */
  readonly source: string;
  readonly constraint: string | undefined;
  readonly file: string;
}

/** What a module's files say about providers and about other modules. */
export interface ModuleNeeds {
  readonly requirements: readonly Requirement[];
  /** `source` of each module call. */
  readonly modules: readonly string[];
}

/** Reads the Terraform files of one folder; a file that cannot be understood is left to Terraform to complain about. */
export function readModule(dir: string): ModuleNeeds {
  const requirements: Requirement[] = [];
  const modules: string[] = [];
  if (!existsSync(dir)) return { requirements, modules };
  for (const name of readdirSync(dir).sort()) {
    const file = join(dir, name);
    if (/\.(tf|tofu)$/.test(name)) fromHcl(tokens(readFileSync(file, 'utf8')), file, requirements, modules);
    else if (/\.(tf|tofu)\.json$/.test(name))
      fromJson(readFileSync(file, 'utf8'), file, requirements, modules);
  }
  return { requirements, modules };
}

function fromHcl(all: readonly Token[], file: string, requirements: Requirement[], modules: string[]): void {
  for (let at = 0; at < all.length; at++) {
    if (isWord(all[at], 'required_providers') && isMark(all[at + 1], '{'))
      for (const [name, body] of entries(all, at + 2)) requirements.push(requirement(name, body, file));
    if (isWord(all[at], 'module') && all[at + 1]?.kind === 'string' && isMark(all[at + 2], '{')) {
      const source = entries(all, at + 3).find(([name]) => name === 'source')?.[1][0];
      if (source?.kind === 'string') modules.push(source.text);
    }
  }
}

/** `name = value` at the top of a body that begins at `from`; the value is its tokens. */
function entries(all: readonly Token[], from: number): [string, Token[]][] {
  const found: [string, Token[]][] = [];
  let depth = 0;
  for (let at = from; at < all.length; at++) {
    const token = all[at];
    if (token === undefined || (depth === 0 && isMark(token, '}'))) break;
    const named =
      depth === 0 && token.kind !== 'mark' && isMark(all[at + 1], '=') && !isMark(all[at + 2], '=');
    if (named) found.push([token.text, []]);
    else found[found.length - 1]?.[1].push(token);
    if (isMark(token, '{') || isMark(token, '[') || isMark(token, '(')) depth += 1;
    if (isMark(token, '}') || isMark(token, ']') || isMark(token, ')')) depth -= 1;
    if (named) at += 1;
  }
  return found;
}

function requirement(name: string, body: readonly Token[], file: string): Requirement {
  const [first] = body;
  if (first?.kind === 'string') return { source: `hashicorp/${name}`, constraint: first.text, file };
  const value = (key: string): string | undefined => {
    const at = body.findIndex((token) => token.kind !== 'mark' && token.text === key);
    const found = at < 0 ? undefined : body.slice(at + 1).find((token) => token.kind === 'string');
    return found?.text;
  };
  return { source: value('source') ?? `hashicorp/${name}`, constraint: value('version'), file };
}

function fromJson(text: string, file: string, requirements: Requirement[], modules: string[]): void {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return;
  }
  for (const terraform of objectsAt(json, 'terraform'))
    for (const block of objectsAt(terraform, 'required_providers'))
      for (const [name, value] of Object.entries(block)) {
        const { source, version } = (typeof value === 'object' ? value : { version: value }) as Record<
          string,
          string
        >;
        requirements.push({ source: source ?? `hashicorp/${name}`, constraint: version, file });
      }
  for (const block of objectsAt(json, 'module'))
    for (const call of Object.values(block).flat())
      for (const source of [(call as { source?: unknown } | null)?.source])
        if (typeof source === 'string') modules.push(source);
}

/** Blocks in JSON are an object or a list of them. */
function objectsAt(value: unknown, key: string): Record<string, unknown>[] {
  if (typeof value !== 'object' || value === null) return [];
  const list = [(value as Record<string, unknown>)[key]].flat();
  return list.filter((item): item is Record<string, unknown> => typeof item === 'object' && item !== null);
}

function isWord(token: Token | undefined, text: string): boolean {
  return token?.kind === 'word' && token.text === text;
}

function isMark(token: Token | undefined, text: string): boolean {
  return token?.kind === 'mark' && token.text === text;
}
