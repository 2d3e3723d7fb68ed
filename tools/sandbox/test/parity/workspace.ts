import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TfObject, TfValue } from '../../src/contract';
import { schemaCatalog } from '../../src/schema/provider-schema';
import type { Base, Corpus, Transition } from './corpus';

/** One recorded plan, as a resource in the configuration that is planned at once with all others. */
export interface Case {
  readonly address: string;
  readonly type: string;
  readonly name: string;
  readonly config: TfObject;
  /** Undefined for a create. */
  readonly state?: TfObject;
  readonly sensitive?: readonly string[];
  readonly transition?: Transition;
}

export function casesOf(corpus: Corpus): Case[] {
  const creates = Object.entries(corpus.bases)
    .filter(([, base]) => base.planned !== undefined)
    .map(([type, base]) => makeCase(type, 'create', base.config));
  const transitions = corpus.transitions.map((transition, index) => {
    const base = corpus.bases[transition.type];
    if (base === undefined) throw new RangeError(`no base for ${transition.type}`);
    const config = withChange(base.config, transition);
    return {
      ...makeCase(transition.type, `t${index}`, config),
      state: base.state,
      transition,
      ...pick(base),
    };
  });
  return [...creates, ...transitions];
}

function pick({ sensitive }: Base): Pick<Case, 'sensitive'> {
  return sensitive === undefined ? {} : { sensitive };
}

function makeCase(type: string, name: string, config: TfObject): Case {
  return { address: `${type}.${name}`, type, name, config };
}

function withChange(config: TfObject, transition: Transition): TfObject {
  if (transition.kind === 'same') return config;
  const copy = structuredClone(config);
  const steps = transition.path.split('.');
  let at: TfValue = copy;
  for (const step of steps.slice(0, -1)) at = (at as TfObject)[step] ?? null;
  const last = steps[steps.length - 1] ?? '';
  if (transition.to === null) delete (at as TfObject)[last];
  else (at as TfObject)[last] = transition.to;
  return copy;
}

/** Writes `main.tf.json` and `terraform.tfstate` for the cases. */
export function writeWorkspace(dir: string, cases: readonly Case[]): void {
  const resource: Record<string, Record<string, TfObject>> = {};
  for (const { type, name, config } of cases) (resource[type] ??= {})[name] = config;
  writeFileSync(
    join(dir, 'main.tf.json'),
    JSON.stringify({ provider: { aws: { region: 'us-east-1' } }, resource }),
  );
  const resources = cases
    .filter((one) => one.state !== undefined)
    .map(({ type, name, state, sensitive }) => ({
      mode: 'managed',
      type,
      name,
      provider: 'provider["registry.terraform.io/hashicorp/aws"]',
      instances: [
        {
          schema_version: schemaCatalog().resource(type)?.version ?? 0,
          attributes: state,
          sensitive_attributes: (sensitive ?? []).map((value) => [{ type: 'get_attr', value }]),
        },
      ],
    }));
  const state = {
    version: 4,
    terraform_version: '1.11.4',
    serial: 1,
    lineage: 'parity',
    outputs: {},
    resources,
  };
  writeFileSync(join(dir, 'terraform.tfstate'), JSON.stringify(state));
}
