/** What a {@link LandbridgeError} is made of. */
export interface ErrorParts {
  /** Stable code, e.g. `MDL003`; `landbridge explain MDL003` tells more. */
  readonly code: string;
  /** What is wrong, in one sentence without a full stop. */
  readonly message: string;
  /** Where: a file with a JSON pointer or line, a resource address, or an option of the command line. */
  readonly place?: string;
  /** What would make it right. */
  readonly fix?: string;
}

/** An error that a person caused and can mend: it has a code, a place and a fix, and prints as one line. */
export class LandbridgeError extends Error {
  readonly code: string;
  readonly place: string | undefined;
  readonly fix: string | undefined;

  constructor(parts: ErrorParts, options?: ErrorOptions) {
    const place = parts.place === undefined ? '' : ` [${parts.place}]`;
    const fix = parts.fix === undefined ? '' : `; ${parts.fix}`;
    super(printable(`${parts.code}${place} ${parts.message}${fix}`), options);
    this.name = 'LandbridgeError';
    this.code = parts.code;
    this.place = parts.place;
    this.fix = parts.fix;
  }
}

/** Names come from files that anybody may have written: a terminal must not obey them. */
function printable(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g, (sign) =>
    sign === '\r' ? ' ' : `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
