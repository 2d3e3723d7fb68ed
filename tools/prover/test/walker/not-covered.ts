/** The walker does not know, because the pages leave it open or because it was not taught: no verdict to compare. */
export class NotCovered extends Error {
  override readonly name = 'NotCovered';
}
