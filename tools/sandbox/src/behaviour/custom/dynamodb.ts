import { elementsOf } from '../values';
import type { Rule } from './rule';

const INDEXES = ['global_secondary_index', 'local_secondary_index'];

const table: Rule = (plan) => {
  for (const name of ['restore_source_name', 'restore_source_table_arn'])
    if (plan.changes(name) && plan.has(plan.planned, name)) plan.replaceFor(name);
    else plan.inPlace(name);
  if (
    plan.changes('stream_enabled') ||
    (plan.changes('stream_view_type') && plan.has(plan.planned, 'stream_view_type'))
  )
    plan.becomesUnknown('stream_arn');
  const lists = INDEXES.flatMap((name) => elementsOf(plan.config[name]));
  const keys = [plan.config, ...lists].flatMap((values) => [values['hash_key'], values['range_key']]);
  const wanted = new Set(keys.filter((key): key is string => typeof key === 'string'));
  const attributes = elementsOf(plan.config['attribute']).map((attribute) => attribute['name']);
  if (
    attributes.some((name) => typeof name !== 'string') ||
    keys.some((key) => typeof key === 'object' && key !== null)
  )
    return;
  for (const name of wanted)
    if (!attributes.includes(name))
      plan.refuse(`all indexed attributes must be defined: ${name} has no attribute block`);
  for (const name of attributes)
    if (typeof name === 'string' && wanted.size > 0 && !wanted.has(name))
      plan.refuse(`all attributes must be indexed: ${name} is no key of the table or of an index`);
};

export const dynamodbRules: Readonly<Record<string, Rule>> = { aws_dynamodb_table: table };
