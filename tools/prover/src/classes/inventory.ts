import { Reference, Unknown, type Resource, type Value, type ValueMap } from '@landbridge/terraform-model';
import type { Model } from '../model/model';
import { IntList } from './int-list';
import { Texts } from './texts';
import { VpcBlocks } from './vpc-blocks';

/** Labels for people: no packet is told apart by them, unless something is looked up by them. */
const LABELS = new Set(['tags', 'tags_all', 'description']);
/** Types whose `name` is such a label. */
const NAMED_FOR_PEOPLE = new Set([
  'aws_security_group',
  'aws_lb',
  'aws_lb_target_group',
  'aws_dx_gateway',
  'aws_customer_gateway',
  'aws_route53_resolver_endpoint',
]);
/** Arguments by which something may be found: where two resources say the same, the first is meant. */
const FOUND_BY = new Set(['name', 'id', 'arn', 'service_name', 'replication_subnet_group_id']);
/** Data sources that look nothing of a VPC up. */
const NO_LOOK_UP =
  /^(terraform_remote_state|aws_(region|regions|partition|caller_identity|availability_zones?|ami|iam_.*|ssm_parameter|default_tags))$/;

/**
 * Everything that is written down, by number: which resource speaks of which others, and of the addresses of which
 * VPCs.
 */
export class Inventory {
  readonly resources: readonly Resource[];
  readonly blocks: VpcBlocks;
  readonly texts: Texts;
  /** Resource numbers of the VPCs of `blocks`. */
  readonly roots: readonly number[];
  /** What resource `r` speaks of stands at `starts[r]` to `starts[r + 1]`: resources, and VPCs as `-1 - vpc`. */
  readonly edges: IntList = new IntList();
  readonly starts: Int32Array;
  readonly isLabelled: boolean;
  private readonly numbers = new Map<string, number>();

  constructor(model: Model) {
    this.resources = [...model.network.reading.configuration.resources.values()];
    this.resources.forEach(({ address }, at) => this.numbers.set(address, at));
    this.blocks = new VpcBlocks(model);
    this.texts = new Texts(this.blocks);
    this.roots = this.blocks.vpcs.map((key) => this.numberOf(key) ?? -1);
    this.isLabelled = this.resources.some(({ mode, type }) => mode === 'data' && !NO_LOOK_UP.test(type));
    const names = new Set<string>();
    this.starts = this.walkAll(names);
    if (!this.isLabelled && [...names].some((name) => this.texts.has(name))) {
      // Somewhere a name is written that may mean one of these.
      this.isLabelled = true;
      this.starts = this.walkAll(undefined);
    }
  }

  numberOf(address: string): number | undefined {
    return this.numbers.get(address);
  }

  /** Whether the argument is a label only. */
  isLabel(name: string, type: string): boolean {
    if (this.isLabelled) return false;
    return LABELS.has(name) || (name === 'name' && NAMED_FOR_PEOPLE.has(type));
  }

  /** Everything that a value outside the resources speaks of. */
  edgesOf(value: Value): readonly number[] {
    const list = new IntList();
    this.walk(value, list);
    return [...list.view()];
  }

  private walkAll(names: Set<string> | undefined): Int32Array {
    this.edges.clear();
    const starts = new Int32Array(this.resources.length + 1);
    const firsts = new Map<string, number>();
    this.resources.forEach(({ values, type }, at) => {
      for (const name in values) {
        const value = values[name]!;
        if (!this.isLabel(name, type)) {
          this.walk(value, this.edges);
          if (typeof value === 'string' && FOUND_BY.has(name)) {
            const first = firsts.get(value);
            if (first === undefined) firsts.set(value, at);
            else this.edges.push(first);
          }
        } else if (name === 'name' && typeof value === 'string') names?.add(value);
      }
      starts[at + 1] = this.edges.length;
    });
    return starts;
  }

  private walk(value: Value, into: IntList): void {
    if (typeof value === 'string') {
      const home = this.texts.homeOf(this.texts.of(value));
      if (home >= 0) into.push(-1 - home);
      return;
    }
    if (typeof value !== 'object' || value === null) return;
    if (value instanceof Reference) {
      const target = this.numbers.get(value.resource);
      if (target !== undefined) into.push(target);
      return;
    }
    if (value instanceof Unknown) {
      for (const part of [...value.parts, ...(value.choices ?? [])]) this.walk(part, into);
      return;
    }
    if (Array.isArray(value)) {
      for (const item of value as readonly Value[]) this.walk(item, into);
      return;
    }
    const map = value as ValueMap;
    for (const name in map) this.walk(map[name]!, into);
  }
}
