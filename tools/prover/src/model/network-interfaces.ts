import {
  Unknown,
  parseAddress,
  type ElasticIp,
  type InterfaceAddress,
  type Network,
  type NetworkInterface,
  type PublicAddress,
  type Subnet,
} from '@landbridge/terraform-model';

/** Interfaces that AWS makes for load balancers, NAT gateways, endpoints and firewalls, besides those of the network. */
export function managedInterfaces(network: Network): NetworkInterface[] {
  return [
    ...balancerInterfaces(network),
    ...natInterfaces(network),
    ...endpointInterfaces(network),
    ...firewallInterfaces(network),
  ];
}

function balancerInterfaces(network: Network): NetworkInterface[] {
  const result: NetworkInterface[] = [];
  for (const balancer of network.loadBalancers.values()) {
    for (const subnet of known(network, balancer.subnets)) {
      const mapping = balancer.mapping.get(subnet.key);
      const elasticIp =
        mapping?.elasticIp === undefined ? undefined : network.elasticIps.get(mapping.elasticIp);
      const internal = balancer.internal;
      const counterpart: PublicAddress | Unknown | undefined =
        internal instanceof Unknown
          ? internal
          : internal
            ? undefined
            : counterpartOf(elasticIp, mapping?.elasticIp ?? `${balancer.key}.dns_name`);
      const usesGroups =
        balancer.kind === 'application' || balancer.kind === 'classic' || balancer.groups.length > 0;
      result.push({
        ...plain(`${balancer.key}@${subnet.key}`, balancer.key, subnet),
        kind: 'load-balancer',
        ipv4: [{ address: parseAddress(mapping?.privateAddress ?? '')?.value, public: counterpart }],
        ipv6:
          balancer.dualStack && subnet.ipv6 !== undefined
            ? [{ address: parseAddress(mapping?.ipv6 ?? '')?.value, public: undefined }]
            : [],
        groups:
          balancer.groups.length > 0 || balancer.groupDoubt
            ? balancer.groups
            : usesGroups
              ? [subnet.vpc]
              : [],
        groupDoubt: balancer.groupDoubt,
        ungrouped: !usesGroups && !balancer.groupDoubt,
      });
    }
  }
  return result;
}

function natInterfaces(network: Network): NetworkInterface[] {
  const result: NetworkInterface[] = [];
  for (const gateway of network.natGateways.values()) {
    const [subnet] = typeof gateway.subnet === 'string' ? known(network, [gateway.subnet]) : [];
    const region = gateway.mode === 'regional' && typeof gateway.vpc === 'string' ? gateway.vpc : undefined;
    if (!subnet && region === undefined) continue;
    const ips = gateway.elasticIps.map((key) => counterpartOf(network.elasticIps.get(key), key));
    const first: PublicAddress | undefined =
      gateway.connectivity === 'private'
        ? undefined
        : (ips[0] ?? { label: `${gateway.key}.public_ip`, address: gateway.publicAddress });
    const addresses: InterfaceAddress[] = [
      {
        address: gateway.privateAddresses[0],
        public: first && { ...first, address: first.address ?? gateway.publicAddress },
      },
      ...gateway.privateAddresses.slice(1).map((address, index) => ({ address, public: ips[index + 1] })),
    ];
    result.push({
      ...(subnet ? plain(gateway.key, gateway.key, subnet) : inNoSubnet(gateway.key, region!)),
      kind: 'nat-gateway',
      ipv4: addresses,
      ipv6: [],
      ungrouped: true,
      sourceDestCheck: false,
    });
  }
  return result;
}

function endpointInterfaces(network: Network): NetworkInterface[] {
  const result: NetworkInterface[] = [];
  for (const endpoint of network.endpoints.values()) {
    if (endpoint.type === 'Gateway') continue;
    const isTransparent = endpoint.type === 'GatewayLoadBalancer';
    for (const subnet of known(network, endpoint.subnets)) {
      const fixed = endpoint.addresses.get(subnet.key);
      result.push({
        ...plain(`${endpoint.key}@${subnet.key}`, endpoint.key, subnet),
        kind: isTransparent ? 'gateway-load-balancer-endpoint' : 'interface-endpoint',
        ipv4: [{ address: parseAddress(fixed?.ipv4 ?? '')?.value, public: undefined }],
        ipv6:
          fixed?.ipv6 === undefined ? [] : [{ address: parseAddress(fixed.ipv6)?.value, public: undefined }],
        groups: isTransparent ? [] : endpoint.groups,
        groupDoubt: endpoint.doubts[0],
        ungrouped: isTransparent,
        sourceDestCheck: !isTransparent,
      });
    }
  }
  return result;
}

function firewallInterfaces(network: Network): NetworkInterface[] {
  const result: NetworkInterface[] = [];
  for (const firewall of network.firewalls.values()) {
    for (const subnet of known(network, firewall.subnets)) {
      result.push({
        ...plain(`${firewall.key}@${subnet.key}`, firewall.key, subnet),
        kind: 'firewall-endpoint',
        ipv4: [{ address: undefined, public: undefined }],
        ungrouped: true,
        sourceDestCheck: false,
      });
    }
  }
  return result;
}

function plain(key: string, owner: string, subnet: Subnet): NetworkInterface {
  return {
    key,
    owner,
    kind: 'workload',
    vpc: subnet.vpc,
    subnet: subnet.key,
    ipv4: [],
    ipv6: [],
    groups: [],
    groupDoubt: undefined,
    ungrouped: false,
    sourceDestCheck: true,
  };
}

/** A regional NAT gateway stands in its VPC, in no subnet. */
function inNoSubnet(key: string, vpc: string): NetworkInterface {
  return {
    key,
    owner: key,
    kind: 'nat-gateway',
    vpc,
    subnet: '',
    ipv4: [],
    ipv6: [],
    groups: [],
    groupDoubt: undefined,
    ungrouped: true,
    sourceDestCheck: false,
  };
}

function counterpartOf(ip: ElasticIp | undefined, label: string): PublicAddress {
  return { label: ip?.key ?? label, address: ip?.address };
}

function known(network: Network, keys: readonly string[]): Subnet[] {
  return keys.flatMap((key) => network.subnets.get(key) ?? []);
}
