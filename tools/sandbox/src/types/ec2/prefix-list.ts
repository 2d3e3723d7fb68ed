import type { TfObject, WorldObject, WorldView } from '../../contract';
import type { TypeModule } from '../type-module';
import { blocks, lookUp, text } from '../values';

/** All entries of a customer-managed list, those that are resources of their own included. */
export function entriesOf(list: WorldObject, world: WorldView): readonly TfObject[] {
  const inline = blocks(list.values, 'entry');
  const cidrs = new Set(inline.map((entry) => entry['cidr']));
  const standalone = world
    .where('aws_ec2_managed_prefix_list_entry', 'prefix_list_id', list.id)
    .map(({ values }) => ({ cidr: values['cidr'] ?? '', description: values['description'] ?? '' }));
  return [...inline, ...standalone.filter((entry) => !cidrs.has(entry.cidr))];
}

/** Every change of the entries makes a new version of the list. */
const versioned = (list: WorldObject, world: WorldView): number =>
  (typeof list.values['version'] === 'number' ? list.values['version'] : 1) +
  world.where('aws_ec2_managed_prefix_list_entry', 'prefix_list_id', list.id).length;

export const managedPrefixList: TypeModule = {
  values: { entry: ({ prior }) => prior?.['entry'] ?? [] },
  shown: (object, world) => ({ entry: [...entriesOf(object, world)], version: versioned(object, world) }),
  updated: (object, making, world) => {
    // Without entries of its own the resource leaves those alone that are resources.
    if (blocks(making.planned, 'entry').length === 0) return;
    const standalone = world.where('aws_ec2_managed_prefix_list_entry', 'prefix_list_id', object.id);
    const listed = new Set(blocks(making.planned, 'entry').map((entry) => entry['cidr']));
    const own = new Set(standalone.map((entry) => entry.values['cidr'] ?? null));
    for (const entry of standalone) if (!listed.has(entry.values['cidr'])) world.delete(entry);
    const entry = blocks(object.values, 'entry').filter(({ cidr }) => !own.has(cidr ?? null));
    const kept = standalone.filter((one) => listed.has(one.values['cidr'])).length;
    const version = Math.max(1, Number(object.values['version'] ?? 1) - kept);
    world.put({ ...object, values: { ...object.values, entry, version } });
  },
};

export const managedPrefixListEntry: TypeModule = {
  shown: (object, world) =>
    lookUp(world, ['aws_ec2_managed_prefix_list'], text(object.values, 'prefix_list_id')) === undefined
      ? undefined
      : {},
};
