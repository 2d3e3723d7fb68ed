import { parseBlock } from '../../types/address';
import { entriesOf } from '../../types/ec2/prefix-list';
import { blocks, lookUp } from '../../types/values';
import { CREATE, CREATE_OR_UPDATE, numeric, text, type Rule } from '../rule';

const PAGE = 'https://docs.aws.amazon.com/vpc/latest/userguide/managed-prefix-lists.html';
const LIST = 'aws_ec2_managed_prefix_list';

export const PREFIX_LIST_RULES: readonly Rule[] = [
  {
    id: 'prefix-list/too-many-entries',
    types: [LIST],
    on: CREATE_OR_UPDATE,
    code: 'InvalidParameterValue',
    when: 'a list has more entries than its maximum',
    source: PAGE,
    refuses: ({ values }) => {
      const [count, most] = [blocks(values, 'entry').length, numeric(values, 'max_entries')];
      return most !== undefined && count > most
        ? {
            message: `You've reached the maximum number of entries (${most}) for the prefix list, it has ${count}`,
            attribute: 'entry',
          }
        : undefined;
    },
  },
  {
    id: 'prefix-list/family',
    types: [LIST],
    on: CREATE_OR_UPDATE,
    code: 'InvalidParameterValue',
    when: "an entry is no CIDR of the list's address family",
    source: PAGE,
    refuses: ({ values }) => {
      const family = values['address_family'] === 'IPv6' ? 6 : 4;
      const wrong = blocks(values, 'entry').find((entry) => parseBlock(entry['cidr'])?.family !== family);
      return wrong === undefined
        ? undefined
        : {
            message: `Invalid CIDR ${String(wrong['cidr'])} for address family ${String(values['address_family'])}`,
            attribute: 'entry',
          };
    },
  },
  {
    id: 'prefix-list/twice',
    types: [LIST],
    on: CREATE_OR_UPDATE,
    code: 'InvalidParameterValue',
    when: 'a list has an entry twice',
    source: PAGE,
    refuses: ({ values }) => {
      const cidrs = blocks(values, 'entry').map((entry) => entry['cidr']);
      const twice = cidrs.find((cidr, index) => cidrs.indexOf(cidr) !== index);
      return twice === undefined
        ? undefined
        : { message: `Duplicate CIDR ${String(twice)}`, attribute: 'entry' };
    },
  },
  {
    id: 'prefix-list-entry/full',
    types: ['aws_ec2_managed_prefix_list_entry'],
    on: CREATE,
    code: 'PrefixListMaxEntriesExceeded',
    when: 'the list is full',
    source: PAGE,
    refuses: ({ values, world }) => {
      const list = lookUp(world, [LIST], text(values, 'prefix_list_id'));
      const most = numeric(list?.values, 'max_entries');
      return list !== undefined && most !== undefined && entriesOf(list, world).length >= most
        ? `You've reached the maximum number of entries (${most}) for the prefix list ${list.id}`
        : undefined;
    },
  },
  {
    id: 'prefix-list-entry/exists',
    types: ['aws_ec2_managed_prefix_list_entry'],
    on: CREATE,
    code: 'InvalidParameterValue',
    when: 'the list has the entry',
    source: PAGE,
    refuses: ({ values, world }) => {
      const list = lookUp(world, [LIST], text(values, 'prefix_list_id'));
      return list !== undefined && entriesOf(list, world).some((entry) => entry['cidr'] === values['cidr'])
        ? `CIDR ${text(values, 'cidr')} is already in ${list.id}`
        : undefined;
    },
  },
];
