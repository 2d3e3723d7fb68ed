/** Terraform JSON as a person would write it: only what the case needs, in ordinary argument names. */
export type Arguments = Readonly<Record<string, unknown>>;
type Blocks = Readonly<Record<string, Readonly<Record<string, Arguments>>>>;

export interface TerraformDocument {
  readonly provider?: Readonly<Record<string, unknown>>;
  readonly resource: Blocks;
  readonly data?: Blocks;
}

/** A piece of a document; pieces are merged and may not define the same address twice. */
export interface Part {
  readonly resource?: Blocks;
  readonly data?: Blocks;
  readonly provider?: readonly Arguments[];
}

export function terraform(...parts: readonly Part[]): TerraformDocument {
  const resource: Record<string, Record<string, Arguments>> = {};
  const data: Record<string, Record<string, Arguments>> = {};
  for (const part of parts) {
    mergeBlocks(resource, part.resource);
    mergeBlocks(data, part.data);
  }
  const providers = parts.flatMap((part) => part.provider ?? []);
  return {
    provider: { aws: providers.length > 0 ? providers : [{ region: 'us-east-1' }] },
    resource,
    ...(Object.keys(data).length > 0 ? { data } : {}),
  };
}

function mergeBlocks(into: Record<string, Record<string, Arguments>>, from: Blocks | undefined): void {
  for (const [type, named] of Object.entries(from ?? {})) {
    const target = (into[type] ??= {});
    for (const [name, args] of Object.entries(named)) {
      if (target[name] !== undefined) throw new Error(`the model defines ${type}.${name} twice`);
      target[name] = args;
    }
  }
}

export function resource(type: string, name: string, args: Arguments): Part {
  return { resource: { [type]: { [name]: args } } };
}

export function data(type: string, name: string, args: Arguments): Part {
  return { data: { [type]: { [name]: args } } };
}

/** One part from several. */
export function together(...parts: readonly Part[]): Part {
  const { resource: resources, data: sources } = terraform(...parts);
  const provider = parts.flatMap((part) => part.provider ?? []);
  return {
    resource: resources,
    ...(sources === undefined ? {} : { data: sources }),
    ...(provider.length === 0 ? {} : { provider }),
  };
}

/** The configured Regions: the first is the default, others have the Region's name as alias. */
export function regions(first: string, ...others: readonly string[]): Part {
  return { provider: [{ region: first }, ...others.map((name) => ({ region: name, alias: name }))] };
}

/** `id('aws_vpc.a')` is the reference to its id. */
export const id = (address: string): string => `\${${address}.id}`;
export const attribute = (address: string, name: string): string => `\${${address}.${name}}`;
