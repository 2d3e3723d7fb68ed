import { TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';

/** Path within the stack: unique there, and without the stack's name, which carries the environment. */
export function pathInStack(construct: IConstruct): string {
  return construct.node.path.slice(TerraformStack.of(construct).node.path.length + 1);
}
