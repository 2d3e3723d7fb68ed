import { Workspace, actionOf } from '../terraform';
import { openSimulation } from '../../src/world/simulation';

/** Terraform in the style of public registry modules, with the parts of the language that other people use. */
const MODULE = `
variable "name" { type = string }
variable "cidr" { type = string }
variable "azs" { type = list(string) }
variable "public_subnets" {
  type    = list(string)
  default = []
}
variable "ingress" {
  type    = map(object({ from = number, to = optional(number), cidrs = list(string) }))
  default = {}
}
variable "tags" {
  type    = map(string)
  default = {}
}
locals {
  create_igw = length(var.public_subnets) > 0
}
resource "aws_vpc" "this" {
  cidr_block = var.cidr
  tags       = merge({ "Name" = var.name }, var.tags)
}
resource "aws_subnet" "public" {
  count             = length(var.public_subnets)
  vpc_id            = aws_vpc.this.id
  cidr_block        = element(concat(var.public_subnets, [""]), count.index)
  availability_zone = length(regexall("^[a-z]{2}-", element(var.azs, count.index))) > 0 ? element(var.azs, count.index) : null
  tags              = merge({ Name = format("\${var.name}-public-%s", element(var.azs, count.index)) }, var.tags)
}
resource "aws_internet_gateway" "this" {
  count  = local.create_igw ? 1 : 0
  vpc_id = aws_vpc.this.id
}
resource "aws_security_group" "this" {
  name_prefix = "\${var.name}-"
  vpc_id      = aws_vpc.this.id
  dynamic "ingress" {
    for_each = var.ingress
    content {
      description = ingress.key
      from_port   = ingress.value.from
      to_port     = coalesce(ingress.value.to, ingress.value.from)
      protocol    = "TCP"
      cidr_blocks = ingress.value.cidrs
    }
  }
  lifecycle {
    create_before_destroy = true
  }
}
data "aws_iam_policy_document" "assume" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["ec2.amazonaws.com"]
    }
  }
}
resource "aws_iam_role" "this" {
  name_prefix        = "\${var.name}-"
  assume_role_policy = data.aws_iam_policy_document.assume.json
}
output "vpc_id" {
  value = try(aws_vpc.this.id, null)
}
output "igw_id" {
  value = try(aws_internet_gateway.this[0].id, null)
}
`;

const ROOT = `
provider "aws" {
  region = "eu-central-1"
  default_tags {
    tags = { Team = "net" }
  }
}
provider "aws" {
  alias  = "other"
  region = "us-east-1"
  assume_role {
    role_arn = "arn:aws:iam::210987654321:role/deploy"
  }
}
data "aws_availability_zones" "available" {
  state = "available"
}
data "aws_caller_identity" "other" {
  provider = aws.other
}
module "network" {
  source         = "./modules/network"
  for_each       = toset(["one", "two"])
  name           = each.key
  cidr           = each.key == "one" ? "10.1.0.0/16" : "10.2.0.0/16"
  azs            = slice(data.aws_availability_zones.available.names, 0, 2)
  public_subnets = each.key == "one" ? ["10.1.1.0/24", "10.1.2.0/24"] : []
  ingress        = { https = { from = 443, cidrs = ["0.0.0.0/0"] } }
}
resource "aws_s3_bucket" "elsewhere" {
  bucket = "elsewhere-\${data.aws_caller_identity.other.account_id}"
  region = "eu-west-1"
}
check "gateway" {
  assert {
    condition     = module.network["one"].igw_id != null
    error_message = "network one has no gateway"
  }
}
output "account" {
  value = data.aws_caller_identity.other.account_id
}
output "networks" {
  value = { for key, network in module.network : key => network.vpc_id }
}
`;

describe("other people's Terraform", () => {
  let workspace: Workspace;
  beforeAll(async () => {
    workspace = await Workspace.open(openSimulation);
    workspace.write('main.tf', ROOT);
    workspace.write('modules/network/main.tf', MODULE);
    await workspace.succeed('init', '-input=false');
  });
  afterAll(() => workspace.stop());

  it('applies modules with count, for_each, dynamic blocks and checks, and leaves nothing to do', async () => {
    await workspace.apply();
    const changes = [...(await workspace.plan()).values()];
    expect(changes.filter((change) => actionOf(change) !== 'no-op').map((change) => change.address)).toEqual(
      [],
    );
    const outputs = JSON.parse(await workspace.succeed('output', '-json')) as { account: { value: string } };
    expect(outputs.account.value).toBe('210987654321');
  }, 60_000);

  it('puts a resource into the Region that it names, and merges default tags', async () => {
    const shown = JSON.parse(await workspace.succeed('show', '-json')) as {
      values: { root_module: { resources: { address: string; values: Record<string, unknown> }[] } };
    };
    const bucket = shown.values.root_module.resources.find(
      ({ address }) => address === 'aws_s3_bucket.elsewhere',
    );
    expect(bucket?.values).toMatchObject({ region: 'eu-west-1', tags_all: { Team: 'net' } });
  }, 60_000);

  it('moves, forgets and imports', async () => {
    const outputs = JSON.parse(await workspace.succeed('output', '-json')) as {
      networks: { value: Record<string, string> };
    };
    const first = outputs.networks.value['one'] ?? '';
    workspace.write(
      'moved.tf',
      `
moved {
  from = aws_s3_bucket.elsewhere
  to   = aws_s3_bucket.there
}
resource "aws_vpc" "again" {
  cidr_block = "10.1.0.0/16"
  tags       = { Name = "one" }
}
import {
  to = aws_vpc.again
  id = "${first}"
}
`,
    );
    workspace.write('main.tf', ROOT.replace('"aws_s3_bucket" "elsewhere"', '"aws_s3_bucket" "there"'));
    const changes = await workspace.plan();
    expect(actionOf(changes.get('aws_s3_bucket.there'))).toBe('no-op');
    expect(changes.get('aws_vpc.again')?.change.importing).toEqual({ id: first });
    expect(actionOf(changes.get('aws_vpc.again'))).toBe('no-op');
    workspace.write('moved.tf', '');
    workspace.write(
      'main.tf',
      ROOT.replace(
        /resource "aws_s3_bucket" "elsewhere" \{[^]*?\n\}/,
        'removed {\n  from = aws_s3_bucket.elsewhere\n  lifecycle {\n    destroy = false\n  }\n}',
      ),
    );
    const forgotten = await workspace.plan();
    expect(forgotten.get('aws_s3_bucket.elsewhere')?.change.actions).toEqual(['forget']);
  }, 60_000);

  it('says clearly what is not simulated', async () => {
    const other = await Workspace.open(openSimulation);
    try {
      other.write('main.tf', 'data "aws_cur_report_definition" "r" {\n  report_name = "r"\n}\n');
      const ran = await other.terraform('plan', '-no-color', '-input=false');
      expect(ran.code).toBe(1);
      expect(ran.stderr.replace(/\s+/g, ' ')).toMatch(/fixtures/);
    } finally {
      await other.stop();
    }
  }, 60_000);
});
