import type { BlockSchema, TfObject, TfValue } from '../contract';

/**
 * The values without those that the schema calls sensitive or write-only: these never reach the disk. What Terraform's
 * state holds of them stays there.
 */
export function withoutSecrets(value: TfValue, block: BlockSchema): TfValue {
  if (Array.isArray(value)) return value.map((element) => withoutSecrets(element, block));
  if (value === null || typeof value !== 'object') return value;
  const cleaned: TfObject = { ...(value as TfObject) };
  for (const [name, attribute] of Object.entries(block.attributes ?? {}))
    if ((attribute.sensitive === true || attribute.write_only === true) && cleaned[name] !== undefined)
      cleaned[name] = null;
  for (const [name, nested] of Object.entries(block.block_types ?? {})) {
    const inner = cleaned[name];
    if (inner === undefined || inner === null) continue;
    cleaned[name] =
      nested.nesting_mode === 'map' && !Array.isArray(inner) && typeof inner === 'object'
        ? Object.fromEntries(
            Object.entries(inner).map(([key, one]) => [key, withoutSecrets(one, nested.block)]),
          )
        : withoutSecrets(inner, nested.block);
  }
  return cleaned;
}

/** Puts what {@link withoutSecrets} took away back in from `known`. */
export function withSecretsOf(known: TfValue | undefined, value: TfValue, block: BlockSchema): TfValue {
  if (Array.isArray(value))
    return value.map((element, index) =>
      withSecretsOf(Array.isArray(known) ? known[index] : undefined, element, block),
    );
  if (value === null || typeof value !== 'object') return value;
  const source =
    known !== null && typeof known === 'object' && !Array.isArray(known) ? (known as TfObject) : {};
  const filled: TfObject = { ...(value as TfObject) };
  for (const [name, attribute] of Object.entries(block.attributes ?? {}))
    if (attribute.sensitive === true || attribute.write_only === true) filled[name] = source[name] ?? null;
  for (const [name, nested] of Object.entries(block.block_types ?? {}))
    if (filled[name] !== undefined && filled[name] !== null && nested.nesting_mode !== 'map')
      filled[name] = withSecretsOf(source[name], filled[name], nested.block);
  return filled;
}
