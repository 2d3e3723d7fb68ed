import { MissingProviderWatch } from './missing-provider';

/** As terraform 1.11 prints it without a network. */
const NO_NETWORK = `╷
│ Error: Failed to query available provider packages
│
│ Could not retrieve the list of available versions for provider
│ hashicorp/random: could not connect to registry.terraform.io: failed to
│ request discovery document
╵
`;
const NOT_INSTALLED = `\u001b[31m╷\u001b[0m
\u001b[31m│\u001b[0m Error: Inconsistent dependency lock file
│
│ The following dependency selections recorded in the lock file are inconsistent with the current configuration:
│   - provider registry.terraform.io/hashicorp/tls: required by this configuration but no version is selected
╵
`;

function watched(...texts: string[]): string[] {
  const out: string[] = [];
  const watch = new MissingProviderWatch(
    (text) => out.push(`terraform: ${text}`),
    (line) => out.push(`sandbox: ${line}`),
  );
  for (const text of texts) watch.write(text);
  watch.end();
  return out;
}

describe('MissingProviderWatch', () => {
  it('names the provider that is missing, before the error of Terraform', () => {
    const out = watched(NO_NETWORK.slice(0, 100), NO_NETWORK.slice(100));
    expect(out[0]).toMatch(/^sandbox: SBX006 not simulated and not installed: hashicorp\/random;/);
    expect(out[1]).toBe(`terraform: ${NO_NETWORK}`);
  });

  it('understands coloured output and other errors of the kind', () => {
    expect(watched(NOT_INSTALLED)[0]).toMatch(/not installed: hashicorp\/tls;/);
  });

  it('passes everything else as it is', () => {
    expect(watched('a warning\n', '╷\n│ Error: Unsupported argument\n╵\n')).toEqual([
      'terraform: a warning\n',
      'terraform: ╷\n│ Error: Unsupported argument\n╵\n',
    ]);
  });
});
