import { Cidr, claim } from '@landbridge/network-core';
import { Token } from 'cdktf';
import type { IConstruct } from 'constructs';
import type { DirectConnectPreference } from '../router-config/link-preference';
import { checkRange, checkSecret, HybridError } from '../errors';

/** The BGP session of a virtual interface. */
export interface BgpSession {
  /** 1 to 4094, unique on the port. */
  readonly vlan: number;
  /** AS number of the router. */
  readonly asn: number;
  /**
   * Name of the router at the other end, that of its customer gateway where it has one: its configuration then holds this
   * session beside the tunnels.
   *
   * @default a router of the interface's own, with the interface's name
   */
  readonly router?: string;
  /** Blocks behind the router, which it advertises. @default none: its configuration advertises nothing */
  readonly advertises?: readonly string[];
  /** How much the router wants the link to be used towards it. @default all alike */
  readonly preference?: DirectConnectPreference;
  /** Addresses of both ends with their prefix length, e.g. 169.254.100.1/30. @default AWS chooses */
  readonly addresses?: { readonly aws: string; readonly router: string };
  /**
   * MD5 key of the session, as a reference. Provider 6.25 has no write-only form and reads the key back: whoever chooses one has
   * it in Terraform's state.
   *
   * @default AWS makes one
   */
  readonly authKey?: string;
}

/** Arguments that every kind of virtual interface has. */
export interface SessionArguments {
  readonly vlan: number;
  readonly bgpAsn: number;
  readonly addressFamily: 'ipv4';
  readonly amazonAddress?: string;
  readonly customerAddress?: string;
  readonly bgpAuthKey?: string;
}

/**
 * @throws HYB011 the VLAN; HYB012 the addresses; HYB014 a key in clear text
 * @see https://docs.aws.amazon.com/directconnect/latest/UserGuide/create-vif.html
 */
export function sessionArguments(
  { vlan, asn, addresses, authKey }: BgpSession,
  place: IConstruct,
): SessionArguments {
  checkRange('HYB011', 'VLAN', vlan, [1, 4094], place);
  if (authKey !== undefined) checkSecret('the key of the BGP session', authKey, place);
  if (addresses) checkAddresses(addresses, place);
  return {
    vlan,
    bgpAsn: asn,
    addressFamily: 'ipv4',
    ...(addresses && { amazonAddress: addresses.aws, customerAddress: addresses.router }),
    ...(authKey !== undefined && { bgpAuthKey: authKey }),
  };
}

/**
 * Takes a VLAN of a port.
 *
 * @throws HYB011 another virtual interface has it
 */
export function takeVlan(port: object, vlan: number, place: IConstruct): void {
  const other = claim(port, `VLAN ${vlan}`, place);
  if (other === undefined) return;
  throw new HybridError('HYB011', place, {
    problem: 'two virtual interfaces of a port have one VLAN',
    got: `${vlan}`,
    allowed: `only ${other}`,
    fix: 'choose another VLAN',
  });
}

function checkAddresses(
  { aws, router }: { readonly aws: string; readonly router: string },
  place: IConstruct,
): void {
  if (Token.isUnresolved(aws) || Token.isUnresolved(router)) return;
  if (networkOf(aws) === networkOf(router) && networkOf(aws) !== undefined && aws !== router) return;
  throw new HybridError('HYB012', place, {
    problem: 'both ends of a BGP session lie in one block',
    got: `${aws} and ${router}`,
    allowed: 'two addresses of one /30 or /31, e.g. 169.254.100.1/30 and 169.254.100.2/30',
    fix: 'correct the addresses',
  });
}

function networkOf(address: string): string | undefined {
  const [host, length] = address.split('/');
  if (host === undefined || (length !== '30' && length !== '31')) return undefined;
  const octets = host.split('.').map(Number);
  if (octets.length !== 4 || octets.some((octet) => !(octet >= 0 && octet <= 255))) return undefined;
  const size = length === '30' ? 4 : 2;
  const last = octets[3] ?? 0;
  return Cidr.parse(
    `${octets.slice(0, 3).join('.')}.${last - (last % size)}/${length}`,
    'session',
  ).toString();
}
