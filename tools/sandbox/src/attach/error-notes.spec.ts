import { ErrorNotes } from './error-notes';

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
  const watch = new ErrorNotes(
    (text) => out.push(`terraform: ${text}`),
    (line) => out.push(`sandbox: ${line}`),
  );
  for (const text of texts) watch.write(text);
  watch.end();
  return out;
}

describe('ErrorNotes', () => {
  it('names the provider that is missing, before the error of Terraform', () => {
    const out = watched(NO_NETWORK.slice(0, 100), NO_NETWORK.slice(100));
    expect(out[0]).toMatch(/^sandbox: SBX006 not simulated and not installed: hashicorp\/random;/);
    expect(out[1]).toBe(`terraform: ${NO_NETWORK}`);
  });

  it('understands coloured output and other errors of the kind', () => {
    expect(watched(NOT_INSTALLED)[0]).toMatch(/not installed: hashicorp\/tls;/);
  });

  it('says that ephemeral resources are not simulated', () => {
    const error =
      '│ The provider hashicorp/aws does not support ephemeral resource\n│ "aws_ssm_parameter".\n';
    expect(watched(`╷\n│ Error: Invalid ephemeral resource\n│\n${error}╵\n`)[0]).toMatch(
      /^sandbox: SBX008 ephemeral resources are not simulated: aws_ssm_parameter;/,
    );
  });

  it('passes everything else as it is', () => {
    expect(watched('a warning\n', '╷\n│ Error: Unsupported argument\n╵\n')).toEqual([
      'terraform: a warning\n',
      'terraform: ╷\n│ Error: Unsupported argument\n╵\n',
    ]);
  });
});
