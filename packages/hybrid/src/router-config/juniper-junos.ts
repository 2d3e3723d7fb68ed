import { hostOf } from './address-text';
import { juniperTunnel } from './juniper-tunnel';
import {
  advertisedBlocks,
  type RouterInterface,
  type RouterModel,
  type RouterSession,
  type RouterTunnel,
} from './router-model';

/** Preference of a static route that is used when the first tunnel is down. */
const STANDBY_PREFERENCE = 200;

/** Configuration as `set` commands of Junos (SRX); keys stand as names of the secret to fetch. */
export function juniperJunos(model: RouterModel): string {
  const lines = [
    `# router ${model.router}`,
    '# keys: fetch each where the text in <...> says, and put it in its place',
    ...model.tunnels.flatMap((tunnel, index) => juniperTunnel(tunnel, index + 1)),
    ...(model.tunnels.every(({ routing }) => routing !== 'bgp')
      ? []
      : ['set security zones security-zone aws host-inbound-traffic protocols bgp']),
    ...model.interfaces.flatMap(interfaceLines),
    ...staticLines(model.tunnels),
    ...bgpLines(model),
  ];
  return `${lines.join('\n')}\n`;
}

function interfaceLines({ name, vlan, addresses, mtu }: RouterInterface, port: number): string[] {
  const unit = `set interfaces xe-0/0/${port} unit ${vlan}`;
  return [
    `# ${name}: replace the physical interface`,
    `set interfaces xe-0/0/${port} vlan-tagging`,
    `${unit} description ${name}`,
    `${unit} vlan-id ${vlan}`,
    `${unit} family inet address ${addresses.router}`,
    `${unit} family inet mtu ${mtu}`,
  ];
}

function staticLines(tunnels: readonly RouterTunnel[]): string[] {
  return tunnels.flatMap(({ routing, link }, index) => {
    if (routing === 'bgp') return [];
    const waits = tunnels.findIndex((one) => one.link === link) < index;
    return routing.reaches.map((block) => {
      const route = `set routing-options static route ${block}`;
      return waits
        ? `${route} qualified-next-hop st0.${index + 1} preference ${STANDBY_PREFERENCE}`
        : `${route} next-hop st0.${index + 1}`;
    });
  });
}

interface Neighbour extends RouterSession {
  readonly address: string;
  readonly community: string | null;
  readonly authKey?: string;
}

function bgpLines(model: RouterModel): string[] {
  const { asn, tunnels, interfaces } = model;
  const neighbours: Neighbour[] = [
    ...tunnels
      .filter(({ routing }) => routing === 'bgp')
      .map((tunnel) => ({ ...tunnel, address: tunnel.inside.aws, community: null })),
    ...interfaces.map((one) => ({ ...one, address: hostOf(one.addresses.aws) })),
  ];
  if (neighbours.length === 0) return [];
  return [
    `set routing-options autonomous-system ${asn}`,
    ...advertisedBlocks(model).map((block) => `set routing-options aggregate route ${block} discard`),
    ...neighbours.flatMap((neighbour) => neighbourLines(neighbour, asn)),
  ];
}

function neighbourLines(neighbour: Neighbour, asn: number): string[] {
  const { name, address, awsAsn, advertises, prepend, med, community, authKey, localPreference } = neighbour;
  const policy = `set policy-options policy-statement to-aws-${name}`;
  const group = `set protocols bgp group aws-${name}`;
  const own = `${policy} term own`;
  return [
    ...(community === null ? [] : [`set policy-options community aws-${name} members ${community}`]),
    ...advertises.map((block) => `${own} from route-filter ${block} exact`),
    ...(advertises.length === 0
      ? []
      : [
          ...(prepend > 0 ? [`${own} then as-path-prepend "${Array(prepend).fill(asn).join(' ')}"`] : []),
          ...(med === null ? [] : [`${own} then metric ${med}`]),
          ...(community === null ? [] : [`${own} then community add aws-${name}`]),
          `${own} then accept`,
        ]),
    `${policy} term rest then reject`,
    `${group} type external`,
    `${group} hold-time 30`,
    `${group} neighbor ${address} peer-as ${awsAsn}`,
    `${group} neighbor ${address} description ${name}`,
    ...(authKey === undefined ? [] : [`${group} neighbor ${address} authentication-key "<${authKey}>"`]),
    `set policy-options policy-statement from-aws-${name} term all then local-preference ${localPreference}`,
    `set policy-options policy-statement from-aws-${name} term all then accept`,
    `${group} import from-aws-${name}`,
    `${group} export to-aws-${name}`,
  ];
}
