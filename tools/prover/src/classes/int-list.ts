/** A list of whole numbers that grows. */
export class IntList {
  private values = new Int32Array(1024);
  private used = 0;

  get length(): number {
    return this.used;
  }

  push(value: number): void {
    if (this.used === this.values.length) {
      const larger = new Int32Array(this.values.length * 2);
      larger.set(this.values);
      this.values = larger;
    }
    this.values[this.used++] = value;
  }

  at(place: number): number {
    return this.values[place]!;
  }

  clear(): void {
    this.used = 0;
  }

  /** What it holds now, until it grows. */
  view(): Int32Array {
    return this.values.subarray(0, this.used);
  }
}
