import { readFileSync } from 'node:fs';
import { LandbridgeError, parseJson } from '@landbridge/terraform-model';
import { z } from 'zod';
import { addressSchema, asn, cidrSchema } from '../intent/scalars';
import { firstIssue } from '../intent/issue';
import type { Assumptions } from './assumptions';

const advertisement = z.strictObject({
  prefix: cidrSchema,
  asPath: z.array(asn).optional(),
  med: z.int().min(0).max(4_294_967_295).optional(),
  communities: z.array(z.string().regex(/^\d{1,5}:\d{1,5}$/, 'expected <as number>:<value>')).optional(),
});

const site = z.strictObject({
  cidrs: z.array(cidrSchema),
  allowSources: z.array(cidrSchema).optional(),
  internet: z.boolean().optional(),
  links: z
    .array(z.strictObject({ via: z.string().min(1), advertises: z.array(advertisement).optional() }))
    .optional(),
});

export const assumptionsSchema = z.strictObject({
  $schema: z.string().optional(),
  sites: z.record(z.string().regex(/^[^\s:]+$/, 'a site name has no spaces and no colon'), site).optional(),
  prefixLists: z.record(z.string(), z.array(cidrSchema)).optional(),
  services: z
    .record(
      z.string(),
      z.strictObject({ names: z.array(z.string()).optional(), addresses: z.array(addressSchema).optional() }),
    )
    .optional(),
  addresses: z
    .record(
      z.string(),
      z.strictObject({
        private: addressSchema.optional(),
        public: addressSchema.optional(),
        ipv6: addressSchema.optional(),
      }),
    )
    .optional(),
  statefulForwarders: z.array(z.string()).optional(),
  peeringStatus: z.record(z.string(), z.string()).optional(),
  zoneIds: z.record(z.string(), z.string()).optional(),
  down: z.array(z.string()).optional(),
});

/** Reads an assumptions file. Throws PRV101 with file and place; that addresses exist, `buildModel` checks. */
export function readAssumptions(file: string): Assumptions {
  return parseAssumptions(parseJson(readText(file), file, 'PRV101'), file);
}

/** Checks the form of assumptions that were made in another way, e.g. by a program. */
export function parseAssumptions(data: unknown, place: string): Assumptions {
  const parsed = assumptionsSchema.safeParse(data);
  if (!parsed.success) {
    const { path, message } = firstIssue(parsed.error);
    throw new LandbridgeError({
      code: 'PRV101',
      place: `${place}#${path}`,
      message,
      fix: 'see the assumptions form in the prover’s README',
    });
  }
  const { $schema: _, ...assumptions } = parsed.data;
  return assumptions as Assumptions;
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new LandbridgeError({
      code: 'PRV101',
      place: file,
      message: `cannot be read: ${(error as NodeJS.ErrnoException).code ?? (error as Error).message}`,
      fix: 'name an existing assumptions file',
    });
  }
}
