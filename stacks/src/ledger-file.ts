/** The committed address ledger, seen from the stacks folder. */
export const LEDGER_FILE = 'address-ledger.json';
