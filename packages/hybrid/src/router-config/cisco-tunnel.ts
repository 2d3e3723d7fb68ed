import type { CompletePhase } from '../vpn/tunnel-options';
import type { RouterAuthentication, RouterTunnel } from './router-model';

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

/** IKE, IPsec and the interface of one tunnel. */
export function ciscoTunnel(tunnel: RouterTunnel, number: number): string[] {
  const { name, outside, inside, options } = tunnel;
  const id = `AWS-${name}`;
  const modern = options.ikeVersions.includes('ikev2');
  const { phase2 } = options;
  return [
    '!',
    ...(modern ? ikev2(tunnel, id) : ikev1(tunnel, id)),
    `crypto ipsec transform-set ${id} ${espOf(phase2)}`,
    ' mode tunnel',
    `crypto ipsec profile ${id}`,
    ` set transform-set ${id}`,
    ` set pfs group${phase2.groups[0] ?? 20}`,
    ` set ${modern ? 'ikev2' : 'isakmp'}-profile ${id}`,
    ` set security-association lifetime seconds ${phase2.lifetime}`,
    ` set security-association replay window-size ${Math.min(1024, options.replayWindow)}`,
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

function ikev2({ outside, options, authentication }: RouterTunnel, id: string): string[] {
  const { phase1, deadPeer } = options;
  const isKey = 'preSharedKey' in authentication;
  return [
    `crypto ikev2 proposal ${id}`,
    ` encryption ${phase1.encryption.map((one) => ENCRYPTION[one] ?? one).join(' ')}`,
    ` ${isGcm(phase1) ? 'prf' : 'integrity'} ${phase1.integrity.map((one) => INTEGRITY[one] ?? one).join(' ')}`,
    ` group ${phase1.groups.join(' ')}`,
    `crypto ikev2 policy ${id}`,
    ` match address local ${outside.router}`,
    ` proposal ${id}`,
    ...(isKey
      ? [
          `crypto ikev2 keyring ${id}`,
          ` peer ${id}`,
          `  address ${outside.aws}`,
          `  pre-shared-key ${keyOf(authentication)}`,
        ]
      : [`! certificate: import ${authentication.certificate} into a trustpoint ${id}`]),
    `crypto ikev2 profile ${id}`,
    ` match address local ${outside.router}`,
    ` match identity remote address ${outside.aws} 255.255.255.255`,
    ` authentication remote ${isKey ? 'pre-share' : 'rsa-sig'}`,
    ` authentication local ${isKey ? 'pre-share' : 'rsa-sig'}`,
    isKey ? ` keyring local ${id}` : ` pki trustpoint ${id}`,
    ` lifetime ${phase1.lifetime}`,
    ` dpd ${probeInterval(deadPeer.timeout)} 3 on-demand`,
  ];
}

/** IKEv1 has one policy for a router, and no authenticated encryption. */
function ikev1({ outside, options, authentication }: RouterTunnel, id: string): string[] {
  const { phase1, deadPeer } = options;
  const isKey = 'preSharedKey' in authentication;
  const bits = phase1.encryption[0]?.startsWith('AES256') ? '256' : '128';
  return [
    'crypto isakmp policy 200',
    ` encryption aes ${bits}`,
    ` hash ${(INTEGRITY[phase1.integrity[0] ?? ''] ?? 'sha256').replace('sha1', 'sha')}`,
    ` authentication ${isKey ? 'pre-share' : 'rsa-sig'}`,
    ` group ${phase1.groups[0] ?? 14}`,
    ` lifetime ${phase1.lifetime}`,
    `crypto isakmp keepalive ${probeInterval(deadPeer.timeout)} 3 on-demand`,
    ...(isKey
      ? [
          `crypto keyring ${id}`,
          ` local-address ${outside.router}`,
          ` pre-shared-key address ${outside.aws} key ${keyOf(authentication)}`,
        ]
      : [`! certificate: import ${authentication.certificate} into a trustpoint ${id}`]),
    `crypto isakmp profile ${id}`,
    isKey ? ` keyring ${id}` : ` ca trust-point ${id}`,
    ` match identity address ${outside.aws} 255.255.255.255`,
    ` local-address ${outside.router}`,
  ];
}

const keyOf = (authentication: Extract<RouterAuthentication, { preSharedKey: string }>): string =>
  `<${authentication.preSharedKey}>`;

/** Three probes in the time after which AWS calls the peer dead; IOS wants ten seconds between them. */
const probeInterval = (timeout: number): number => Math.max(10, Math.floor(timeout / 3));

const isGcm = ({ encryption }: CompletePhase): boolean => encryption.every((one) => one.includes('GCM'));

function espOf(phase: CompletePhase): string {
  const bits = phase.encryption[0]?.startsWith('AES256') ? '256' : '128';
  if (isGcm(phase)) return `esp-gcm ${bits}`;
  return `esp-aes ${bits} esp-${(INTEGRITY[phase.integrity[0] ?? ''] ?? 'sha256').replace('sha1', 'sha')}-hmac`;
}
