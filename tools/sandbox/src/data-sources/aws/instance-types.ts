import type { TfObject } from '../../contract';
import { blocks, text, texts } from '../../types/values';
import { DataSourceProblem, type Answer } from '../answer';
import { zonesOf } from '../zones';

interface InstanceType {
  readonly name: string;
  readonly vcpus: number;
  /** MiB */
  readonly memory: number;
  readonly architecture: 'x86_64' | 'arm64';
  readonly threadsPerCore: number;
  readonly burstable: boolean;
  readonly interfaces: number;
  readonly addresses: number;
}

/** vCPUs of the sizes of the fixed-performance families. */
const SIZES: Readonly<Record<string, number>> = {
  medium: 1,
  large: 2,
  xlarge: 4,
  '2xlarge': 8,
  '4xlarge': 16,
  '8xlarge': 32,
  '12xlarge': 48,
  '16xlarge': 64,
  '24xlarge': 96,
};
/** Interfaces, and addresses on each. @see https://docs.aws.amazon.com/ec2/latest/instancetypes/ec2-instance-type-specifications.html */
const NETWORK: Readonly<Record<string, readonly [number, number]>> = {
  nano: [2, 2],
  micro: [2, 2],
  small: [3, 4],
  medium: [2, 4],
  large: [3, 10],
  xlarge: [4, 15],
  '2xlarge': [4, 15],
  '4xlarge': [8, 30],
  '8xlarge': [8, 30],
  '12xlarge': [8, 30],
  '16xlarge': [15, 50],
  '24xlarge': [15, 50],
};

/** GiB for each vCPU, and sizes. @see https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-types.html */
const X86 = ['large', 'xlarge', '2xlarge', '4xlarge', '8xlarge', '12xlarge', '16xlarge', '24xlarge'];
const ARM = ['medium', 'large', 'xlarge', '2xlarge', '4xlarge', '8xlarge', '12xlarge', '16xlarge'];
const FAMILIES: Readonly<Record<string, readonly [gib: number, sizes: readonly string[]]>> = {
  m5: [4, X86],
  m5a: [4, X86],
  m6i: [4, X86],
  m6a: [4, X86],
  m7i: [4, X86],
  c6i: [2, X86],
  c6a: [2, X86],
  c7i: [2, X86],
  r5: [8, X86],
  r6i: [8, X86],
  r7i: [8, X86],
  m6g: [4, ARM],
  m7g: [4, ARM],
  c6g: [2, ARM],
  c7g: [2, ARM],
  r6g: [8, ARM],
  r7g: [8, ARM],
};
/** Sizes of burstable families: vCPUs, and memory in MiB. */
const BURSTABLE: Readonly<Record<string, readonly [number, number]>> = {
  nano: [2, 512],
  micro: [2, 1024],
  small: [2, 2048],
  medium: [2, 4096],
  large: [2, 8192],
  xlarge: [4, 16384],
  '2xlarge': [8, 32768],
};
const BURSTABLE_ADDRESSES: Readonly<Record<string, readonly [number, number]>> = {
  ...NETWORK,
  medium: [3, 6],
  large: [3, 12],
};

function make(family: string, size: string, vcpus: number, memory: number): InstanceType {
  const burstable = family.startsWith('t');
  const arm = family.endsWith('g');
  const [interfaces = 2, addresses = 2] = (burstable ? BURSTABLE_ADDRESSES : NETWORK)[size] ?? [];
  return {
    name: `${family}.${size}`,
    vcpus,
    memory,
    architecture: arm ? 'arm64' : 'x86_64',
    threadsPerCore: arm ? 1 : 2,
    burstable,
    interfaces,
    addresses,
  };
}

/** The general, compute and memory families that are in wide use; others need a fixture. */
const TYPES: readonly InstanceType[] = [
  ...['t3', 't3a', 't4g'].flatMap((family) =>
    Object.entries(BURSTABLE).map(([size, [vcpus, memory]]) => make(family, size, vcpus, memory)),
  ),
  ...Object.entries(FAMILIES).flatMap(([family, [gib, sizes]]) =>
    sizes.map((size) => make(family, size, SIZES[size] ?? 0, gib * (SIZES[size] ?? 0) * 1024)),
  ),
];

