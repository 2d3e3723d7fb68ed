import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfiguration, type Configuration } from '@landbridge/terraform-model';
import { cost } from './cost';
import { costChange } from './cost-change';
import { costChangeText, costText } from './cost-text';
import { dollarsOf, PRICES } from './prices';
import { parseUsage } from './usage';

function configurationOf(resource: object, region = 'eu-west-1'): Configuration {
  const folder = mkdtempSync(join(tmpdir(), 'landbridge-cost-'));
  try {
    writeFileSync(join(folder, 'main.tf.json'), JSON.stringify({ provider: { aws: { region } }, resource }));
    return readConfiguration([folder]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const lines = (resource: object, region?: string) =>
  cost(configurationOf(resource, region)).stacks.flatMap((stack) =>
    stack.lines.map(({ item, quantity, monthly }) => [item, quantity, Number(monthly.toFixed(2))]),
  );
const subnets = ['subnet-1', 'subnet-2', 'subnet-3'];

describe('cost', () => {
  it('counts hours, addresses, zones and months', () => {
    expect(
      lines({
        aws_vpc: { main: { cidr_block: '10.0.0.0/16' } },
        aws_eip: { nat: { domain: 'vpc' } },
        aws_nat_gateway: { main: { subnet_id: 'subnet-1', allocation_id: '${aws_eip.nat.id}' } },
        aws_route53_zone: { main: { name: 'example.com' } },
        aws_vpc_endpoint: {
          s3: { vpc_id: '${aws_vpc.main.id}', service_name: 'com.amazonaws.eu-west-1.s3' },
          ssm: { vpc_endpoint_type: 'Interface', subnet_ids: subnets, service_name: 'x', vpc_id: 'vpc-1' },
        },
        aws_lb: {
          inside: { internal: true, subnets },
          outside: { load_balancer_type: 'network', internal: false, subnets },
        },
      }),
    ).toEqual([
      ['NAT gateway', 1, 35.04],
      ['interface endpoint in a zone', 3, 24.09],
      ['Application Load Balancer', 1, 18.4],
      ['Network Load Balancer', 1, 18.4],
      // One of the NAT gateway, three of the load balancer that faces the internet.
      ['public IPv4 address', 4, 14.6],
      ['hosted zone', 1, 0.5],
    ]);
  });

  it('counts an attachment wherever a gateway has one', () => {
    expect(
      lines({
        aws_ec2_transit_gateway: { main: {} },
        aws_ec2_transit_gateway_vpc_attachment: {
          main: { vpc_id: 'vpc-1', subnet_ids: subnets, transit_gateway_id: 'tgw-1' },
        },
        aws_vpn_connection: {
          hub: { customer_gateway_id: 'cgw-1', type: 'ipsec.1', transit_gateway_id: 'tgw-1' },
          vgw: { customer_gateway_id: 'cgw-1', type: 'ipsec.1', vpn_gateway_id: 'vgw-1' },
        },
        aws_dx_connection: { a: { bandwidth: '10Gbps', location: 'EqLD5', name: 'a' } },
      }),
    ).toEqual([
      ['Direct Connect port, 10 Gbps', 1, 1642.5],
      ['transit gateway attachment', 2, 73],
      ['VPN connection', 2, 73],
    ]);
  });

  it('says what it does not know, and leaves it out of the sum', () => {
    const report = cost(
      configurationOf(
        {
          aws_nat_gateway: {
            main: { subnet_id: 'subnet-1' },
            all: { availability_mode: 'regional', vpc_id: 'v' },
          },
          aws_instance: { a: { instance_type: 't3.micro', ami: 'ami-1' } },
          aws_vpc: { main: { cidr_block: '10.0.0.0/16' } },
        },
        'af-south-1',
      ),
    );
    expect(report.monthly).toBe(0);
    expect(report.notPriced.map(({ type, because }) => `${type}: ${because}`).sort()).toEqual([
      'aws_instance: the price list does not have this type',
      'aws_nat_gateway: a regional NAT gateway is charged by the zones that it is in, which AWS decides',
      'aws_nat_gateway: the price list has no NAT gateway of af-south-1',
    ]);
    expect(costText(report)).toContain('Not in the sum:\n  1 × aws_nat_gateway');
  });

  it('adds data where usage is given, and refuses usage of what is not there', () => {
    const configuration = configurationOf({ aws_nat_gateway: { main: { subnet_id: 'subnet-1' } } });
    const address = 'aws_nat_gateway.main';
    expect(cost(configuration, { [address]: 1000 }).monthly).toBeCloseTo(35.04 + 48, 6);
    expect(() => cost(configuration, { 'aws_nat_gateway.mian': 1 })).toThrow(/^RPT004 .*mian/);
    const free = configurationOf({ aws_vpc: { main: { cidr_block: '10.0.0.0/16' } } });
    expect(() => cost(free, { 'aws_vpc.main': 1 })).toThrow(/^RPT004 aws_vpc\.main is not charged/);
  });

  it('reads usage, and refuses what is none', () => {
    expect(parseUsage('{"aws_nat_gateway.main": 500}', 'u.json')).toEqual({ 'aws_nat_gateway.main': 500 });
    for (const text of ['', '[]', '{"a": "1"}', '{"a": -1}'])
      expect(() => parseUsage(text, 'u.json')).toThrow(/^RPT003 \[u\.json/);
  });

  it('tells what a change costs', () => {
    const before = cost(configurationOf({ aws_nat_gateway: { a: { subnet_id: 'subnet-1' } } }));
    const after = cost(
      configurationOf({
        aws_nat_gateway: { a: { subnet_id: 'subnet-1' }, b: { subnet_id: 'subnet-2' } },
        aws_instance: { a: { ami: 'ami-1' } },
      }),
    );
    expect(costChange(before, before)).toMatchObject({ difference: 0, stacks: [], incomplete: false });
    expect(costChangeText(costChange(before, after))).toBe(
      '+$35.04 a month: $35.04 before, $70.08 after, and things without a price came or went\n        +$35.04  all',
    );
    expect(costChangeText(costChange(after, before))).toContain('-$35.04 a month');
  });
});

describe('the price list', () => {
  it('has a price and a page for every item', () => {
    for (const { dollars, source } of Object.values(PRICES)) {
      expect(source).toMatch(/^https:\/\/aws\.amazon\.com\/[a-z0-9-]+\/pricing\/$/);
      for (const price of Object.values(dollars)) expect(price).toBeGreaterThan(0);
    }
  });

  it('knows no price of a Region that it does not list', () => {
    expect(dollarsOf('NAT gateway', 'xx-nowhere-1')).toBeUndefined();
    expect(dollarsOf('NAT gateway', undefined)).toBeUndefined();
    expect(dollarsOf('accelerator', 'xx-nowhere-1')).toBe(0.025);
  });
});
