import type { CompletePhase } from '../vpn/tunnel-options';
import type { RouterTunnel } from './router-model';

/** Names of algorithms in Junos. @see https://www.juniper.net/documentation/us/en/software/junos/vpn-ipsec/topics/topic-map/security-ikev2-configuring.html */
const ENCRYPTION: Readonly<Record<string, string>> = {
  AES128: 'aes-128-cbc',
  AES256: 'aes-256-cbc',
  'AES128-GCM-16': 'aes-128-gcm',
  'AES256-GCM-16': 'aes-256-gcm',
};
const INTEGRITY: Readonly<Record<string, string>> = {
  SHA1: 'sha1',
  'SHA2-256': 'sha-256',
  'SHA2-384': 'sha-384',
  'SHA2-512': 'sha-512',
};
const HMAC: Readonly<Record<string, string>> = {
  SHA1: 'hmac-sha1-96',
  'SHA2-256': 'hmac-sha-256-128',
  'SHA2-384': 'hmac-sha-384',
  'SHA2-512': 'hmac-sha-512',
};
const TUNNEL_MTU = 1436;
const TUNNEL_MSS = 1379;

/** IKE, IPsec and the interface of one tunnel. */
export function juniperTunnel(tunnel: RouterTunnel, unit: number): string[] {
  const { name, outside, inside, options, authentication } = tunnel;
  const { phase1, phase2, deadPeer, ikeVersions } = options;
  const ike = `set security ike`;
  const ipsec = `set security ipsec`;
  const id = `aws-${name}`;
  const isKey = 'preSharedKey' in authentication;
  return [
    `${ike} proposal ${id} authentication-method ${isKey ? 'pre-shared-keys' : 'rsa-signatures'}`,
    ...encryptionLines(`${ike} proposal ${id}`, phase1, INTEGRITY),
    `${ike} proposal ${id} dh-group group${phase1.groups[0]}`,
    `${ike} proposal ${id} lifetime-seconds ${phase1.lifetime}`,
    `${ike} policy ${id} proposals ${id}`,
    isKey
      ? `${ike} policy ${id} pre-shared-key ascii-text "<${authentication.preSharedKey}>"`
      : `${ike} policy ${id} certificate local-certificate "<${authentication.certificate}>"`,
    `${ike} gateway ${id} ike-policy ${id}`,
    `${ike} gateway ${id} address ${outside.aws}`,
    `# ${name}: replace the external interface`,
    `${ike} gateway ${id} external-interface ge-0/0/0.0`,
    `${ike} gateway ${id} local-identity inet ${outside.router}`,
    `${ike} gateway ${id} dead-peer-detection interval ${Math.max(10, Math.floor(deadPeer.timeout / 3))} threshold 3`,
    `${ike} gateway ${id} version ${ikeVersions.includes('ikev2') ? 'v2-only' : 'v1-only'}`,
    `${ipsec} proposal ${id} protocol esp`,
    ...encryptionLines(`${ipsec} proposal ${id}`, phase2, HMAC),
    `${ipsec} proposal ${id} lifetime-seconds ${phase2.lifetime}`,
    `${ipsec} policy ${id} perfect-forward-secrecy keys group${phase2.groups[0]}`,
    `${ipsec} policy ${id} proposals ${id}`,
    `${ipsec} vpn ${id} ike gateway ${id}`,
    `${ipsec} vpn ${id} ike ipsec-policy ${id}`,
    `${ipsec} vpn ${id} bind-interface st0.${unit}`,
    `set security zones security-zone aws interfaces st0.${unit}`,
    `set interfaces st0 unit ${unit} description ${name}`,
    `set interfaces st0 unit ${unit} family inet address ${inside.router}/30`,
    `set interfaces st0 unit ${unit} family inet mtu ${TUNNEL_MTU}`,
    `set security flow tcp-mss ipsec-vpn mss ${TUNNEL_MSS}`,
  ];
}

function encryptionLines(
  proposal: string,
  phase: CompletePhase,
  integrity: Readonly<Record<string, string>>,
): string[] {
  const [cipher = ''] = phase.encryption;
  return [
    `${proposal} encryption-algorithm ${ENCRYPTION[cipher] ?? cipher}`,
    ...(phase.encryption.every((one) => one.includes('GCM'))
      ? []
      : [`${proposal} authentication-algorithm ${integrity[phase.integrity[0] ?? '']}`]),
  ];
}
