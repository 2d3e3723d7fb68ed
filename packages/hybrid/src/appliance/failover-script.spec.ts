import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { failoverScript, watchTwin } from './failover-script';

const MOVE = (table: string) =>
  `ec2 replace-route --region eu-west-1 --route-table-id ${table} --destination-cidr-block 10.200.0.0/16 --network-interface-id eni-own`;
const script = failoverScript({
  region: 'eu-west-1',
  twin: '10.16.1.10',
  tables: ['rtb-1', 'rtb-2'],
  blocks: ['10.200.0.0/16'],
  setup: 'aws ssm get-parameter --name vpn >/etc/ipsec.d/vpn.conf',
});

describe('the script of an appliance', () => {
  const folder = mkdtempSync(join(tmpdir(), 'landbridge-appliance-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const stub = (name: string, body: string): void => {
    writeFileSync(join(folder, name), `#!/bin/bash\n${body}\n`);
    chmodSync(join(folder, name), 0o755);
  };

  it('is bash, installs the watch as a service that survives a reboot, and sets up the VPN', () => {
    const file = join(folder, 'user-data');
    writeFileSync(file, script);
    execFileSync('bash', ['-n', file]);
    expect(script).toContain('systemctl enable --now watch-twin');
    expect(script).toContain('Restart=always');
    expect(script).toContain('/etc/sysctl.d/90-forward.conf');
    expect(script.trimEnd().endsWith('>/etc/ipsec.d/vpn.conf')).toBe(true);
  });

  it('takes the routes when the twin is silent three times, again where that failed, and leaves them when it is back', async () => {
    const [calls, twin, fails] = ['calls', 'twin-is-up', 'api-fails'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    // A tenth of the seconds: what is tested is what happens in which order.
    stub('sleep', `exec /bin/sleep 0.05`);
    stub('curl', `case "$*" in *api/token*) echo token ;; *macs*) echo eni-own ;; *) echo 02:00 ;; esac`);
    stub('ping', `echo ping >>'${calls}'; [ -e '${twin}' ]`);
    stub('aws', `echo "$*" >>'${calls}'; [ ! -e '${fails}' ]`);
    const moves = /<<'WATCH'\n([\s\S]*?)WATCH\n/.exec(script)?.[1] ?? '';
    expect(moves).toBe(
      watchTwin(
        '10.16.1.10',
        moves.split('\n').filter((line) => line.includes('replace-route')),
      ),
    );
    const watch = join(folder, 'watch');
    writeFileSync(watch, moves);
    writeFileSync(twin, '');
    const running = spawn('bash', [watch], {
      env: { PATH: `${folder}:${process.env['PATH']}` },
      detached: true,
    });
    const said = (): string[] => (existsSync(calls) ? readFileSync(calls, 'utf8').trim().split('\n') : []);
    const until = async (holds: () => boolean): Promise<void> => {
      for (let turn = 0; turn < 400 && !holds(); turn++)
        await new Promise((resolve) => setTimeout(resolve, 25));
      expect(holds()).toBe(true);
    };
    const taken = () => said().filter((line) => line === MOVE('rtb-2')).length;
    try {
      await until(() => said().length > 5);
      expect(taken()).toBe(0);
      writeFileSync(fails, '');
      rmSync(twin);
      await until(() => taken() > 0);
      const silences = said().slice(
        said().lastIndexOf('ping', said().indexOf(MOVE('rtb-1'))) - 2,
        said().indexOf(MOVE('rtb-1')),
      );
      expect(silences).toEqual(['ping', 'ping', 'ping']);
      // The API answered with an error: it is asked again, until it does what it is asked.
      await until(() => taken() > 1);
      rmSync(fails);
      const before = taken();
      await until(
        () =>
          taken() > before ||
          said()
            .slice(-4)
            .every((line) => line === 'ping'),
      );
      const after = taken();
      const pings = said().length;
      await until(() => said().length > pings + 5);
      expect(taken() - after).toBeLessThanOrEqual(1);
      writeFileSync(twin, '');
      const last = taken();
      const seen = said().length;
      await until(() => said().length > seen + 5);
      expect(taken()).toBe(last);
    } finally {
      process.kill(-running.pid!);
    }
  });
});
