import { hostOf, maskOf } from './address-text';
import { ciscoTunnel } from './cisco-tunnel';
import {
  advertisedBlocks,
  type RouterInterface,
  type RouterModel,
  type RouterSession,
  type RouterTunnel,
} from './router-model';

/** Administrative distance of a static route that is used when the first tunnel is down. */
const STANDBY_DISTANCE = 200;
/** Worse than every protocol: the route is there to be advertised. */
const ORIGIN_DISTANCE = 254;

/** Configuration in the syntax of Cisco IOS XE; keys stand as names of the secret to fetch. */
export function ciscoIos(model: RouterModel): string {
  const lines = [
    `! router ${model.router}`,
    '! keys: fetch each where the text in <...> says, and put it in its place',
    ...model.tunnels.flatMap((tunnel, index) => ciscoTunnel(tunnel, index + 1)),
    ...model.interfaces.flatMap(interfaceLines),
    ...staticLines(model.tunnels),
    ...bgpLines(model),
  ];
  return `${lines.join('\n')}\n`;
}

function interfaceLines({ name, vlan, addresses, mtu }: RouterInterface, port: number): string[] {
  return [
    '!',
    `! ${name}: replace the physical interface`,
    `interface TenGigabitEthernet0/0/${port}.${vlan}`,
    ` description ${name}`,
    ` encapsulation dot1Q ${vlan}`,
    ` ip address ${hostOf(addresses.router)} ${maskOf(addresses.router)}`,
    ` ip mtu ${mtu}`,
  ];
}

/** Tunnels take turns: every second one of a connection waits. */
function staticLines(tunnels: readonly RouterTunnel[]): string[] {
  return tunnels.flatMap(({ routing, link }, index) => {
    if (routing === 'bgp') return [];
    const waits = tunnels.findIndex((one) => one.link === link) < index;
    return routing.reaches.map(
      (block) =>
        `ip route ${hostOf(block)} ${maskOf(block)} Tunnel${index + 1}${waits ? ` ${STANDBY_DISTANCE}` : ''}`,
    );
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
  const blocks = advertisedBlocks(model);
  return [
    '!',
    ...blocks.map((block) => `ip route ${hostOf(block)} ${maskOf(block)} Null0 ${ORIGIN_DISTANCE}`),
    `router bgp ${asn}`,
    ' bgp log-neighbor-changes',
    ...neighbours.flatMap(({ address, awsAsn, name, authKey }) => [
      ` neighbor ${address} remote-as ${awsAsn}`,
      ` neighbor ${address} description ${name}`,
      ` neighbor ${address} timers 10 30 30`,
      ...(authKey === undefined ? [] : [` neighbor ${address} password <${authKey}>`]),
    ]),
    ' address-family ipv4',
    ...blocks.map((block) => `  network ${hostOf(block)} mask ${maskOf(block)}`),
    ...neighbours.flatMap(({ address, name, community }) => [
      `  neighbor ${address} activate`,
      ...(community === null ? [] : [`  neighbor ${address} send-community`]),
      `  neighbor ${address} route-map AWS-${name}-IN in`,
      `  neighbor ${address} route-map AWS-${name}-OUT out`,
    ]),
    ' exit-address-family',
    ...neighbours.flatMap((neighbour) => policyLines(neighbour, asn)),
  ];
}

/** What is advertised to one neighbour: nothing but its blocks, with the marks of preference; and how what it says is liked. */
function policyLines(neighbour: Neighbour, asn: number): string[] {
  const { name, advertises, prepend, med, community, localPreference } = neighbour;
  const list = `AWS-${name}-OUT`;
  return [
    `route-map AWS-${name}-IN permit 10`,
    ` set local-preference ${localPreference}`,
    ...(advertises.length === 0 ? [`ip prefix-list ${list} seq 5 deny 0.0.0.0/0 le 32`] : []),
    ...advertises.map((block, index) => `ip prefix-list ${list} seq ${5 * (index + 1)} permit ${block}`),
    `route-map ${list} permit 10`,
    ` match ip address prefix-list ${list}`,
    ...(prepend > 0 ? [` set as-path prepend ${Array(prepend).fill(asn).join(' ')}`] : []),
    ...(med === null ? [] : [` set metric ${med}`]),
    ...(community === null ? [] : [` set community ${community}`]),
  ];
}
