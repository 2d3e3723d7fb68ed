import { LandbridgeError, type Configuration, type Resource } from '@landbridge/terraform-model';
import { chargesOf, dataItemOf } from './charges';
import { dollarsOf, PRICES, PRICES_DATE, type Item } from './prices';

/** Hours of a month, as AWS's calculator has them. */
const HOURS = 730;

/** Gigabytes a month that pass a resource, by its address. */
export type Usage = Readonly<Record<string, number>>;

/** One line of a bill. */
export interface CostLine {
  readonly item: Item;
  readonly region: string | undefined;
  readonly quantity: number;
  /** Dollars a month for all of them. */
  readonly monthly: number;
}

/** What is not in the sum. */
export interface NotPriced {
  readonly because: string;
  readonly type: string;
  readonly addresses: readonly string[];
}

export interface StackCost {
  /** Stack, or undefined where the input is one root module. */
  readonly stack: string | undefined;
  /** Dollars a month. */
  readonly monthly: number;
  readonly lines: readonly CostLine[];
}

export interface CostReport {
  /** Dollars a month of all stacks. */
  readonly monthly: number;
  readonly stacks: readonly StackCost[];
  readonly notPriced: readonly NotPriced[];
  readonly pricesOf: string;
}

/**
 * The fixed monthly cost of what a configuration holds, by list prices, with what usage adds where usage is given. Time
 * grows with the resources.
 *
 * @param concerns which stacks count; all by default
 * @throws RPT004 usage names what is not there, or what is not charged by the gigabyte
 */
export function cost(
  { resources }: Configuration,
  usage: Usage = {},
  concerns: (stack: string | undefined) => boolean = () => true,
): CostReport {
  checkUsage(resources, usage);
  const stacks = new Map<string | undefined, Map<string, CostLine>>();
  const open = new Map<string, NotPriced>();
  for (const resource of resources.values()) {
    if (resource.mode !== 'managed' || !concerns(resource.stack)) continue;
    const lines = stacks.get(resource.stack) ?? new Map<string, CostLine>();
    stacks.set(resource.stack, lines);
    for (const { item, quantity } of timed(resource, open)) add(lines, open, resource, item, quantity, HOURS);
    const data = usage[resource.address] === undefined ? undefined : dataItemOf(resource);
    if (data !== undefined) add(lines, open, resource, data, usage[resource.address] ?? 0, 1);
  }
  const costs = [...stacks].map(([stack, lines]): StackCost => {
    const sorted = [...lines.values()].sort((one, other) => other.monthly - one.monthly);
    return { stack, monthly: sum(sorted), lines: sorted };
  });
  return {
    monthly: sum(costs),
    stacks: costs.filter(({ lines }) => lines.length > 0),
    notPriced: [...open.values()],
    pricesOf: PRICES_DATE,
  };
}

function timed(
  resource: Resource,
  open: Map<string, NotPriced>,
): ReturnType<typeof chargesOf> & readonly object[] {
  const charges = chargesOf(resource);
  if (typeof charges !== 'string') return charges;
  leaveOut(open, resource, charges);
  return [];
}

function add(
  lines: Map<string, CostLine>,
  open: Map<string, NotPriced>,
  resource: Resource,
  item: Item,
  quantity: number,
  hours: number,
): void {
  const { region } = resource;
  const dollars = dollarsOf(item, region);
  if (dollars === undefined) {
    leaveOut(open, resource, `the price list has no ${item} of ${region ?? 'a Region that is not known'}`);
    return;
  }
  const monthly = dollars * quantity * (PRICES[item].per === 'hour' ? hours : 1);
  const key = `${item} ${region}`;
  const before = lines.get(key);
  lines.set(key, {
    item,
    region,
    quantity: (before?.quantity ?? 0) + quantity,
    monthly: (before?.monthly ?? 0) + monthly,
  });
}

function leaveOut(open: Map<string, NotPriced>, { type, address }: Resource, because: string): void {
  const key = `${type} ${because}`;
  const before = open.get(key);
  open.set(key, { because, type, addresses: [...(before?.addresses ?? []), address] });
}

function sum(list: readonly { readonly monthly: number }[]): number {
  return list.reduce((total, { monthly }) => total + monthly, 0);
}

function checkUsage(resources: Configuration['resources'], usage: Usage): void {
  for (const address of Object.keys(usage)) {
    const resource = resources.get(address);
    if (resource !== undefined && dataItemOf(resource) !== undefined) continue;
    throw new LandbridgeError({
      code: 'RPT004',
      message:
        resource === undefined
          ? `usage is given for ${JSON.stringify(address)}, which names nothing in the model`
          : `${address} is not charged by the gigabyte, or the price list does not say how`,
      fix: 'name NAT gateways, VPC attachments, interface endpoints or firewalls',
    });
  }
}
