const QUIET_MS = 80;
const STARTS = /(╷|Error: )/;
const MISSING =
  /(?:Failed to query available provider packages|Failed to install provider|Required plugins are not installed|Inconsistent dependency lock file|Invalid provider registry host)/;
const PROVIDER = /provider\s+(?:registry\.[a-z.]+\/)?([a-z0-9-]+\/[a-z0-9-]+)/g;

/**
 * Passes Terraform's errors on as they are, but says first, in one line, when the trouble is another provider than the
 * simulated one: that has to be installed as always, which needs the network or a mirror.
 */
export class MissingProviderWatch {
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
    const missing = missingProviders(this.held);
    if (missing.length > 0)
      this.say(
        `SBX006 not simulated and not installed: ${missing.join(', ')}; the sandbox stands in for hashicorp/aws only, ` +
          'install others with the network or from a mirror (terraform init)',
      );
    this.pass(this.held);
    this.held = '';
  }
}

function missingProviders(text: string): string[] {
  if (!MISSING.test(text)) return [];
  // Terraform draws a bar before each line and wraps, so a name may stand on the next line.
  const plain = text.replace(/\u001b\[[0-9;]*m/g, '').replace(/\n[│|]?\s*/g, ' ');
  const named = [...plain.matchAll(PROVIDER)].map((match) => match[1] ?? '');
  return [...new Set(named)].filter((name) => name !== 'hashicorp/aws').sort();
}
