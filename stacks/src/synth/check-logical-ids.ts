import {
  TerraformDataSource,
  TerraformElement,
  TerraformOutput,
  TerraformResource,
  TerraformStack,
} from 'cdktf';
import type { IConstruct } from 'constructs';
import { StacksError } from '../errors';

/**
 * Refuses two constructs of a stack with one Terraform address. cdktf strips characters from ids and merges what
 * then looks alike: `a b` and `ab` would silently become one resource.
 *
 * @throws STK001
 */
export function checkLogicalIds(root: IConstruct): void {
  for (const stack of root.node.findAll().filter((node) => TerraformStack.isStack(node))) {
    const owners = new Map<string, string>();
    for (const element of stack.node.findAll()) {
      const address = addressOf(element);
      if (address === undefined) continue;
      const other = owners.get(address);
      if (other !== undefined) {
        throw new StacksError('STK001', element, {
          problem: 'construct gets the same Terraform address as another',
          got: address,
          allowed: `only ${other}`,
          fix: 'rename one of the two constructs',
        });
      }
      owners.set(address, element.node.path);
    }
  }
}

function addressOf(node: IConstruct): string | undefined {
  if (!TerraformElement.isTerraformElement(node)) return undefined;
  const id = node.friendlyUniqueId;
  if (TerraformResource.isTerraformResource(node)) return `${node.terraformResourceType}.${id}`;
  if (TerraformDataSource.isTerraformDataSource(node)) return `data.${node.terraformResourceType}.${id}`;
  if (TerraformOutput.isTerraformOutput(node)) return `output.${id}`;
  return undefined;
}
