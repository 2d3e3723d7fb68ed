/**
 * User data of an appliance: it watches its twin and, when the twin is silent, points the routes at itself.
 *
 * @param options tables whose routes move, the blocks behind the VPN, and the Region
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ReplaceRoute.html
 */
export function failoverScript(options: {
  readonly region: string;
  readonly twin: string;
  readonly tables: readonly string[];
  readonly blocks: readonly string[];
}): string {
  const { region, twin, tables, blocks } = options;
  const moves = tables.flatMap((table) =>
    blocks.map(
      (block) =>
        `  aws ec2 replace-route --region ${region} --route-table-id ${table} --destination-cidr-block ${block} --network-interface-id "$own"`,
    ),
  );
  return `#!/bin/bash
set -uo pipefail
sysctl -w net.ipv4.ip_forward=1
dnf install -y libreswan
systemctl enable --now ipsec
cat > /usr/local/sbin/watch-twin <<'WATCH'
#!/bin/bash
token=$(curl -sX PUT -H 'X-aws-ec2-metadata-token-ttl-seconds: 60' http://169.254.169.254/latest/api/token)
mac=$(curl -s -H "X-aws-ec2-metadata-token: $token" http://169.254.169.254/latest/meta-data/mac)
own=$(curl -s -H "X-aws-ec2-metadata-token: $token" "http://169.254.169.254/latest/meta-data/network/interfaces/macs/$mac/interface-id")
silent=0
while sleep 2; do
  if ping -c 1 -W 1 ${twin} >/dev/null; then silent=0; continue; fi
  silent=$((silent + 1))
  [ "$silent" -eq 3 ] || continue
${moves.join('\n')}
done
WATCH
chmod 755 /usr/local/sbin/watch-twin
nohup /usr/local/sbin/watch-twin >/var/log/watch-twin.log 2>&1 &
`;
}
