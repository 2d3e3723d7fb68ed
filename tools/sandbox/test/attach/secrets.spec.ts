import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { openSimulation } from '../../src/world/simulation';
import { actionOf, Workspace } from '../terraform';

const PLANTED = [
  'planted-parameter',
  'planted-secret',
  'planted-password',
  'plantedpresharedkey',
  'planted-write-only',
];
const CONFIGURATION = `
provider "aws" {
  region     = "eu-west-1"
  access_key = "planted-access-key"
  secret_key = "planted-secret-key"
}
resource "aws_ssm_parameter" "p" {
  name  = "/p"
  type  = "SecureString"
  value = "planted-parameter"
}
resource "aws_secretsmanager_secret" "s" {
  name = "s"
}
resource "aws_secretsmanager_secret_version" "s" {
  secret_id     = aws_secretsmanager_secret.s.id
  secret_string = "planted-secret"
}
resource "aws_ssm_parameter" "w" {
  name             = "/w"
  type             = "SecureString"
  value_wo         = "planted-write-only"
  value_wo_version = 1
}
resource "aws_directory_service_directory" "d" {
  name     = "corp.example.com"
  password = "planted-password"
  size     = "Small"
  vpc_settings {
    vpc_id     = aws_vpc.net.id
    subnet_ids = aws_subnet.net[*].id
  }
}
resource "aws_vpc" "net" {
  cidr_block = "10.0.0.0/16"
}
resource "aws_subnet" "net" {
  count             = 2
  vpc_id            = aws_vpc.net.id
  cidr_block        = "10.0.\${count.index}.0/24"
  availability_zone = ["eu-west-1a", "eu-west-1b"][count.index]
}
resource "aws_customer_gateway" "c" {
  bgp_asn    = 65010
  ip_address = "198.51.100.10"
  type       = "ipsec.1"
}
resource "aws_vpn_gateway" "v" {}
resource "aws_vpn_connection" "v" {
  customer_gateway_id   = aws_customer_gateway.c.id
  vpn_gateway_id        = aws_vpn_gateway.v.id
  type                  = "ipsec.1"
  tunnel1_preshared_key = "plantedpresharedkey"
}
`;

function files(dir: string): string[] {
  return readdirSync(dir).flatMap((name) => {
    const path = join(dir, name);
    return statSync(path).isDirectory() ? files(path) : [path];
  });
}

describe('secrets', () => {
  it('never reach the files of the world, and cause no difference', async () => {
    const workspace = await Workspace.open(openSimulation);
    try {
      workspace.write('main.tf', CONFIGURATION);
      await workspace.apply();
      const left = [...(await workspace.plan()).values()].filter((change) => actionOf(change) !== 'no-op');
      expect(left.map((change) => change.address)).toEqual([]);
      const contents = files(join(workspace.dir, 'world')).map((file) => readFileSync(file, 'latin1'));
      expect(contents.join('')).toContain('aws_ssm_parameter');
      const secrets = [...PLANTED, 'planted-access-key', 'planted-secret-key'];
      expect(secrets.filter((secret) => contents.some((content) => content.includes(secret)))).toEqual([]);
      const state = readFileSync(join(workspace.dir, 'terraform.tfstate'), 'utf8');
      expect(PLANTED.filter((secret) => state.includes(secret))).toEqual(PLANTED.slice(0, -1));
    } finally {
      await workspace.stop();
    }
  }, 60_000);
});
