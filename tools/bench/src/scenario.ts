/** What a scenario is given. */
export interface Context {
  /** Copy of the workspace that may be changed. */
  readonly root: string;
  readonly runs: number;
  /** Whether also what takes minutes is measured. */
  readonly full: boolean;
  /** Whether cdktf's own command line is measured, which npx may have to download first. */
  readonly stock: boolean;
}

/** A table, and the same as data. */
export interface Report {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly figures: unknown;
}

/** One thing that is measured; its name is what `--only` takes and what its results are called. */
export interface Scenario {
  readonly name: string;
  readonly title: string;
  measure(context: Context): Promise<Report>;
}
