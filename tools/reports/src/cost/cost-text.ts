import type { CostReport, NotPriced } from './cost';
import type { CostChange } from './cost-change';

/** The report as a person reads it. */
export function costText({ monthly, stacks, notPriced, pricesOf }: CostReport): string {
  const blocks = stacks.map(({ stack, monthly: sum, lines }) =>
    [
      `${stack ?? 'all'}  ${dollars(sum)} a month`,
      ...lines.map(
        ({ item, region, quantity, monthly: each }) =>
          `  ${dollars(each).padStart(12)}  ${quantity} × ${item}${region === undefined ? '' : ` (${region})`}`,
      ),
    ].join('\n'),
  );
  const open = notPriced.map(openText);
  return [
    ...blocks,
    ...(open.length === 0 ? [] : [['Not in the sum:', ...open].join('\n')]),
    [
      `${dollars(monthly)} a month in all, by list prices as of ${pricesOf}, for what costs by time alone: 730 hours, no tax,`,
      'no discounts, no free tiers. Capacity units, storage, requests and data come on top; give gigabytes with --usage.',
    ].join('\n'),
  ].join('\n\n');
}

/** The difference that a change makes, in one line and one for each stack. */
export function costChangeText({ before, after, difference, stacks, incomplete }: CostChange): string {
  const more = incomplete ? ', and things without a price came or went' : '';
  return [
    `${signed(difference)} a month: ${dollars(before)} before, ${dollars(after)} after${more}`,
    ...stacks.map((each) => `  ${signed(each.difference).padStart(13)}  ${each.stack ?? 'all'}`),
  ].join('\n');
}

/** Names are many where a whole kind has no price: the text shows some, the JSON all. */
const SHOWN = 2;

function openText({ because, type, addresses }: NotPriced): string {
  const rest = addresses.length > SHOWN ? ` and ${addresses.length - SHOWN} more` : '';
  return `  ${addresses.length} × ${type}: ${because} (${addresses.slice(0, SHOWN).join(', ')}${rest})`;
}

function dollars(amount: number): string {
  return `$${amount.toFixed(2)}`;
}

function signed(amount: number): string {
  const rounded = Math.abs(amount).toFixed(2);
  if (rounded === '0.00') return '$0.00';
  return `${amount < 0 ? '-' : '+'}$${rounded}`;
}
