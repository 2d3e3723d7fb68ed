import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSimulation } from '../../src/world/simulation';
import { Workspace } from '../terraform';

interface Shown {
  readonly values: {
    readonly root_module: {
      readonly resources: { readonly address: string; readonly values: Record<string, unknown> }[];
    };
  };
}

const PROVIDERS = Array.from(
  { length: 6 },
  (_, index) => `
provider "aws" {
  alias  = "p${index}"
  region = "${['eu-west-1', 'us-east-1', 'ap-southeast-2'][index % 3]}"
  assume_role {
    role_arn = "arn:aws:iam::${String(index).repeat(12)}:role/deploy"
  }
  default_tags {
    tags = { Provider = "p${index}" }
  }
}
resource "aws_vpc" "v${index}" {
  provider   = aws.p${index}
  cidr_block = "10.${index}.0.0/16"
}
data "aws_region" "r${index}" {
  provider = aws.p${index}
}
output "o${index}" {
  value = data.aws_region.r${index}.region
}
`,
).join('');

describe('provider configurations', () => {
  it('stay apart, though one server answers them all', async () => {
    const workspace = await Workspace.open(openSimulation);
    try {
      workspace.write('main.tf', PROVIDERS);
      await workspace.apply();
      const { values } = JSON.parse(await workspace.succeed('show', '-json')) as Shown;
      for (let index = 0; index < 6; index++) {
        const region = ['eu-west-1', 'us-east-1', 'ap-southeast-2'][index % 3];
        const account = String(index).repeat(12);
        const vpc = values.root_module.resources.find(({ address }) => address === `aws_vpc.v${index}`);
        expect(vpc?.values).toMatchObject({ owner_id: account, region, tags_all: { Provider: `p${index}` } });
        expect(vpc?.values['arn']).toContain(`:${region}:${account}:vpc/`);
      }
    } finally {
      await workspace.stop();
    }
  }, 60_000);

  it('of two processes share one world without losing anything', async () => {
    const world = mkdtempSync(join(tmpdir(), 'world-'));
    const one = await Workspace.open(openSimulation, { world });
    const other = await Workspace.open(openSimulation, { world });
    try {
      const many = (name: string): string =>
        `resource "aws_cloudwatch_log_group" "g" {\n  count = 40\n  name  = "${name}-\${count.index}"\n}\n`;
      one.write('main.tf', many('one'));
      other.write('main.tf', many('other'));
      await Promise.all([one.apply(), other.apply()]);
      for (const workspace of [one, other])
        expect((await workspace.terraform('plan', '-detailed-exitcode', '-no-color')).code).toBe(0);
    } finally {
      await Promise.all([one.stop(), other.stop()]);
      rmSync(world, { recursive: true, force: true });
    }
  }, 60_000);
});
