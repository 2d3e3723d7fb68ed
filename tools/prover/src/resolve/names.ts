/** Lower case, without the trailing dot, `\052` read as `*`: `WWW.Example.com.` is `www.example.com`. */
export function normalName(name: string): string {
  return name.toLowerCase().replaceAll('\\052', '*').replace(/\.$/, '');
}

/** Whether `name` is `domain` or lies below it. The root (`.` or empty) holds every name. */
export function liesIn(name: string, domain: string): boolean {
  return domain === '' || name === domain || name.endsWith(`.${domain}`);
}

/** Number of labels: 0 for the root. */
export function labels(name: string): number {
  return name === '' ? 0 : name.split('.').length;
}

/** The name itself, then each name above it, down to and including `domain`. */
export function upTo(name: string, domain: string): string[] {
  const parts = name.split('.');
  const count = parts.length - labels(domain);
  const names = Array.from({ length: count }, (_, index) => parts.slice(index).join('.'));
  return [...names, domain];
}
