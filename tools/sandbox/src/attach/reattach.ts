/** Source addresses under which Terraform and OpenTofu know the provider. */
const ADDRESSES = ['registry.terraform.io/hashicorp/aws', 'registry.opentofu.org/hashicorp/aws'];

/**
 * `TF_REATTACH_PROVIDERS`: Terraform uses the running server in place of an installed provider. It then asks no
 * registry, and reads or writes no entry for it in `.terraform.lock.hcl`.
 */
export function reattachVariable(socket: string): string {
  const server = {
    Protocol: 'grpc',
    ProtocolVersion: 5,
    Pid: process.pid,
    Test: true,
    Addr: { Network: 'unix', String: socket },
  };
  return JSON.stringify(Object.fromEntries(ADDRESSES.map((address) => [address, server])));
}
