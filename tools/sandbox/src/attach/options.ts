/** How a sandbox is started. */
export interface SandboxOptions {
  /** Folder of the simulated account's objects; made when missing. Shared safely by several processes. */
  readonly world: string;
  /**
   * Account of a provider configuration without `assume_role`.
   * @default '123456789012'
   */
  readonly account?: string;
  /**
   * Region of a provider configuration that names none.
   * @default AWS_REGION, AWS_DEFAULT_REGION, else 'eu-west-1'
   */
  readonly region?: string;
  /** File with answers for data sources that the simulated account cannot answer. */
  readonly fixtures?: string;
  /**
   * Folder in which Terraform's state is kept for callers that override the backend: the sandbox then answers
   * `http` backends at {@link Sandbox.stateUrl}, far quicker than the local backend with many resources.
   * @default no state server
   */
  readonly stateDir?: string;
  /**
   * Lets Terraform core check every answer, at the price that blocks which the configuration leaves to AWS
   * (`root_block_device` of an instance) stay empty.
   * @default true when LANDBRIDGE_SANDBOX_STRICT is 1
   */
  readonly strict?: boolean;
}

/** A running simulated provider. It lives in this process: run Terraform asynchronously, never by `spawnSync`. */
export interface Sandbox {
  /** Variables to add to the environment of Terraform, OpenTofu, cdktf or Terragrunt. */
  readonly env: Readonly<Record<string, string>>;
  /** Address of the `http` backend for the state called `name`; needs {@link SandboxOptions.stateDir}. */
  stateUrl(name: string): string;
  /** Stops serving. What Terraform did so far is on disk already. */
  stop(): Promise<Summary>;
}

/** What happened in a sandbox while it ran. */
export interface Summary {
  /** Resource types that were planned or applied whose behaviour is invented (newer than the known facts), sorted. */
  readonly shapeOnly: readonly string[];
  /** Resources that were created, updated and deleted in the simulated account. */
  readonly created: number;
  readonly updated: number;
  readonly deleted: number;
  /** Refusals that AWS would have given, as Terraform printed them. */
  readonly refused: number;
  /** CPU time of the simulator in milliseconds (of this process, while the sandbox ran). */
  readonly cpuMs: number;
}

/** How {@link runInSandbox} runs its command. */
export interface RunOptions extends SandboxOptions {
  /** @default the process's working folder */
  readonly cwd?: string;
  /** @default the process's environment */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Where the command's standard output goes. @default 'inherit' */
  readonly stdout?: 'inherit' | 'ignore';
  /** Where the command's standard error goes, unchanged. @default the process's standard error */
  readonly stderr?: (text: string) => void;
  /** Where lines of the sandbox itself go. @default standard error */
  readonly say?: (line: string) => void;
}
