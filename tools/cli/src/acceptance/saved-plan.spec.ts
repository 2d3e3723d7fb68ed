import { Workspace } from './workspace';

describe('a saved plan', () => {
  const workspace = new Workspace();
  afterAll(() => workspace.remove());

  it('is read by Terraform itself, with the command that was printed', async () => {
    const planned = await workspace.run('plan', 'shared');
    expect(planned.status).toBe(0);
    const command =
      /npx landbridge (sandbox run -- terraform \S+ show \S+)$/m.exec(planned.stdout)?.[1] ?? '';
    const shown = await workspace.run(...command.split(' '));
    expect(shown.status).toBe(0);
    const added = /shared-network +(\d+) to add/.exec(planned.stdout)?.[1];
    expect(shown.stdout).toContain(`${added} to add`);
    expect(shown.stdout).toContain('aws_ec2_transit_gateway.');
  });

  it('is not made of a misspelt argument: Terraform names it', async () => {
    workspace.editStack('shared-network', ({ resource }) => {
      for (const vpc of Object.values(resource['aws_vpc'] ?? {})) vpc['cidr_blok'] = vpc['cidr_block'];
    });
    const refused = await workspace.run('plan', 'shared', '--skip-synth');
    expect(refused.status).toBe(1);
    expect(refused.stderr).toMatch(/^CLI006 \[shared-network\] terraform plan failed: .*cidr_blok/);
  });
});
