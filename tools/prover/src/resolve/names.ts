/** Lower case and without the trailing dot: `WWW.Example.com.` is `www.example.com`. */
export function normalName(name: string): string {
  return name.toLowerCase().replace(/\.$/, '');
}

/** Whether `name` is `domain` or lies below it. The root (`.` or empty) holds every name. */
export function liesIn(name: string, domain: string): boolean {
  return domain === '' || name === domain || name.endsWith(`.${domain}`);
}

/** Number of labels: 0 for the root. */
export function labels(name: string): number {
  return name === '' ? 0 : name.split('.').length;
}

/**
 * Wildcard names that may answer for `name`, nearest first: `a.b.c` gives `*.b.c`, `*.c`.
 * Source: RFC 4592; https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DomainNameFormat.html
 */
export function wildcardsOf(name: string): string[] {
  const parts = name.split('.');
  return parts.slice(1).map((_, index) => `*.${parts.slice(index + 1).join('.')}`);
}
