import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tell } from './stopwatch';
import { topologyIntents } from './topology/intents';
import { isShape } from './topology/shape';
import { topology } from './topology/topology';
import { SITE_ASSUMPTIONS } from './topology/transit';

/**
 * Arguments: a folder, how many VPCs, their shape, and `failures` where the intents shall survive them. Writes
 * Terraform JSON, intents and assumptions: in a process of its own, so that reading starts with an empty heap.
 */
const [folder = '', vpcs = '', shape = '', failures] = process.argv.slice(2);
if (!isShape(shape)) throw new RangeError(`${shape} is no shape`);
const write = (name: string, content: object) => writeFileSync(join(folder, name), JSON.stringify(content));
write('main.tf.json', topology(Number(vpcs), shape));
write('intent.json', topologyIntents(shape, failures === 'failures'));
write('assumptions.json', shape === 'sites' ? SITE_ASSUMPTIONS : {});
tell({});
