import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildModel, type IntentFile, type Model } from '@landbridge/prover';
import { readConfiguration } from '@landbridge/terraform-model';

const open = { from_port: 0, to_port: 0, protocol: '-1', cidr_blocks: ['0.0.0.0/0'] };

/** A client in one VPC, and two servers in two zones of another, over a peering. */
const RESOURCES = {
  aws_vpc: { here: { cidr_block: '10.1.0.0/16' }, there: { cidr_block: '10.2.0.0/16' } },
  aws_subnet: {
    client: { vpc_id: '${aws_vpc.here.id}', cidr_block: '10.1.1.0/24', availability_zone: 'eu-west-1a' },
    a: { vpc_id: '${aws_vpc.there.id}', cidr_block: '10.2.1.0/24', availability_zone: 'eu-west-1a' },
    b: { vpc_id: '${aws_vpc.there.id}', cidr_block: '10.2.2.0/24', availability_zone: 'eu-west-1b' },
  },
  aws_security_group: {
    here: { vpc_id: '${aws_vpc.here.id}', ingress: [open], egress: [open] },
    there: { vpc_id: '${aws_vpc.there.id}', ingress: [open], egress: [open] },
  },
  aws_instance: {
    client: {
      subnet_id: '${aws_subnet.client.id}',
      vpc_security_group_ids: ['${aws_security_group.here.id}'],
    },
    a: { subnet_id: '${aws_subnet.a.id}', vpc_security_group_ids: ['${aws_security_group.there.id}'] },
    b: { subnet_id: '${aws_subnet.b.id}', vpc_security_group_ids: ['${aws_security_group.there.id}'] },
  },
  aws_vpc_peering_connection: {
    main: { vpc_id: '${aws_vpc.here.id}', peer_vpc_id: '${aws_vpc.there.id}', auto_accept: true },
  },
  aws_route: {
    here: {
      route_table_id: '${aws_vpc.here.main_route_table_id}',
      destination_cidr_block: '10.2.0.0/16',
      vpc_peering_connection_id: '${aws_vpc_peering_connection.main.id}',
    },
    there: {
      route_table_id: '${aws_vpc.there.main_route_table_id}',
      destination_cidr_block: '10.1.0.0/16',
      vpc_peering_connection_id: '${aws_vpc_peering_connection.main.id}',
    },
  },
};

export function smallLandscape(): Model {
  const folder = mkdtempSync(join(tmpdir(), 'landbridge-reports-'));
  try {
    const document = { provider: { aws: { region: 'eu-west-1' } }, resource: RESOURCES };
    writeFileSync(join(folder, 'main.tf.json'), JSON.stringify(document));
    return buildModel(readConfiguration([folder]));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export const INTENTS: IntentFile = {
  groups: { servers: { resources: ['aws_instance.a', 'aws_instance.b'] } },
  intents: [
    {
      name: 'the client is served',
      from: 'aws_instance.client',
      to: 'servers',
      expect: 'reachable',
      protocol: 'tcp',
      ports: ['443'],
    },
    { name: 'the internet enters nowhere', from: 'internet', to: '*', expect: 'blocked' },
  ],
};
