/** Texts found once for each key; equal texts share one short name, so that longer ones stay cheap to compare. */
export class Memo {
  private readonly known = new Map<string, string | undefined>();
  private readonly names = new Map<string, string>();

  /** The short name of what `make` says about the key; undefined where it says nothing. */
  of(key: string, make: () => string | undefined): string | undefined {
    if (this.known.has(key)) return this.known.get(key);
    const text = make();
    const name = text === undefined ? undefined : this.nameOf(text);
    this.known.set(key, name);
    return name;
  }

  private nameOf(text: string): string {
    let name = this.names.get(text);
    if (name === undefined) {
      name = String(this.names.size);
      this.names.set(text, name);
    }
    return name;
  }
}
