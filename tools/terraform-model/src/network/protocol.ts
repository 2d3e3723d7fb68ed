/** Sorted, disjoint closed ranges: low, high, low, high, … */
type Ranges<T> = readonly T[];

/** Protocol names as Terraform and AWS accept them; numbers from the IANA registry of assigned protocol numbers. */
const numbers: Readonly<Record<string, number>> = {
  icmp: 1,
  igmp: 2,
  ipip: 4,
  tcp: 6,
  egp: 8,
  igp: 9,
  udp: 17,
  ipv6: 41,
  rsvp: 46,
  gre: 47,
  esp: 50,
  ah: 51,
  icmpv6: 58,
  eigrp: 88,
  ospf: 89,
  pim: 103,
  vrrp: 112,
  l2tp: 115,
  sctp: 132,
};

export const TCP = 6;
export const UDP = 17;
export const ICMP = 1;
export const ICMPV6 = 58;

/** Protocols whose ports rules can name. */
export const portProtocols: Ranges<number> = [TCP, TCP, UDP, UDP];

export function hasPorts(protocol: number): boolean {
  return protocol === TCP || protocol === UDP;
}

export function isIcmp(protocol: number): boolean {
  return protocol === ICMP || protocol === ICMPV6;
}

/** `tcp`, `6`, `-1`, `all`, `any` → a number or `any`; undefined for what is no protocol. */
export function protocolNumber(text: string): number | 'any' | undefined {
  const name = text.trim().toLowerCase();
  if (name === '-1' || name === 'all' || name === 'any') return 'any';
  const known = numbers[name];
  if (known !== undefined) return known;
  if (!/^\d{1,3}$/.test(name)) return undefined;
  const number = Number(name);
  return number <= 255 ? number : undefined;
}

/** The protocol's name, or its number as text: always what {@link protocolNumber} understands. */
export function protocolName(number: number): string {
  const entry = Object.entries(numbers).find(([, value]) => value === number);
  return entry?.[0] ?? String(number);
}
