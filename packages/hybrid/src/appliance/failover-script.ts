/**
 * User data of an appliance: it watches its twin and, when the twin is silent, points the routes at itself.
 *
 * @param options tables whose routes move, the blocks behind the VPN, the Region, and commands that set up the VPN itself
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ReplaceRoute.html
 */
export function failoverScript(options: {
  readonly region: string;
  readonly twin: string;
  readonly tables: readonly string[];
  readonly blocks: readonly string[];
  readonly setup: string;
}): string {
  const { region, twin, tables, blocks, setup } = options;
  const moves = tables.flatMap((table) =>
    blocks.map(
      (block) =>
        `  aws ec2 replace-route --region ${region} --route-table-id ${table} --destination-cidr-block ${block} --network-interface-id "$own" || taken=no`,
    ),
  );
  return `#!/bin/bash
set -uo pipefail
echo 'net.ipv4.ip_forward = 1' >/etc/sysctl.d/90-forward.conf
sysctl --system
dnf install -y libreswan
systemctl enable --now ipsec
cat > /usr/local/sbin/watch-twin <<'WATCH'
${watchTwin(twin, moves)}WATCH
chmod 755 /usr/local/sbin/watch-twin
cat > /etc/systemd/system/watch-twin.service <<'UNIT'
[Unit]
Description=Take the routes of the other VPN appliance when it is silent
After=network-online.target
Wants=network-online.target
[Service]
ExecStart=/usr/local/sbin/watch-twin
Restart=always
RestartSec=2
[Install]
WantedBy=multi-user.target
UNIT
systemctl daemon-reload
systemctl enable --now watch-twin
${setup}`;
}

/**
 * Runs as a service, so that it is there again after a reboot and after recovery on other hardware. Three silences in a row move
 * the routes; a move that fails is tried again at the next silence. Who has the routes keeps them when the other comes back.
 */
export function watchTwin(twin: string, moves: readonly string[]): string {
  return `#!/bin/bash
metadata() { curl -sf -H "X-aws-ec2-metadata-token: $token" "http://169.254.169.254/latest/meta-data/$1"; }
own=
until [ -n "$own" ]; do
  token=$(curl -sf -X PUT -H 'X-aws-ec2-metadata-token-ttl-seconds: 60' http://169.254.169.254/latest/api/token)
  mac=$(metadata mac)
  own=$(metadata "network/interfaces/macs/$mac/interface-id")
  [ -n "$own" ] || sleep 2
done
silent=0
taken=no
while sleep 2; do
  if ping -c 1 -W 1 ${twin} >/dev/null; then silent=0; taken=no; continue; fi
  silent=$((silent + 1))
  if [ "$silent" -lt 3 ] || [ "$taken" = yes ]; then continue; fi
  taken=yes
${moves.join('\n')}
done
`;
}
