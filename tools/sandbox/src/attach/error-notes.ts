const QUIET_MS = 80;
const STARTS = /(╷|Error: )/;

/**
 * Passes Terraform's errors on as they are, but says first, in one line, when the trouble is what the sandbox does not
 * stand in for: another provider, which has to be installed as always, or something of AWS that is not simulated.
 */
export class ErrorNotes {
  private held = '';
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly pass: (text: string) => void,
    private readonly say: (line: string) => void,
  ) {}

  write(text: string): void {
    if (this.held === '' && !STARTS.test(text)) return this.pass(text);
    this.held += text;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.end(), QUIET_MS);
  }

  end(): void {
    clearTimeout(this.timer);
    if (this.held === '') return;
    for (const line of notesOn(this.held)) this.say(line);
    this.pass(this.held);
    this.held = '';
  }
}

/** What the sandbox has to say about errors of Terraform. */
export function notesOn(errors: string): string[] {
  // Terraform draws a bar before each line and wraps, so a name may stand on the next line.
  const plain = errors.replace(/\u001b\[[0-9;]*m/g, '').replace(/\n[│|]?\s*/g, ' ');
  const missing = MISSING.test(plain)
    ? namesIn(plain, PROVIDER).filter((name) => name !== 'hashicorp/aws')
    : [];
  const ephemeral = namesIn(plain, EPHEMERAL);
  const notes: string[] = [];
  if (missing.length > 0)
    notes.push(
      `SBX006 not simulated and not installed: ${missing.join(', ')}; the sandbox stands in for hashicorp/aws only, ` +
        'install others with the network or from a mirror (terraform init)',
    );
  if (ephemeral.length > 0)
    notes.push(
      `SBX008 ephemeral resources are not simulated: ${ephemeral.join(', ')}; a variable with a default can take the place in a trial`,
    );
  return notes;
}

const MISSING =
  /Failed to query available provider packages|Failed to install provider|Required plugins are not installed|Inconsistent dependency lock file|Invalid provider registry host/;
const PROVIDER = /provider\s+(?:registry\.[a-z.]+\/)?([a-z0-9-]+\/[a-z0-9-]+)/g;
const EPHEMERAL = /hashicorp\/aws does not support ephemeral resource "(\w+)"/g;

function namesIn(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? ''))].sort();
}
