import type { CompletePhase } from '../vpn/tunnel-options';
import type { RouterInterface, RouterModel, RouterTunnel } from './router-model';

/** Names of algorithms in IOS XE. @see https://docs.aws.amazon.com/vpn/latest/s2svpn/cgw-static-routing-examples.html */
const ENCRYPTION: Readonly<Record<string, string>> = {
  AES128: 'aes-cbc-128',
  AES256: 'aes-cbc-256',
  'AES128-GCM-16': 'aes-gcm-128',
  'AES256-GCM-16': 'aes-gcm-256',
};
const INTEGRITY: Readonly<Record<string, string>> = {
  SHA1: 'sha1',
  'SHA2-256': 'sha256',
  'SHA2-384': 'sha384',
  'SHA2-512': 'sha512',
};
/** Bytes of TCP payload that fit a tunnel without fragments. */
const TUNNEL_MSS = 1379;
const TUNNEL_MTU = 1436;

/** Configuration in the syntax of Cisco IOS XE; keys stand as names of the secret to fetch. */
export function ciscoIos(model: RouterModel): string {
  const lines = [
    `! router ${model.router}`,
    '! pre-shared keys: fetch each from AWS Secrets Manager by its ARN and put it in place of <...>',
    ...model.tunnels.flatMap((tunnel, index) => tunnelLines(tunnel, index + 1)),
    ...model.interfaces.flatMap(interfaceLines),
    ...bgpLines(model),
  ];
  return `${lines.join('\n')}\n`;
}

function tunnelLines({ name, outside, inside, options, secretArn }: RouterTunnel, number: number): string[] {
  const { phase1, phase2, deadPeer, ikeVersions } = options;
  const id = `AWS-${name}`;
  return [
    '!',
    `crypto ikev2 proposal ${id}`,
    ` encryption ${phase1.encryption.map((one) => ENCRYPTION[one] ?? one).join(' ')}`,
    ` ${isGcm(phase1) ? 'prf' : 'integrity'} ${phase1.integrity.map((one) => INTEGRITY[one] ?? one).join(' ')}`,
    ` group ${phase1.groups.join(' ')}`,
    `crypto ikev2 policy ${id}`,
    ` match address local ${outside.router}`,
    ` proposal ${id}`,
    `crypto ikev2 keyring ${id}`,
    ` peer ${id}`,
    `  address ${outside.aws}`,
    `  pre-shared-key <${secretArn}>`,
    `crypto ikev2 profile ${id}`,
    ` match address local ${outside.router}`,
    ` match identity remote address ${outside.aws} 255.255.255.255`,
    ' authentication remote pre-share',
    ' authentication local pre-share',
    ` keyring local ${id}`,
    ` lifetime ${phase1.lifetime}`,
    ` dpd ${Math.max(10, Math.floor(deadPeer.timeout / 3))} 3 on-demand`,
    `! IKE: ${ikeVersions.join(', ')}`,
    `crypto ipsec transform-set ${id} ${espOf(phase2)}`,
    ' mode tunnel',
    `crypto ipsec profile ${id}`,
    ` set transform-set ${id}`,
    ` set pfs group${phase2.groups[0] ?? 20}`,
    ` set ikev2-profile ${id}`,
    ` set security-association lifetime seconds ${phase2.lifetime}`,
    `interface Tunnel${number}`,
    ` description ${name}`,
    ` ip address ${inside.router} 255.255.255.252`,
    ` ip mtu ${TUNNEL_MTU}`,
    ` ip tcp adjust-mss ${TUNNEL_MSS}`,
    ` tunnel source ${outside.router}`,
    ' tunnel mode ipsec ipv4',
    ` tunnel destination ${outside.aws}`,
    ` tunnel protection ipsec profile ${id}`,
  ];
}

function interfaceLines({ name, vlan, addresses, mtu }: RouterInterface): string[] {
  const [address, length] = addresses.router.split('/');
  return [
    '!',
    `! ${name}: replace the physical interface`,
    `interface TenGigabitEthernet0/0/0.${vlan}`,
    ` description ${name}`,
    ` encapsulation dot1Q ${vlan}`,
    ` ip address ${address} ${length === '31' ? '255.255.255.254' : '255.255.255.252'}`,
    ` ip mtu ${mtu}`,
  ];
}

function bgpLines({ asn, advertises, tunnels, interfaces }: RouterModel): string[] {
  const neighbours = [
    ...tunnels.map(({ inside, awsAsn, name, prepend }) => ({ address: inside.aws, awsAsn, name, prepend })),
    ...interfaces.map(({ addresses, awsAsn, name }) => ({
      address: addresses.aws.split('/')[0] ?? '',
      awsAsn,
      name,
      prepend: 0,
    })),
  ];
  return [
    '!',
    `router bgp ${asn}`,
    ' bgp log-neighbor-changes',
    ...neighbours.flatMap(({ address, awsAsn, name }) => [
      ` neighbor ${address} remote-as ${awsAsn}`,
      ` neighbor ${address} description ${name}`,
      ` neighbor ${address} timers 10 30 30`,
    ]),
    ' address-family ipv4',
    ...advertises.map((block) => `  network ${addressOf(block)} mask ${maskOf(block)}`),
    ...neighbours.flatMap(({ address, name, prepend }) => [
      `  neighbor ${address} activate`,
      ...(prepend > 0 ? [`  neighbor ${address} route-map LESS-${name} out`] : []),
    ]),
    ' exit-address-family',
    ...neighbours.flatMap(({ name, prepend }) =>
      prepend > 0
        ? [`route-map LESS-${name} permit 10`, ` set as-path prepend ${Array(prepend).fill(asn).join(' ')}`]
        : [],
    ),
  ];
}

const isGcm = ({ encryption }: CompletePhase): boolean => encryption.every((one) => one.includes('GCM'));

function espOf(phase: CompletePhase): string {
  const bits = phase.encryption[0]?.startsWith('AES256') ? '256' : '128';
  if (isGcm(phase)) return `esp-gcm ${bits}`;
  return `esp-aes ${bits} esp-${(INTEGRITY[phase.integrity[0] ?? ''] ?? 'sha256').replace('sha1', 'sha')}-hmac`;
}

const addressOf = (block: string): string => block.split('/')[0] ?? '';

function maskOf(block: string): string {
  const length = Number(block.split('/')[1]);
  return [0, 8, 16, 24].map((from) => 256 - 2 ** (8 - Math.min(8, Math.max(0, length - from)))).join('.');
}
