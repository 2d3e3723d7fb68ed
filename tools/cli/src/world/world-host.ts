/** What a world needs of the process and the project that use it. */
export interface WorldHost {
  /** Folder that holds `.landbridge/`. */
  readonly root: string;
  readonly cwd: string;
  /** The Terraform binary. */
  readonly binary: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}
