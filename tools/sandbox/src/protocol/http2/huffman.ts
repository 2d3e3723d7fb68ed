/**
 * Lengths in bits of the codes of all 256 bytes and of the end mark, one digit of base 36 each. The code is canonical, so
 * the lengths say all of it.
 * @see https://www.rfc-editor.org/rfc/rfc7541#appendix-B
 */
const LENGTHS =
  'dnsssssssoussussssssssusssssssss6aacd68baa8b8666555666666678f6cad67777777777777777777777878djde6f5' +
  '6565666577666567655677777fbedskmkkmmmnmnnnnnonoomnonnnnlmnmnnomlkmmnnlnmmolmnnllmlnmnnkmmmnmmnqqkj' +
  'mnmpqqqrrqopjlqrrqrollqqsrrrkoklmllnmmppooqnqrqqrrrrrsrrrrrqu';
const END = 256;

/** A node of the tree of codes: what follows a 0 and a 1, or the byte that ends here. */
type Node = [zero: Node | number | undefined, one: Node | number | undefined];

function tree(): Node {
  const root: Node = [undefined, undefined];
  const symbols = [...LENGTHS].map((digit, symbol) => ({ symbol, length: parseInt(digit, 36) }));
  symbols.sort((a, b) => a.length - b.length || a.symbol - b.symbol);
  let code = 0;
  let length = 0;
  for (const one of symbols) {
    code *= 2 ** (one.length - length);
    length = one.length;
    place(root, code++, length, one.symbol);
  }
  return root;
}

function place(root: Node, code: number, length: number, symbol: number): void {
  let node = root;
  for (let bit = length - 1; bit > 0; bit--) {
    const side = Math.floor(code / 2 ** bit) % 2;
    const next = node[side];
    if (typeof next === 'object') node = next;
    else node[side] = node = [undefined, undefined];
  }
  node[code % 2] = symbol;
}

const ROOT = tree();

/** Decodes Huffman-coded text of a header; what is left at the end is padding of ones. */
export function decodeHuffman(bytes: Uint8Array): string {
  const text: number[] = [];
  let node = ROOT;
  for (const byte of bytes)
    for (let bit = 7; bit >= 0; bit--) {
      const next = node[(byte >> bit) & 1];
      if (next === undefined || next === END) throw new RangeError('a header is not Huffman code');
      if (typeof next === 'number') {
        text.push(next);
        node = ROOT;
      } else node = next;
    }
  return String.fromCharCode(...text);
}
