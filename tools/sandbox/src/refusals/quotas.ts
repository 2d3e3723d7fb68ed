import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LandbridgeError } from '@landbridge/terraform-model';
import type { Quota } from './quota';
import { QUOTAS } from './quota-table';
import type { Complaint, Rule } from './rule';

/** Quotas that an account had raised (or that do not matter now), by code; `"*": false` lifts all. */
export type RaisedQuotas = Readonly<Record<string, number | false>>;

const FILE = 'quotas.json';

/**
 * Reads `quotas.json` of a world's folder: `{"L-F678F1CE": 20}` raises "VPCs per Region" to 20, `{"*": false}` lifts all.
 * Absent means AWS's defaults. Throws SBX108 for anything else.
 */
export function readQuotas(folder: string): RaisedQuotas {
  const place = join(folder, FILE);
  let text: string;
  try {
    text = readFileSync(place, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw error;
  }
  const wrong = new LandbridgeError({
    code: 'SBX108',
    place,
    message: 'the raised quotas are no JSON object of known quota codes (docs/refusals.md) with numbers',
    fix: 'write for example {"L-F678F1CE": 20}, or {"*": false} to lift all',
  });
  try {
    const raised = JSON.parse(text) as unknown;
    if (typeof raised !== 'object' || raised === null || Array.isArray(raised)) throw wrong;
    if (Object.values(raised).some((value) => typeof value !== 'number' && value !== false)) throw wrong;
    const codes = new Set<string>(QUOTAS.map(({ code }) => code));
    if (Object.keys(raised).some((code) => code !== '*' && !codes.has(code))) throw wrong;
    return raised as RaisedQuotas;
  } catch {
    throw wrong;
  }
}

export const quotaRuleId = (quota: Quota): string =>
  `quota/${quota.name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`;

/** The quotas as rules; what was raised is raised. */
export function quotaRules(raised: RaisedQuotas): readonly Rule[] {
  if (raised['*'] === false) return [];
  return QUOTAS.filter(({ code }) => raised[code] !== false).map((quota) => {
    const own = raised[quota.code];
    const value = typeof own === 'number' ? own : quota.value;
    return {
      id: quotaRuleId(quota),
      types: quota.types,
      on: quota.onUpdate === true ? ['create', 'update'] : ['create'],
      code: quota.error,
      when: `the quota "${quota.name}" (${quota.service} ${quota.code}, ${value} by default) is used up`,
      source: 'https://docs.aws.amazon.com/general/latest/gr/aws_service_limits.html',
      refuses: (check): Complaint | undefined => {
        const count = quota.count(check);
        return count === undefined || count <= value
          ? undefined
          : `The quota '${quota.name}' (${quota.service} ${quota.code}) of ${value} is reached; raise it in AWS, and here in quotas.json of the world folder`;
      },
    };
  });
}
