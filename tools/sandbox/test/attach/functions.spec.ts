import { Workspace } from '../terraform';
import { openSimulation } from '../../src/world/simulation';

const REQUIRED =
  'terraform {\n  required_providers {\n    aws = {\n      source = "hashicorp/aws"\n    }\n  }\n}\n';

async function outputsOf(
  expressions: Record<string, string>,
): Promise<{ code: number; stderr: string; values: unknown }> {
  const workspace = await Workspace.open(openSimulation);
  try {
    const outputs = Object.entries(expressions).map(
      ([name, value]) => `output "${name}" {\n  value = ${value}\n}\n`,
    );
    workspace.write('main.tf', REQUIRED + outputs.join(''));
    await workspace.succeed('init', '-input=false');
    const { code, stderr } = await workspace.terraform('apply', '-auto-approve', '-no-color');
    if (code !== 0) return { code, stderr, values: undefined };
    const shown = JSON.parse(await workspace.succeed('output', '-json')) as Record<
      string,
      { value: unknown }
    >;
    return {
      code,
      stderr,
      values: Object.fromEntries(Object.entries(shown).map(([key, { value }]) => [key, value])),
    };
  } finally {
    await workspace.stop();
  }
}

describe('functions of the provider', () => {
  it('are computed', async () => {
    const { values } = await outputsOf({
      built: 'provider::aws::arn_build("aws", "iam", "", "444455556666", "role/example")',
      parsed: 'provider::aws::arn_parse("arn:aws:s3:::bucket/a:b")',
      trimmed: 'provider::aws::trim_iam_role_path("arn:aws:iam::444455556666:role/with/path/example")',
    });
    expect(values).toEqual({
      built: 'arn:aws:iam::444455556666:role/example',
      parsed: { partition: 'aws', service: 's3', region: '', account_id: '', resource: 'bucket/a:b' },
      trimmed: 'arn:aws:iam::444455556666:role/example',
    });
  }, 60_000);

  it('refuse what is not an ARN', async () => {
    const { code, stderr } = await outputsOf({ wrong: 'provider::aws::arn_parse("nonsense")' });
    expect(code).toBe(1);
    expect(stderr.replace(/\s+/g, ' ')).toContain('nonsense is not an ARN');
  }, 60_000);
});
