import { LandbridgeError, parseJson } from '@landbridge/terraform-model';

/** What a file of numbers is about, for its errors. */
export interface NumbersForm {
  readonly code: string;
  /** What cannot be read, e.g. `the figures`. */
  readonly what: string;
  readonly accepts: (number: number) => boolean;
  /** What a number has to be, e.g. `no percentage`. */
  readonly otherwise: string;
  readonly fix: string;
}

/** `{ "<address>": <number> }`. Throws the form's code where the text is not that. */
export function parseNumbers(
  text: string,
  place: string,
  { code, what, accepts, otherwise, fix }: NumbersForm,
): Readonly<Record<string, number>> {
  const malformed = (at: string, why: string): LandbridgeError =>
    new LandbridgeError({ code, place: at, message: `${what} cannot be read: ${why}`, fix });
  const found = parseJson(text, place, code);
  if (typeof found !== 'object' || found === null || Array.isArray(found))
    throw malformed(place, 'it is no object');
  for (const [address, number] of Object.entries(found)) {
    if (typeof number !== 'number' || !accepts(number))
      throw malformed(`${place}#/${address}`, `${JSON.stringify(number)} is ${otherwise}`);
  }
  return found as Readonly<Record<string, number>>;
}