function shown(type: InstanceType): TfObject {
  return {
    id: type.name,
    instance_type: type.name,
    bare_metal: false,
    burstable_performance_supported: type.burstable,
    current_generation: true,
    default_cores: type.vcpus / type.threadsPerCore,
    default_threads_per_core: type.threadsPerCore,
    default_vcpus: type.vcpus,
    ena_support: 'required',
    hypervisor: 'nitro',
    instance_storage_supported: false,
    ipv6_supported: true,
    maximum_ipv4_addresses_per_interface: type.addresses,
    maximum_ipv6_addresses_per_interface: type.addresses,
    maximum_network_interfaces: type.interfaces,
    memory_size: type.memory,
    supported_architectures: [type.architecture],
    supported_root_device_types: ['ebs'],
    supported_virtualization_types: ['hvm'],
  };
}

const instanceType: Answer = ({ config }) => {
  const name = text(config, 'instance_type') ?? '';
  const type = TYPES.find((one) => one.name === name);
  if (type !== undefined) return shown(type);
  throw new DataSourceProblem(
    `the sandbox has no facts about instance type ${name}. Give them in a fixtures file (--fixtures): {"aws_ec2_instance_type": [{"config": {"instance_type": "${name}"}, "values": {…}}]}`,
    'SBX201',
    'instance_type',
  );
};

/** What the filters of the two APIs look at. */
const PROPERTIES: Readonly<Record<string, (type: InstanceType) => string>> = {
  'instance-type': (type) => type.name,
  'processor-info.supported-architecture': (type) => type.architecture,
  'vcpu-info.default-vcpus': (type) => String(type.vcpus),
  'memory-info.size-in-mib': (type) => String(type.memory),
  'burstable-performance-supported': (type) => String(type.burstable),
  'bare-metal': () => 'false',
  'current-generation': () => 'true',
  hypervisor: () => 'nitro',
  'supported-virtualization-type': () => 'hvm',
  'supported-root-device-type': () => 'ebs',
};

function matches(config: TfObject): InstanceType[] {
  const filters = blocks(config, 'filter').filter((filter) => filter['name'] !== 'location');
  return TYPES.filter((type) =>
    filters.every((filter) => {
      const property = PROPERTIES[String(filter['name'])];
      if (property === undefined)
        throw new DataSourceProblem(
          `The filter '${String(filter['name'])}' is not simulated; a fixtures file (--fixtures) can give the answer`,
          'SBX201',
          'filter',
        );
      return texts(filter, 'values').some((wanted) => wildcard(wanted).test(property(type)));
    }),
  );
}

const wildcard = (wanted: string): RegExp =>
  new RegExp(
    `^${wanted
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.')}$`,
  );

/** Where a type may be offered: the places that the location type means, less those that a filter leaves out. */
function locationsOf(config: TfObject, region: string): string[] {
  const kind = text(config, 'location_type') ?? 'region';
  const zones = zonesOf(region);
  const places =
    kind === 'availability-zone'
      ? zones.map(({ name }) => name)
      : kind === 'availability-zone-id'
        ? zones.map(({ id }) => id)
        : [region];
  const wanted = blocks(config, 'filter').filter((filter) => filter['name'] === 'location');
  return places.filter((place) => wanted.every((filter) => texts(filter, 'values').includes(place)));
}

const offerings: Answer = ({ config, scope }) => {
  const kind = text(config, 'location_type') ?? 'region';
  const pairs = matches(config).flatMap((type) =>
    locationsOf(config, scope.region).map((location) => ({ type: type.name, location })),
  );
  return {
    id: scope.region,
    instance_types: pairs.map(({ type }) => type),
    locations: pairs.map(({ location }) => location),
    location_types: pairs.map(() => kind),
  };
};

const offering: Answer = ({ config, scope }) => {
  const found = matches(config).map(({ name }) => name);
  const preferred = texts(config, 'preferred_instance_types').find((name) => found.includes(name));
  const type = preferred ?? found[0];
  const [location] = locationsOf(config, scope.region);
  if (type === undefined || location === undefined)
    throw new DataSourceProblem('no EC2 Instance Type Offerings found matching criteria', 'NotFound');
  return { id: type, instance_type: type, location };
};

export const INSTANCE_TYPES: Readonly<Record<string, Answer>> = {
  aws_ec2_instance_type: instanceType,
  aws_ec2_instance_types: ({ config, scope }) => ({
    id: scope.region,
    instance_types: matches(config).map(({ name }) => name),
  }),
  aws_ec2_instance_type_offering: offering,
  aws_ec2_instance_type_offerings: offerings,
};
