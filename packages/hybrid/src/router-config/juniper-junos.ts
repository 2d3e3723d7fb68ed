import type { CompletePhase } from '../vpn/tunnel-options';
import type { RouterInterface, RouterModel, RouterTunnel } from './router-model';

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

/** Configuration as `set` commands of Junos (SRX); keys stand as names of the secret to fetch. */
export function juniperJunos(model: RouterModel): string {
  const lines = [
    `# router ${model.router}`,
    '# pre-shared keys: fetch each from AWS Secrets Manager by its ARN and put it in place of <...>',
    ...model.tunnels.flatMap((tunnel, index) => tunnelLines(tunnel, index + 1)),
    ...model.interfaces.flatMap(interfaceLines),
    ...bgpLines(model),
  ];
  return `${lines.join('\n')}\n`;
}

function tunnelLines({ name, outside, inside, options, secretArn }: RouterTunnel, unit: number): string[] {
  const { phase1, phase2, deadPeer, ikeVersions } = options;
  const ike = `set security ike`;
  const ipsec = `set security ipsec`;
  const id = `aws-${name}`;
  return [
    `${ike} proposal ${id} authentication-method pre-shared-keys`,
    `${ike} proposal ${id} encryption-algorithm ${ENCRYPTION[phase1.encryption[0] ?? ''] ?? phase1.encryption[0]}`,
    ...(isGcm(phase1)
      ? []
      : [`${ike} proposal ${id} authentication-algorithm ${INTEGRITY[phase1.integrity[0] ?? '']}`]),
    `${ike} proposal ${id} dh-group group${phase1.groups[0]}`,
    `${ike} proposal ${id} lifetime-seconds ${phase1.lifetime}`,
    `${ike} policy ${id} proposals ${id}`,
    `${ike} policy ${id} pre-shared-key ascii-text "<${secretArn}>"`,
    `${ike} gateway ${id} ike-policy ${id}`,
    `${ike} gateway ${id} address ${outside.aws}`,
    `${ike} gateway ${id} local-identity inet ${outside.router}`,
    `${ike} gateway ${id} dead-peer-detection interval ${Math.max(10, Math.floor(deadPeer.timeout / 3))} threshold 3`,
    `${ike} gateway ${id} version ${ikeVersions.includes('ikev2') ? 'v2-only' : 'v1-only'}`,
    `${ipsec} proposal ${id} protocol esp`,
    `${ipsec} proposal ${id} encryption-algorithm ${ENCRYPTION[phase2.encryption[0] ?? ''] ?? phase2.encryption[0]}`,
    ...(isGcm(phase2)
      ? []
      : [`${ipsec} proposal ${id} authentication-algorithm ${HMAC[phase2.integrity[0] ?? '']}`]),
    `${ipsec} proposal ${id} lifetime-seconds ${phase2.lifetime}`,
    `${ipsec} policy ${id} perfect-forward-secrecy keys group${phase2.groups[0]}`,
    `${ipsec} policy ${id} proposals ${id}`,
    `${ipsec} vpn ${id} ike gateway ${id}`,
    `${ipsec} vpn ${id} ike ipsec-policy ${id}`,
    `${ipsec} vpn ${id} bind-interface st0.${unit}`,
    `set interfaces st0 unit ${unit} description ${name}`,
    `set interfaces st0 unit ${unit} family inet address ${inside.router}/30`,
    `set interfaces st0 unit ${unit} family inet mtu ${TUNNEL_MTU}`,
  ];
}

function interfaceLines({ name, vlan, addresses, mtu }: RouterInterface): string[] {
  const unit = `set interfaces xe-0/0/0 unit ${vlan}`;
  return [
    `# ${name}: replace the physical interface`,
    `${unit} description ${name}`,
    `${unit} vlan-id ${vlan}`,
    `${unit} family inet address ${addresses.router}`,
    `${unit} family inet mtu ${mtu}`,
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
    `set routing-options autonomous-system ${asn}`,
    ...advertises.map(
      (block) => `set policy-options policy-statement to-aws term own from route-filter ${block} exact`,
    ),
    'set policy-options policy-statement to-aws term own then accept',
    'set policy-options policy-statement to-aws term rest then reject',
    ...neighbours.flatMap(({ address, awsAsn, name, prepend }) => [
      `set protocols bgp group ${name} type external`,
      `set protocols bgp group ${name} neighbor ${address} peer-as ${awsAsn}`,
      `set protocols bgp group ${name} hold-time 30`,
      ...(prepend > 0
        ? [
            `set policy-options policy-statement less-${name} then as-path-prepend "${Array(prepend).fill(asn).join(' ')}"`,
            `set protocols bgp group ${name} export [ less-${name} to-aws ]`,
          ]
        : [`set protocols bgp group ${name} export to-aws`]),
    ]),
  ];
}

const isGcm = ({ encryption }: CompletePhase): boolean => encryption.every((one) => one.includes('GCM'));
