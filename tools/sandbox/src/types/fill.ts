import {
  UnknownValue,
  type AttributeSchema,
  type BlockSchema,
  type CtyType,
  type NestedBlockSchema,
  type TfObject,
  type TfValue,
} from '../contract';
import { factsOf } from '../behaviour/facts';
import { FILLED_BLOCKS } from './filled-blocks';
import { render, type Form } from './form';
import { fabricate } from './generic';
import type { Making, TypeModule } from './type-module';

/** Every value of the plan, those that it left to AWS filled in. What the plan knows is kept. */
export function fill(making: Making, form: Form | undefined, module: TypeModule): TfObject {
  const values: TfObject = { ...making.planned };
  const filler = new Filler(making, form, module, values);
  for (const [name, attribute] of Object.entries(making.block.attributes ?? {}))
    values[name] = filler.attribute(name, attribute, values[name] ?? null, making.prior?.[name]);
  for (const [name, nested] of Object.entries(making.block.block_types ?? {})) {
    const value = values[name];
    if (value !== undefined) values[name] = filler.nested(name, nested, value, making.prior?.[name]);
  }
  return values;
}

class Filler {
  constructor(
    private readonly making: Making,
    private readonly form: Form | undefined,
    private readonly module: TypeModule,
    private readonly values: TfObject,
  ) {}

  attribute(path: string, schema: AttributeSchema, value: TfValue, prior: TfValue | undefined): TfValue {
    if (!hasUnknown(value)) return value;
    if (value instanceof UnknownValue) return this.unknown(path, schema, prior);
    // Partly planned: the module knows the rest, in the order of the plan; else each part is filled by itself.
    return this.computed(path) ?? this.inside(path, schema.type, value);
  }

  nested(path: string, schema: NestedBlockSchema, value: TfValue, prior: TfValue | undefined): TfValue {
    const { block, nesting_mode: mode } = schema;
    if (value === null || !hasUnknown(value)) return value;
    if (value instanceof UnknownValue) {
      const known = this.known(path) ?? this.filled(path) ?? prior;
      if (known !== undefined && !hasUnknown(known)) return known;
      if (mode === 'single' || mode === 'group') return null;
      return isOneOfAWS(schema) ? [this.invented(path, block)] : [];
    }
    if (Array.isArray(value))
      return value.map((element, index) =>
        this.block(
          path,
          block,
          element as TfObject,
          mode === 'list' && Array.isArray(prior) ? prior[index] : undefined,
        ),
      );
    if (mode === 'map')
      return Object.fromEntries(
        Object.entries(value).map(([key, element]) => [
          key,
          this.block(path, block, element as TfObject, undefined),
        ]),
      );
    return this.block(path, block, value as TfObject, prior);
  }

  private block(path: string, block: BlockSchema, value: TfObject, prior: TfValue | undefined): TfObject {
    const before =
      prior !== null && typeof prior === 'object' && !Array.isArray(prior) ? (prior as TfObject) : {};
    const filled: TfObject = { ...value };
    for (const [name, attribute] of Object.entries(block.attributes ?? {}))
      filled[name] = this.attribute(`${path}.${name}`, attribute, value[name] ?? null, before[name]);
    for (const [name, nested] of Object.entries(block.block_types ?? {}))
      if (value[name] !== undefined)
        filled[name] = this.nested(`${path}.${name}`, nested, value[name], before[name]);
    return filled;
  }

  /** What AWS puts into a block that the configuration leaves to it. */
  private filled(path: string): TfValue | undefined {
    return FILLED_BLOCKS[this.making.type]?.[path]?.({ ...this.making, planned: this.values });
  }

  /** Such a block about which nothing particular is known: the provider's defaults, and values of the right form. */
  private invented(path: string, block: BlockSchema): TfObject {
    const values: TfObject = {};
    for (const [name, attribute] of Object.entries(block.attributes ?? {})) {
      const inner = `${path}.${name}`;
      const fallback = factsOf(this.making.type).defaults[inner];
      values[name] = fallback ?? (attribute.computed ? this.unknown(inner, attribute, undefined) : null);
    }
    for (const [name, nested] of Object.entries(block.block_types ?? {}))
      values[name] = nested.nesting_mode === 'single' || nested.nesting_mode === 'group' ? null : [];
    return values;
  }

  private unknown(path: string, schema: AttributeSchema, prior: TfValue | undefined): TfValue {
    const known = this.known(path);
    if (known !== undefined) return known;
    const last = path.slice(path.lastIndexOf('.') + 1);
    // An update that the plan could not foresee: AWS keeps what it had, but for a version, which counts on.
    if (prior !== undefined && prior !== null && !hasUnknown(prior))
      return typeof prior === 'number' && /(?:^|_)version$/.test(last) ? prior + 1 : prior;
    if (last === 'tags_all') return this.making.planned['tags'] ?? {};
    if (
      schema.optional === true &&
      schema.type === 'string' &&
      !/(?:^|_)(?:id|arn|name|availability_zone)$/.test(last)
    )
      return last === 'name_prefix' ? null : '';
    if (last === 'name' && schema.optional === true) return this.generatedName(path);
    return fabricate(last, schema.type, this.making.type, this.template(path));
  }

  private computed(path: string): TfValue | undefined {
    return this.module.values?.[path]?.({ ...this.making, planned: this.values });
  }

  /** What the type's module or form says. */
  private known(path: string): TfValue | undefined {
    const computed = this.computed(path);
    if (computed !== undefined) return computed;
    if (path === 'id') return this.making.id;
    const form = this.form?.values?.[path];
    return typeof form === 'string' ? render(form, this.template(path)) : form;
  }

  private template(path: string) {
    const { scope, id, seed } = this.making;
    return { scope, id, seed, values: this.values, purpose: path };
  }

  /** The provider's own naming: the prefix, or `terraform-`, and 26 digits. */
  private generatedName(path: string): string {
    const prefix = this.values[`${path}_prefix`];
    return `${typeof prefix === 'string' && prefix !== '' ? prefix : 'terraform-'}${this.making.seed.hex(26, path)}`;
  }

  private inside(path: string, type: CtyType, value: TfValue): TfValue {
    if (value instanceof UnknownValue) {
      const last = path.slice(path.lastIndexOf('.') + 1);
      return this.known(path) ?? fabricate(last, type, this.making.type, this.template(path));
    }
    if (typeof type === 'string' || value === null || typeof value !== 'object') return value;
    if (Array.isArray(value))
      return value.map((element, index) =>
        this.inside(
          path,
          type[0] === 'tuple' ? (type[1][index] ?? 'dynamic') : (type[1] as CtyType),
          element,
        ),
      );
    return Object.fromEntries(
      Object.entries(value).map(([name, element]) => {
        const inner = type[0] === 'object' ? (type[1][name] ?? 'dynamic') : (type[1] as CtyType);
        return [name, this.inside(type[0] === 'object' ? `${path}.${name}` : path, inner, element)];
      }),
    );
  }
}

/** A single block of which nothing has to be said: AWS has settings there whether they are configured or not. */
function isOneOfAWS({ block, max_items }: NestedBlockSchema): boolean {
  const required = Object.values(block.attributes ?? {}).some((attribute) => attribute.required);
  return max_items === 1 && !required && Object.keys(block.attributes ?? {}).length > 0;
}

export function hasUnknown(value: TfValue | undefined): boolean {
  if (value instanceof UnknownValue) return true;
  if (Array.isArray(value)) return value.some(hasUnknown);
  return value !== null && typeof value === 'object' && Object.values(value).some(hasUnknown);
}
