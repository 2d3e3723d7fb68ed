import { Workspace, type Ran } from './workspace';

/** One line on stderr with a code, exit status 2, and nothing that Terraform said or did. */
function expectRefusal({ status, stdout, stderr }: Ran, line: RegExp): void {
  expect(stderr).toMatch(line);
  expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
}

describe('before Terraform starts, one line refuses', () => {
  let workspace: Workspace;
  beforeEach(() => (workspace = new Workspace()));
  afterEach(() => workspace.remove());

  it('an unknown environment, and names those that exist', async () => {
    expectRefusal(await workspace.run('plan', 'staging'), /^CLI003 .*"staging".*dev, test, prod, shared/);
  });

  it('blocks that overlap', async () => {
    workspace.edit('stacks/src/environments/dev.ts', "cidr: '10.16.0.0/12'", "cidr: '10.48.0.0/12'");
    expectRefusal(await workspace.run('plan', 'dev'), /^NET\d{3} .*10\.48\.0\.0\/12/);
  });

  it('a block that overlaps a site', async () => {
    workspace.edit('stacks/src/environments/index.ts', '10.200.0.0/16', '10.16.0.0/16');
    expectRefusal(await workspace.run('plan', 'dev'), /^NET\d{3} .*10\.16\.0\.0\/16/);
  });

  it('a malformed block', async () => {
    workspace.edit('stacks/src/environments/dev.ts', '10.16.0.0/12', '10.16.0.0/33');
    expectRefusal(await workspace.run('plan', 'dev'), /^NET001 .*10\.16\.0\.0\/33/);
  });

  it('an edited ledger', async () => {
    workspace.edit('stacks/address-ledger.json', '"cidr": "10.16.0.0/20"', '"cidr": "10.17.0.0/20"');
    expectRefusal(await workspace.run('plan', 'dev'), /^NET008 .*address-ledger\.json/);
  });

  it('a program that does not compile, with file and line', async () => {
    workspace.edit('stacks/src/environments/dev.ts', 'export const dev', 'export konst dev');
    expectRefusal(await workspace.run('plan', 'dev'), /^CLI004 \[.*dev\.ts:\d+:\d+\]/);
  });

  it('deploy and destroy that name nothing', async () => {
    expectRefusal(await workspace.run('deploy'), /^CLI010 \[deploy\] .*--all/);
    expectRefusal(await workspace.run('destroy', 'dev', '--all'), /^CLI010 \[destroy\]/);
  });

  it('a command, an option or a value that does not exist, and suggests what does', async () => {
    expectRefusal(await workspace.run('plam'), /^CLI001 unknown command 'plam'; Did you mean plan\?/);
    expectRefusal(await workspace.run('plan', '--paralel', '2'), /^CLI001 .*--paralel.*--parallel/);
    expectRefusal(await workspace.run('plan', '--parallel', 'none'), /^CLI001 .*whole number/);
  });

  it('a missing Terraform', async () => {
    process.env['LANDBRIDGE_TERRAFORM'] = '/nowhere/terraform';
    try {
      expectRefusal(await workspace.run('plan', 'dev'), /^CLI007 \[LANDBRIDGE_TERRAFORM\]/);
    } finally {
      delete process.env['LANDBRIDGE_TERRAFORM'];
    }
  });
});
