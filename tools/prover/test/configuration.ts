import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfiguration, type Configuration } from '@landbridge/terraform-model';

/** What the tools read when `document` stands as `main.tf.json` in a folder of its own. */
export function configurationOf(document: unknown): Configuration {
  const folder = mkdtempSync(join(tmpdir(), 'landbridge-prover-'));
  try {
    writeFileSync(join(folder, 'main.tf.json'), JSON.stringify(document, undefined, 2));
    return readConfiguration([folder]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
