/** Whether a text fits a pattern in which `*` stands for any text. Everything else means itself. */
export function patternOf(pattern: string): (text: string) => boolean {
  if (!pattern.includes('*')) return (text) => text === pattern;
  const source = pattern
    .split(/\*+/)
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('[^]*');
  const expression = new RegExp(`^${source}$`);
  return (text) => expression.test(text);
}

/** Patterns over addresses: with several stacks an address may be given with its stack or without. */
export function addressPattern(pattern: string): (address: string, stack: string | undefined) => boolean {
  const fits = patternOf(pattern);
  return (address, stack) => fits(address) || (stack !== undefined && fits(address.slice(stack.length + 1)));
}
