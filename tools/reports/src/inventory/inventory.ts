import type { Model } from '@landbridge/prover';
import { Unknown, type Prefix } from '@landbridge/terraform-model';
import {
  blockTree,
  freeIn,
  sizeOf,
  utilisation,
  type BlockKind,
  type BlockNode,
  type OwnedBlock,
} from './block-tree';

/** An entry of an address ledger, as far as an inventory needs it. */
export interface LedgerEntry {
  readonly key: string;
  readonly cidr: string;
}

/** One block of the inventory. */
export interface InventoryBlock {
  readonly cidr: string;
  readonly kind: BlockKind;
  /** Keys of the ledger, addresses of Terraform, sites. */
  readonly owners: readonly string[];
  /** How many blocks it lies in. */
  readonly depth: number;
  readonly addresses: bigint;
  /** Share that the blocks within take, 0 to 1; of a subnet it is not known. */
  readonly utilisation: number | undefined;
  /** The largest blocks that are free in it. */
  readonly free: readonly string[];
  /** Two things of Terraform, or a site and a VPC, have this very block. */
  readonly twice: boolean;
}

export interface Inventory {
  readonly blocks: readonly InventoryBlock[];
  /** Blocks that exist and are known after apply only. */
  readonly unknown: readonly { readonly owner: string; readonly because: string }[];
}

/** Every block of a landscape and of its ledger, who has it, how full it is and what is free. */
export function inventory(model: Model, ledger: readonly LedgerEntry[] = []): Inventory {
  const unknown: { owner: string; because: string }[] = [];
  const blocks: OwnedBlock[] = [
    ...ledger.map(({ key, cidr }): OwnedBlock => ({ cidr, owner: key, kind: 'reserved' })),
    ...vpcBlocks(model, unknown),
    ...subnetBlocks(model, unknown),
    ...siteBlocks(model),
  ];
  const rows: InventoryBlock[] = [];
  const add = (node: BlockNode, depth: number): void => {
    rows.push(rowOf(node, depth));
    for (const child of node.children) add(child, depth + 1);
  };
  for (const root of blockTree(blocks)) add(root, 0);
  return { blocks: rows, unknown };
}

function rowOf(node: BlockNode, depth: number): InventoryBlock {
  const { block, owners } = node;
  const kind = kindOf(owners);
  const isSubnet = kind === 'subnet';
  const real = owners.filter((owned) => owned.kind !== 'reserved');
  return {
    cidr: block.text,
    kind,
    owners: owners.map(({ owner }) => owner),
    depth,
    addresses: sizeOf(block),
    utilisation: isSubnet || kind === 'site' ? undefined : utilisation(node),
    free: isSubnet || kind === 'site' ? [] : freeIn(node).map(({ text }) => text),
    twice:
      new Set(real.map((owned) => owned.kind)).size < real.length ||
      (real.some(({ kind: one }) => one === 'site') && real.length > 1),
  };
}

/** What a block is: the thing in it says more than the entry that reserved it, and a VPC of one subnet is a VPC. */
function kindOf(owners: readonly OwnedBlock[]): BlockKind {
  const kinds = new Set(owners.map(({ kind }) => kind));
  const order: readonly BlockKind[] = ['site', 'vpc', 'subnet'];
  return order.find((kind) => kinds.has(kind)) ?? 'reserved';
}

function vpcBlocks({ network }: Model, unknown: { owner: string; because: string }[]): OwnedBlock[] {
  return [...network.vpcs.values()].flatMap(({ key, blocks, doubts, chosenIpv6 }) => {
    for (const { because } of doubts) unknown.push({ owner: key, because });
    // Stand-ins for what AWS chooses are not addresses that anybody has.
    return blocks
      .filter(({ family }) => !(chosenIpv6 && family === 6))
      .map(({ text }): OwnedBlock => ({ cidr: text, owner: key, kind: 'vpc' }));
  });
}

function subnetBlocks({ network }: Model, unknown: { owner: string; because: string }[]): OwnedBlock[] {
  return [...network.subnets.values()].flatMap(({ key, vpc, ipv4, ipv6 }) => {
    const chosen = network.vpcs.get(vpc)?.chosenIpv6 === true;
    const known = (block: Prefix | Unknown | undefined): block is Prefix => {
      if (block instanceof Unknown) unknown.push({ owner: key, because: block.because });
      return block !== undefined && !(block instanceof Unknown);
    };
    return [ipv4, chosen ? undefined : ipv6]
      .filter(known)
      .map(({ text }): OwnedBlock => ({ cidr: text, owner: key, kind: 'subnet' }));
  });
}

function siteBlocks({ assumptions }: Model): OwnedBlock[] {
  return Object.entries(assumptions.sites ?? {}).flatMap(([name, { cidrs = [] }]) =>
    cidrs.map((cidr): OwnedBlock => ({ cidr, owner: `on-premises:${name}`, kind: 'site' })),
  );
}
