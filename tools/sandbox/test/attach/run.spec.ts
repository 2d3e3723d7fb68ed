import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInSandbox, showWorld } from '../../src';

const NETWORK = `
provider "aws" {
  region = "eu-west-1"
}
resource "aws_vpc" "net" {
  cidr_block = "10.0.0.0/16"
}
resource "aws_subnet" "net" {
  vpc_id     = aws_vpc.net.id
  cidr_block = "10.0.1.0/24"
}
`;
const FOREIGN_LOCK = `provider "registry.terraform.io/hashicorp/aws" {
  version     = "5.31.0"
  constraints = "~> 5.0"
  hashes = [
    "h1:XVYdkpqTe8gYqIDZ2vWFzG0SGXqmXqJ9cYmA5NO2fXk=",
  ]
}
`;

describe('runInSandbox', () => {
  let dir: string;
  let said: string[];
  let errors: string;

  const run = (...argv: string[]): Promise<number> =>
    runInSandbox(argv, {
      world: join(dir, 'world'),
      cwd: dir,
      env: { TF_CLI_CONFIG_FILE: join(dir, 'terraformrc'), TF_IN_AUTOMATION: '1' },
      stdout: 'ignore',
      stderr: (text) => (errors += text),
      say: (line) => said.push(line),
    });

  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'run-'));
    said = [];
    errors = '';
    writeFileSync(join(dir, 'terraformrc'), '');
    writeFileSync(join(dir, 'main.tf'), NETWORK);
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  it('plans, applies, finds nothing left to do and destroys, without terraform init', async () => {
    expect(await run('terraform', 'plan', '-detailed-exitcode')).toBe(2);
    expect(await run('terraform', 'apply', '-auto-approve')).toBe(0);
    expect(said).toContain(
      'sandbox: 2 created, 0 updated, 0 deleted in the simulated account; no AWS account was touched',
    );
    expect(await run('terraform', 'plan', '-detailed-exitcode')).toBe(0);
    expect((await showWorld(join(dir, 'world'))).objects).toBeGreaterThanOrEqual(2);
    expect(await run('terraform', 'destroy', '-auto-approve')).toBe(0);
  }, 60_000);

  it('works after terraform init as well, with a backend and local modules', async () => {
    writeFileSync(
      join(dir, 'backend.tf'),
      'terraform {\n  backend "local" {\n    path = "here.tfstate"\n  }\n}\n',
    );
    expect(await run('terraform', 'init')).toBe(0);
    expect(await run('terraform', 'apply', '-auto-approve')).toBe(0);
    expect(existsSync(join(dir, 'here.tfstate'))).toBe(true);
  }, 60_000);

  it('neither minds nor changes a foreign lock file', async () => {
    writeFileSync(join(dir, '.terraform.lock.hcl'), FOREIGN_LOCK);
    expect(await run('terraform', 'plan', '-detailed-exitcode')).toBe(2);
    expect(await run('terraform', 'init')).toBe(0);
    expect(await run('terraform', 'apply', '-auto-approve')).toBe(0);
    expect(readFileSync(join(dir, '.terraform.lock.hcl'), 'utf8')).toBe(FOREIGN_LOCK);
  }, 60_000);

  it('applies a saved plan, which another server process may have made', async () => {
    expect(await run('terraform', 'plan', '-out=saved.bin')).toBe(0);
    expect(await run('terraform', 'apply', 'saved.bin')).toBe(0);
  }, 60_000);

  it('gives the exit code of the command and says what AWS would have refused', async () => {
    writeFileSync(join(dir, 'main.tf'), NETWORK.replace('10.0.1.0/24', '192.168.0.0/24'));
    expect(await run('terraform', 'apply', '-auto-approve', '-no-color')).toBe(1);
    expect(errors).toMatch(/creating aws_subnet: api error InvalidSubnet\.Range: /);
    expect(said[0]).toBe(
      'sandbox: 1 created, 0 updated, 0 deleted, 1 refused in the simulated account; no AWS account was touched',
    );
  }, 60_000);

  it('names the types of which only the shape is known', async () => {
    const store = 'resource "aws_cloudfront_key_value_store" "s" {\n  name = "s"\n}\n';
    writeFileSync(join(dir, 'main.tf'), NETWORK + store);
    expect(await run('terraform', 'apply', '-auto-approve')).toBe(0);
    expect(said[1]).toMatch(/^sandbox: shape only .*: aws_cloudfront_key_value_store$/);
  }, 60_000);

  it('refuses a configuration for another version of the provider', async () => {
    writeFileSync(
      join(dir, 'versions.tf'),
      'terraform {\n  required_providers {\n    aws = {\n      source  = "hashicorp/aws"\n      version = "~> 5.0"\n    }\n  }\n}\n',
    );
    await expect(run('terraform', 'plan')).rejects.toThrow(/^SBX005 .*6\.25\.0.*"~> 5\.0"/);
  });

  it('tells a command that is not there from one that fails', async () => {
    await expect(run('no-such-terraform', 'plan')).rejects.toThrow(/^SBX002 \[no-such-terraform\]/);
    await expect(run()).rejects.toThrow(/^SBX004/);
  });
});
