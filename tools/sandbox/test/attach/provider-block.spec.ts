import { openSimulation } from '../../src/world/simulation';
import { actionOf, Workspace } from '../terraform';

const CONFIGURATION = `
provider "aws" {
  region = "eu-west-1"
  default_tags {
    tags = { Team = "net", "k8s/owner" = "x" }
  }
  ignore_tags {
    keys         = ["Cost"]
    key_prefixes = ["k8s/"]
  }
}
data "aws_default_tags" "own" {}
resource "aws_vpc" "net" {
  cidr_block = "10.0.0.0/16"
  tags       = { Name = "net" }
}
resource "aws_default_network_acl" "net" {
  default_network_acl_id = aws_vpc.net.default_network_acl_id
}
resource "aws_subnet" "a" {
  vpc_id     = aws_vpc.net.id
  cidr_block = "10.0.0.0/24"
}
output "tags" {
  value = data.aws_default_tags.own.tags
}
output "all" {
  value = aws_vpc.net.tags_all
}
`;

describe('the provider block', () => {
  it('looks away from tags, and a default ACL without its subnets differs for ever, as on AWS', async () => {
    const workspace = await Workspace.open(openSimulation);
    try {
      workspace.write('main.tf', CONFIGURATION);
      await workspace.apply();
      const outputs = JSON.parse(await workspace.succeed('output', '-json')) as Record<
        string,
        { value: object }
      >;
      expect(outputs['tags']?.value).toEqual({ Team: 'net', 'k8s/owner': 'x' });
      expect(outputs['all']?.value).toEqual({ Name: 'net', Team: 'net' });
      const changing = async (): Promise<string[]> =>
        [...(await workspace.plan()).values()]
          .filter((change) => actionOf(change) !== 'no-op')
          .map((change) => `${actionOf(change)} ${change.address}`);
      expect(await changing()).toEqual(['update aws_default_network_acl.net']);
      await workspace.apply();
      expect(await changing()).toEqual(['update aws_default_network_acl.net']);
      workspace.write(
        'main.tf',
        CONFIGURATION.replace(
          '  default_network_acl_id',
          '  lifecycle {\n    ignore_changes = [subnet_ids]\n  }\n  default_network_acl_id',
        ),
      );
      expect(await changing()).toEqual([]);
    } finally {
      await workspace.stop();
    }
  }, 60_000);
});
