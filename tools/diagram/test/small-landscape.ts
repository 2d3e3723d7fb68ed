import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Assumptions, IntentFile } from '@landbridge/prover';
import { readConfiguration, type Configuration } from '@landbridge/terraform-model';

const open = { from_port: 0, to_port: 0, protocol: '-1', cidr_blocks: ['0.0.0.0/0'] };
const vpc = (name: string): string => `\${aws_vpc.${name}.id}`;
const attached = (name: string): object => ({
  vpc_id: vpc(name),
  subnet_ids: [`\${aws_subnet.${name}.id}`],
  transit_gateway_id: '${aws_ec2_transit_gateway.hub.id}',
});

/** Two VPCs at a transit gateway with a site behind it; one of them has a NAT gateway and a way to the internet. */
export const RESOURCES = {
  aws_vpc: {
    app: { cidr_block: '10.1.0.0/16', tags: { Name: 'app' } },
    data: { cidr_block: '10.2.0.0/16', tags: { Name: '</script><b>data' } },
  },
  aws_subnet: {
    app: { vpc_id: vpc('app'), cidr_block: '10.1.1.0/24', availability_zone: 'eu-west-1a' },
    public: { vpc_id: vpc('app'), cidr_block: '10.1.0.0/24', availability_zone: 'eu-west-1a' },
    data: { vpc_id: vpc('data'), cidr_block: '10.2.1.0/24', availability_zone: 'eu-west-1b' },
  },
  aws_internet_gateway: { main: { vpc_id: vpc('app') } },
  aws_nat_gateway: { main: { subnet_id: '${aws_subnet.public.id}', allocation_id: 'eipalloc-1' } },
  aws_security_group: {
    app: { vpc_id: vpc('app'), ingress: [open], egress: [open] },
    data: { vpc_id: vpc('data'), ingress: [open], egress: [open] },
  },
  aws_instance: {
    app: { subnet_id: '${aws_subnet.app.id}', vpc_security_group_ids: ['${aws_security_group.app.id}'] },
    data: { subnet_id: '${aws_subnet.data.id}', vpc_security_group_ids: ['${aws_security_group.data.id}'] },
  },
  aws_ec2_transit_gateway: { hub: { tags: { Name: 'hub' } } },
  aws_ec2_transit_gateway_vpc_attachment: { app: attached('app'), data: attached('data') },
  aws_customer_gateway: { hq: { bgp_asn: 65010, ip_address: '198.51.100.1', type: 'ipsec.1' } },
  aws_vpn_connection: {
    hq: {
      type: 'ipsec.1',
      customer_gateway_id: '${aws_customer_gateway.hq.id}',
      transit_gateway_id: '${aws_ec2_transit_gateway.hub.id}',
    },
  },
  aws_route: Object.fromEntries(
    ['app', 'data'].map((name) => [
      name,
      {
        route_table_id: `\${aws_vpc.${name}.main_route_table_id}`,
        destination_cidr_block: '10.0.0.0/8',
        transit_gateway_id: '${aws_ec2_transit_gateway.hub.id}',
      },
    ]),
  ),
};

export const ASSUMPTIONS: Assumptions = {
  sites: {
    hq: {
      cidrs: ['10.200.0.0/16'],
      links: [{ via: 'aws_vpn_connection.hq', advertises: [{ prefix: '10.200.0.0/16' }] }],
    },
  },
};

export const INTENTS: IntentFile = {
  groups: { app: { resources: ['aws_instance.app'] }, data: { resources: ['aws_instance.data'] } },
  intents: [
    {
      name: 'app reaches data',
      from: 'app',
      to: 'data',
      expect: 'reachable',
      protocol: 'tcp',
      ports: ['443'],
    },
    { name: 'the internet enters nowhere', from: 'internet', to: '*', expect: 'blocked' },
  ],
};

export function configurationOf(resource: object = RESOURCES): Configuration {
  const folder = mkdtempSync(join(tmpdir(), 'landbridge-diagram-'));
  try {
    const document = { provider: { aws: { region: 'eu-west-1' } }, resource };
    writeFileSync(join(folder, 'main.tf.json'), JSON.stringify(document));
    return readConfiguration([folder]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
