import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { appendAllocations, EMPTY_LEDGER, readLedger } from '@landbridge/network-core';
import { addressPlan } from './address-plan';
import { LANDSCAPE } from './environments';
import { LEDGER_FILE } from './ledger-file';
import { readJson } from './synth/read-json';
import { reportErrors } from './synth/report-errors';

/**
 * Appends to the ledger what the landscape asks for and the ledger does not hold; run by `landbridge allocate` with
 * the stacks folder as working directory. Prints one line for each new block.
 */
reportErrors(() => {
  const ledger = existsSync(LEDGER_FILE) ? readLedger(readJson(LEDGER_FILE), LEDGER_FILE) : EMPTY_LEDGER;
  const grown = appendAllocations(ledger, addressPlan(LANDSCAPE));
  const added = grown.entries.slice(ledger.entries.length);
  for (const { key, cidr } of added) process.stdout.write(`${key} ${cidr}\n`);
  if (added.length === 0) return;
  const draft = `${LEDGER_FILE}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(grown, undefined, 2)}\n`);
  renameSync(draft, LEDGER_FILE);
});
