/** Prints what the sandbox takes with real Terraform: `node -r @swc-node/register -C @landbridge/source tools/sandbox/scripts/measure.ts`. */
import { measureSandbox } from '../src';

void measureSandbox().then((figures) => console.table(figures));
