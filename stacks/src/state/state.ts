import {
  DataTerraformRemoteStateLocal,
  LocalBackend,
  type TerraformRemoteState,
  type TerraformStack,
} from 'cdktf';

/**
 * Where a stack's state lies, seen from the folder that Terraform runs in (`cdktf.out/stacks/<stack>`). Relative, so
 * that the synthesized files are the same wherever the repository lies. Form and place are fixed in ADR 1.
 */
function statePath(stack: string): string {
  return `../../../../.landbridge/sandbox/state/${stack}.tfstate`;
}

/** Keeps the stack's own state. */
export function keepState(stack: TerraformStack): void {
  new LocalBackend(stack, { path: statePath(stack.node.id) });
}

/** What another stack says in its outputs; the other stack is deployed first. */
export function stateOf(reader: TerraformStack, other: TerraformStack): TerraformRemoteState {
  reader.addDependency(other);
  return new DataTerraformRemoteStateLocal(reader, other.node.id, { path: statePath(other.node.id) });
}
