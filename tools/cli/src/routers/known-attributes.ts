import {
  LandbridgeError,
  withoutSecrets,
  type AttributesOf,
  type ValueMap,
} from '@landbridge/terraform-model';
import { z } from 'zod';
import { parseJson } from '../workspace/json-file';

const values = z.record(z.string(), z.unknown());
/** Terraform's own state file; of resources with `count` or `for_each` nothing is read: routers name none. */
const stateFile = z.object({
  resources: z.array(
    z.object({
      mode: z.string(),
      module: z.string().optional(),
      type: z.string(),
      name: z.string(),
      instances: z.array(z.looseObject({ attributes: values.nullish(), index_key: z.unknown().optional() })),
    }),
  ),
});
/** `terraform show -json` of a state. */
const shown = z.object({
  values: z.object({
    root_module: z.object({ resources: z.array(z.object({ address: z.string(), values })).default([]) }),
  }),
});

/** What a state knows of each resource of its root module, but for secrets. @throws CLI011 the file is no state */
export function knownAttributes(file: string): AttributesOf {
  const json = parseJson(file);
  const state = stateFile.safeParse(json);
  const known = state.success ? fromStateFile(state.data) : fromShown(json, file);
  return (address) => known.get(address);
}

type Known = ReadonlyMap<string, ValueMap>;

function fromStateFile({ resources }: z.infer<typeof stateFile>): Known {
  return new Map(
    resources.flatMap(({ mode, module, type, name, instances }) => {
      const [only] = instances;
      if (module !== undefined || only?.attributes == null || only.index_key !== undefined) return [];
      return [
        [
          `${mode === 'data' ? 'data.' : ''}${type}.${name}`,
          withoutSecrets(only.attributes as ValueMap),
        ] as const,
      ];
    }),
  );
}

function fromShown(json: unknown, file: string): Known {
  const parsed = shown.safeParse(json);
  if (parsed.success) {
    const { resources } = parsed.data.values.root_module;
    return new Map(
      resources.map(({ address, values: known }) => [address, withoutSecrets(known as ValueMap)]),
    );
  }
  throw new LandbridgeError({
    code: 'CLI011',
    place: file,
    message: 'not a state of Terraform',
    fix: 'give a *.tfstate, or what terraform show -json or terraform state pull print',
  });
}
