const BYTES_PER_KB = 1024;

/** Does something and tells its user CPU time in milliseconds. */
export function timed<T>(work: () => T): { readonly result: T; readonly userMs: number } {
  const start = process.cpuUsage();
  const result = work();
  return { result, userMs: process.cpuUsage(start).user / 1000 };
}

/** The most memory that this process has held so far, in MiB. */
export function peakRssMb(): number {
  return Math.round(process.resourceUsage().maxRSS / BYTES_PER_KB);
}

/** Hands the figures to the process that started this one. */
export function tell(figures: unknown): void {
  process.stdout.write(JSON.stringify(figures));
}
