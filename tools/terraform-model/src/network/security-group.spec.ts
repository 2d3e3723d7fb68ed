import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfiguration } from '../read/read-configuration';
import { Unknown } from '../value';
import { readNetwork } from './network';

function peersOf(reference: string) {
  const folder = mkdtempSync(join(tmpdir(), 'model-'));
  const configuration = {
    resource: {
      aws_security_group: { app: { name: 'app' }, data: { name: 'data' } },
      aws_vpc_security_group_ingress_rule: {
        data: {
          security_group_id: '${aws_security_group.data.id}',
          referenced_security_group_id: reference,
          ip_protocol: 'tcp',
          from_port: 5432,
          to_port: 5432,
        },
      },
    },
  };
  try {
    writeFileSync(join(folder, 'main.tf.json'), JSON.stringify(configuration));
    const network = readNetwork(readConfiguration([folder]));
    return network.securityGroups.get('aws_security_group.data')?.ingress.flatMap(({ peers }) => peers);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('a security group rule', () => {
  it.each(['${aws_security_group.app.id}', '222222222222/${aws_security_group.app.id}'])(
    'names a group as %s',
    (text) => {
      expect(peersOf(text)).toEqual([{ group: 'aws_security_group.app' }]);
    },
  );

  it.each(['sg-of-${aws_security_group.app.id}', '222222222222/${aws_security_group.app.id}x'])(
    'does not guess what %s names',
    (text) => {
      expect(peersOf(text)).toEqual([expect.any(Unknown)]);
    },
  );
});
