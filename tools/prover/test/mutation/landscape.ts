import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfiguration, type Configuration } from '@landbridge/terraform-model';
import { readAssumptions, type Assumptions } from '../../src';

export type Arguments = Record<string, unknown>;
/** One stack's `cdk.tf.json`, as far as it is mutated. */
export interface StackDocument {
  resource: Record<string, Record<string, Arguments>>;
  [section: string]: unknown;
}

/** A CDKTF output folder held in memory. */
export interface Landscape {
  readonly manifest: string;
  /** What the program that wrote it says of its sites; nothing where it says nothing. */
  readonly assumptions: Assumptions;
  readonly stacks: Readonly<Record<string, StackDocument>>;
}

export function loadLandscape(folder: string): Landscape {
  const names = readdirSync(join(folder, 'stacks'));
  const assumptions = join(folder, 'assumptions.json');
  return {
    manifest: readFileSync(join(folder, 'manifest.json'), 'utf8'),
    assumptions: existsSync(assumptions) ? readAssumptions(assumptions) : {},
    stacks: Object.fromEntries(
      names.map((name) => [
        name,
        JSON.parse(readFileSync(join(folder, 'stacks', name, 'cdk.tf.json'), 'utf8')) as StackDocument,
      ]),
    ),
  };
}

/** What the tools read from it. */
export function configurationOfLandscape(landscape: Landscape): Configuration {
  const folder = mkdtempSync(join(tmpdir(), 'landbridge-landscape-'));
  try {
    writeFileSync(join(folder, 'manifest.json'), landscape.manifest);
    for (const [name, document] of Object.entries(landscape.stacks)) {
      mkdirSync(join(folder, 'stacks', name), { recursive: true });
      writeFileSync(join(folder, 'stacks', name, 'cdk.tf.json'), JSON.stringify(document));
    }
    return readConfiguration([folder]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Adds an instance with an open group to every subnet, so that each can stand as an end of traffic. */
export function withProbes(landscape: Landscape): Landscape {
  const stacks = structuredClone(landscape.stacks);
  for (const document of Object.values(stacks)) {
    const { aws_subnet: subnets = {} } = document.resource;
    for (const [name, subnet] of Object.entries(subnets)) {
      const everything = { from_port: 0, to_port: 0, protocol: '-1', cidr_blocks: ['0.0.0.0/0'] };
      (document.resource['aws_security_group'] ??= {})[`probe_${name}`] = {
        name: `probe-${name}`,
        vpc_id: subnet['vpc_id'],
        ingress: [everything],
        egress: [everything],
      };
      (document.resource['aws_instance'] ??= {})[`probe_${name}`] = {
        ami: 'ami-0123456789abcdef0',
        instance_type: 't3.micro',
        subnet_id: `\${aws_subnet.${name}.id}`,
        vpc_security_group_ids: [`\${aws_security_group.probe_${name}.id}`],
      };
    }
  }
  return { ...landscape, stacks };
}
