import type { TfObject, TfValue } from '../../contract';
import { UNKNOWN } from '../../contract';
import type { Diagnostic, Step } from '../../protocol/messages';
import type { PlanInput } from '../plan';
import { isLeftToAws } from '../left-blocks';
import { equal, isAbsent, isUnknown } from '../values';

/** A rule of one type about its plans that its facts cannot say. */
export type Rule = (plan: PlanDraft) => void;

/** A plan that a type's own rule may still change. Names are top-level attributes and blocks unless said otherwise. */
export class PlanDraft {
  readonly diagnostics: Diagnostic[] = [];

  constructor(
    private readonly input: PlanInput,
    readonly planned: TfObject,
    private readonly paths: Step[][],
  ) {}

  get creating(): boolean {
    return this.input.prior === null;
  }

  get config(): TfObject {
    return this.input.config;
  }

  /** Empty on create. */
  get prior(): TfObject {
    return this.input.prior ?? {};
  }

  get replace(): Step[][] {
    return this.paths;
  }

  get region(): string {
    return this.input.scope.region;
  }

  /** True for an existing resource whose plan differs from its state in one of these. */
  changes(...names: string[]): boolean {
    if (this.creating) return false;
    return names.some((name) => {
      const type = this.input.schema.block.attributes?.[name]?.type;
      return !equal(this.prior[name], this.planned[name], type) && !this.bothEmpty(name);
    });
  }

  /** Makes attributes and blocks that the configuration leaves to AWS known only after apply. */
  becomesUnknown(...names: string[]): void {
    for (const name of names) {
      const attribute = isAbsent(this.config[name]) && this.input.schema.block.attributes?.[name]?.computed;
      const block = !this.input.strict && isLeftToAws(this.input.facts, name, this.config[name]);
      if (attribute || block) this.planned[name] = UNKNOWN;
    }
  }

  /** Keeps the prior value where Terraform lets it stand: there is one, and the configuration says something else. */
  keepPrior(name: string): void {
    const prior = this.prior[name];
    if (!isAbsent(prior) && !isAbsent(this.planned[name])) this.planned[name] = prior;
  }

  /** Sets a value for an attribute that the configuration leaves out. */
  set(name: string, value: TfValue): void {
    if (isAbsent(this.config[name])) this.planned[name] = value;
  }

  replaceFor(...path: Step[]): void {
    if (!this.creating) this.paths.push(path);
  }

  /** Lets a change of `name` happen in place. */
  inPlace(name: string): void {
    for (let index = this.paths.length - 1; index >= 0; index--)
      if (this.paths[index]?.[0] === name) this.paths.splice(index, 1);
  }

  refuse(summary: string, attribute?: string): void {
    const where = attribute === undefined ? {} : { attribute: [attribute] };
    this.diagnostics.push({ severity: 'error', summary, ...where });
  }

  /** The value as text; undefined when absent, empty or not known. */
  text(from: TfObject, name: string): string | undefined {
    const value = from[name];
    return typeof value === 'string' && value !== '' ? value : undefined;
  }

  /** True when the value is set and known to be so. */
  has(from: TfObject, name: string): boolean {
    const value = from[name];
    return (
      !isAbsent(value) && !isUnknown(value) && value !== '' && !(Array.isArray(value) && value.length === 0)
    );
  }

  /** True when every attribute that differs from the state is one of these (computed ones aside). */
  changesOnly(...names: string[]): boolean {
    return this.changedArguments().every((name) => names.includes(name));
  }

  /** Arguments, blocks included, that differ between state and plan. */
  changedArguments(): string[] {
    const { attributes = {}, block_types = {} } = this.input.schema.block;
    const settable = Object.entries(attributes).filter(
      ([, attribute]) => attribute.optional || attribute.required,
    );
    const blocks = Object.keys(block_types).filter((name) => name !== 'timeouts');
    return [...settable.map(([name]) => name), ...blocks].filter((name) => this.changes(name));
  }

  private bothEmpty(name: string): boolean {
    return isEmpty(this.prior[name]) && isEmpty(this.planned[name]);
  }
}

function isEmpty(value: TfValue | undefined): boolean {
  return isAbsent(value) || value === '' || (Array.isArray(value) && value.length === 0);
}
