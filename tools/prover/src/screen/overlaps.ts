import { inside, overlaps, type Prefix } from '@landbridge/terraform-model';
import { rememberLasting, type Model } from '../model/model';

/** Whether a block lies in a VPC's own, and no other VPC has any of its addresses. */
export function isOwn(model: Model, vpc: string | undefined, prefix: Prefix): boolean {
  if (vpc === undefined || vpcsThatOverlap(model).has(vpc)) return false;
  return (model.blocks.ofVpc.get(vpc) ?? []).some((block) => inside(prefix, block));
}

/** Whether a block is all that a VPC has of the family, and no other VPC has any of it. */
export function isWhole(model: Model, vpc: string | undefined, prefix: Prefix): boolean {
  if (!isOwn(model, vpc, prefix)) return false;
  const own = (model.blocks.ofVpc.get(vpc ?? '') ?? []).filter(({ family }) => family === prefix.family);
  return own.length === 1 && own[0]?.length === prefix.length;
}

/** VPCs that share addresses with another, or of which that is not known. */
export function vpcsThatOverlap(model: Model): ReadonlySet<string> {
  return rememberLasting(model, 'screen: VPCs that overlap', () => {
    const found = new Set<string>();
    const blocks: { vpc: string; block: Prefix }[] = [];
    for (const { key, doubts } of model.network.vpcs.values()) {
      if (doubts.length > 0) for (const vpc of model.network.vpcs.keys()) found.add(vpc);
      for (const block of model.blocks.ofVpc.get(key) ?? []) blocks.push({ vpc: key, block });
    }
    blocks.sort((a, b) => (a.block.first < b.block.first ? -1 : a.block.first > b.block.first ? 1 : 0));
    let open: { vpc: string; block: Prefix }[] = [];
    for (const entry of blocks) {
      open = open.filter(({ block }) => block.last >= entry.block.first);
      for (const { vpc, block } of open) {
        if (vpc !== entry.vpc && overlaps(block, entry.block)) found.add(vpc).add(entry.vpc);
      }
      open.push(entry);
    }
    return found;
  });
}
