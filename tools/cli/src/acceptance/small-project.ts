import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { STATE_BUCKET } from './aws-account';
import { Workspace } from './workspace';

/** What a test may change of the two stacks. */
export interface Small {
  /** Name of the hub's VPC, which changes nothing that others read. */
  readonly hubName?: string;
  /** Block of the hub's VPC; another one replaces it, and what dev reads with it. */
  readonly hubCidr?: string;
}

const STATE = (stack: string): string => `../../../../.landbridge/sandbox/state/${stack}.tfstate`;

/** A landscape of two small stacks, `shared-network` and, reading its output, `dev-network`. */
export class SmallProject {
  readonly workspace: Workspace;

  constructor() {
    const source = mkdtempSync(join(tmpdir(), 'landbridge-small-'));
    const project = { app: 'true', output: 'cdktf.out', context: { environments: ['shared', 'dev'] } };
    writeFileSync(join(source, 'cdktf.json'), JSON.stringify(project));
    this.workspace = new Workspace(source);
    rmSync(source, { recursive: true });
    this.write({});
  }

  /** Writes what the synthesis gives; the project's own command leaves it as it is. */
  write({ hubName = 'hub', hubCidr = '10.0.0.0/16' }: Small): void {
    const provider = (name: string, account: string) => ({
      aws: [{ region: 'eu-west-1', profile: name, allowed_account_ids: [account] }],
    });
    const terraform = (stack: string) => ({
      backend: { local: { path: STATE(stack) } },
      required_providers: { aws: { source: 'hashicorp/aws', version: '6.25.0' } },
    });
    this.json('cdktf.out/stacks/shared-network/cdk.tf.json', {
      terraform: terraform('shared-network'),
      provider: provider('shared', '111111111111'),
      resource: {
        aws_vpc: { hub: { cidr_block: hubCidr, tags: { Name: hubName } } },
        aws_subnet: { hub: { vpc_id: '${aws_vpc.hub.id}', cidr_block: hubCidr } },
      },
      output: { vpc_id: { value: '${aws_vpc.hub.id}' } },
    });
    this.json('cdktf.out/stacks/dev-network/cdk.tf.json', {
      terraform: terraform('dev-network'),
      provider: provider('dev', '222222222222'),
      data: {
        terraform_remote_state: { shared: { backend: 'local', config: { path: STATE('shared-network') } } },
      },
      resource: {
        aws_vpc: {
          dev: {
            cidr_block: '10.16.0.0/16',
            tags: { Hub: '${data.terraform_remote_state.shared.outputs.vpc_id}' },
          },
        },
        aws_subnet: { dev: { vpc_id: '${aws_vpc.dev.id}', cidr_block: '10.16.0.0/20' } },
      },
    });
    this.json('cdktf.out/manifest.json', {
      version: '0.21.0',
      stacks: Object.fromEntries(
        [
          ['shared-network', []],
          ['dev-network', ['shared-network']],
        ].map(([name, dependencies]) => [
          name,
          {
            name,
            dependencies,
            synthesizedStackPath: `stacks/${String(name)}/cdk.tf.json`,
            workingDirectory: `stacks/${String(name)}`,
            constructPath: name,
            annotations: [],
          },
        ]),
      ),
    });
    this.json('cdktf.out/intent.json', {
      groups: { hub: { resources: ['aws_subnet.hub'] }, dev: { resources: ['aws_subnet.dev'] } },
      intents: [
        { name: 'dev never meets the hub', from: 'dev', to: 'hub', expect: 'blocked', bothWays: true },
      ],
    });
    this.json('cdktf.out/pipeline.json', {
      state: {
        bucket: STATE_BUCKET,
        region: 'eu-west-1',
        kmsKey: 'arn:aws:kms:eu-west-1:111111111111:alias/landbridge-state',
        account: '111111111111',
        profile: 'shared',
      },
    });
  }

  private json(path: string, content: unknown): void {
    const file = join(this.workspace.root, 'stacks', path);
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, JSON.stringify(content));
  }
}
