import type { Inventory, InventoryBlock } from './inventory';

/** Free blocks are many where a VPC is nearly empty: the text shows the largest, JSON and CSV all. */
const SHOWN = 3;

/** The inventory as a person reads it. */
export function inventoryText({ blocks, unknown }: Inventory): string {
  if (blocks.length + unknown.length === 0) return 'There are no address blocks.';
  const rows = blocks.map((block) => [
    `${'  '.repeat(block.depth)}${block.cidr}`,
    fill(block),
    block.kind,
    text(block),
  ]);
  const width = (column: number): number => Math.max(0, ...rows.map((row) => row[column]?.length ?? 0));
  const widths = [width(0), width(1), width(2)];
  const lines = rows.map((row) =>
    row
      .map((cell, column) =>
        column === 1 ? cell.padStart(widths[1] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
  const open = unknown.map(({ owner, because }) => `not known: a block of ${owner} (${because})`);
  return [...lines, ...open].join('\n');
}

/** The inventory for a spreadsheet, RFC 4180. */
export function inventoryCsv({ blocks }: Inventory): string {
  const header = ['cidr', 'kind', 'owners', 'addresses', 'utilisation', 'free', 'twice'];
  const rows = blocks.map(({ cidr, kind, owners, addresses, utilisation, free, twice }) => [
    cidr,
    kind,
    owners.join(' '),
    String(addresses),
    utilisation === undefined ? '' : utilisation.toFixed(4),
    free.join(' '),
    twice ? 'yes' : 'no',
  ]);
  return [header, ...rows].map((row) => row.map(cell).join(',')).join('\r\n');
}

/** Addresses are counted as text in JSON: an IPv6 block has more of them than a number holds. */
export function inventoryJson({ blocks, unknown }: Inventory): unknown {
  return {
    blocks: blocks.map(({ addresses, utilisation, ...block }) => ({
      ...block,
      addresses: String(addresses),
      utilisation: utilisation ?? null,
    })),
    unknown,
  };
}

/** A cell that begins like a formula is not run by the program that opens the table. */
function cell(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function fill({ utilisation }: InventoryBlock): string {
  return utilisation === undefined
    ? ''
    : `${(utilisation * 100).toFixed(utilisation > 0 && utilisation < 0.01 ? 1 : 0)} %`;
}

function text({ owners, free, twice }: InventoryBlock): string {
  const byLength = [...free].sort((one, other) => lengthOf(one) - lengthOf(other));
  const shown = byLength.slice(0, SHOWN).join(', ');
  const rest = byLength.length > SHOWN ? ` and ${byLength.length - SHOWN} smaller` : '';
  return [
    owners.join(', '),
    ...(twice ? ['TWICE'] : []),
    ...(free.length === 0 ? [] : [`free: ${shown}${rest}`]),
  ].join('  ');
}

function lengthOf(cidr: string): number {
  return Number(cidr.slice(cidr.indexOf('/') + 1));
}
