import { parseAddress, parsePrefix, protocolNumber } from '@landbridge/terraform-model';
import { z } from 'zod';

/** A CIDR block without host bits, as AWS wants it. */
export const cidrSchema = z
  .string()
  .refine(isCidr, { error: (issue) => `${JSON.stringify(issue.input)} is no CIDR block` });

export const addressSchema = z.string().refine((text) => parseAddress(text) !== undefined, {
  error: (issue) => `${JSON.stringify(issue.input)} is no IP address`,
});

export const asn = z.int().min(1).max(4_294_967_295);

export const protocolSchema = z.string().refine((text) => protocolNumber(text) !== undefined, {
  error: (issue) => `${JSON.stringify(issue.input)} is no protocol: give any, tcp, udp, icmp or a number`,
});

/** `443` or `8000-8099`. */
export const portRangeSchema = z.string().refine(isPortRange, {
  error: (issue) => `${JSON.stringify(issue.input)} is no port or range of ports`,
});

function isCidr(text: string): boolean {
  return /\/\d{1,3}$/.test(text) && parsePrefix(text) !== undefined;
}

function isPortRange(text: string): boolean {
  const found = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(text);
  if (found === null) return false;
  const low = Number(found[1]);
  const high = Number(found[2] ?? found[1]);
  return low <= high && high <= 65_535;
}
