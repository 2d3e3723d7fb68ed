import { z } from 'zod';
import { cidrSchema, portRangeSchema, protocolSchema } from './scalars';

const names = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]);

const group = z
  .strictObject({
    vpcs: z
      .array(z.string())
      .min(1)
      .optional()
      .meta({ description: 'patterns over addresses of VPCs; * stands for any text' }),
    resources: z
      .array(z.string())
      .min(1)
      .optional()
      .meta({ description: 'patterns over addresses of resources' }),
    tags: z
      .record(z.string(), z.string())
      .optional()
      .meta({ description: 'all these tags; * stands for any text in a value' }),
    sites: z
      .array(z.string())
      .min(1)
      .optional()
      .meta({ description: 'on-premises sites of the assumptions' }),
    cidrs: z.array(cidrSchema).min(1).optional(),
  })
  .meta({
    description:
      'Members: everything that one of the selectors selects. A group that selects nothing is an error.',
  });

const traffic = {
  protocol: protocolSchema
    .optional()
    .meta({ description: 'any, tcp, udp, icmp or a protocol number; default any' }),
  ports: z
    .array(portRangeSchema)
    .min(1)
    .optional()
    .meta({ description: 'destination ports or ranges; default all' }),
};

export const FAILURE_CLASSES = [
  'any-az',
  'any-nat',
  'any-tunnel',
  'any-link',
  'any-vpn',
  'any-attachment',
  'any-peering',
  'any-site',
  'any-instance',
  'any-region',
] as const;

const intent = z.strictObject({
  name: z.string().min(1),
  from: names.meta({ description: 'groups, internet, on-premises[:site], service:<name>, an address, or *' }),
  to: names,
  expect: z.enum(['blocked', 'reachable']),
  ...traffic,
  bothWays: z.boolean().optional().meta({ description: 'also with from and to exchanged' }),
  except: z
    .array(z.strictObject({ from: names.optional(), to: names.optional(), ...traffic }))
    .optional()
    .meta({ description: 'traffic of which the intent says nothing' }),
  survives: z
    .array(z.enum(FAILURE_CLASSES))
    .optional()
    .meta({ description: 'holds under every single failure of the class too' }),
  because: z.string().optional().meta({ description: 'why, e.g. the number of a policy' }),
});

export const intentFileSchema = z
  .strictObject({
    $schema: z.string().optional(),
    groups: z.record(z.string().regex(/^[^\s*:]+$/, 'a group name has no spaces, * or colon'), group),
    intents: z.array(intent).min(1),
  })
  .meta({
    title: 'Landbridge intents',
    description: 'What must be reachable, and what must never be, for every pair of members.',
  });

export type IntentFile = z.infer<typeof intentFileSchema>;
export type Intent = IntentFile['intents'][number];
export type IntentGroup = IntentFile['groups'][string];
export type IntentException = NonNullable<Intent['except']>[number];
export type FailureClass = (typeof FAILURE_CLASSES)[number];

/** The JSON schema of the intent file, for editors. `schema/intent.schema.json` is this. */
export function intentJsonSchema(): unknown {
  return z.toJSONSchema(intentFileSchema, { unrepresentable: 'any' });
}
