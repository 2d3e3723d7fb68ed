import type { CheckRule } from '../finding';

/**
 * Interface endpoints: private DNS needs both DNS attributes of the VPC.
 * @see https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html
 */
export const endpointRules: CheckRule = function* (network) {
  for (const { key, privateDns, vpc } of network.endpoints.values()) {
    if (privateDns !== true || typeof vpc !== 'string') continue;
    const { dnsSupport, dnsHostnames } = network.vpcs.get(vpc) ?? {};
    const off = [
      ...(dnsSupport === false ? ['enable_dns_support'] : []),
      ...(dnsHostnames === false ? ['enable_dns_hostnames'] : []),
    ];
    if (off.length === 0) continue;
    yield {
      code: 'private-dns-without-attributes',
      severity: 'error',
      component: key,
      message: `private DNS needs ${off.join(' and ')} of ${vpc}; AWS refuses it`,
      fix: `set ${off.join(' and ')} of ${vpc} to true, or private_dns_enabled to false`,
    };
  }
};
