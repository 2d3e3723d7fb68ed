import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readLedger } from '@landbridge/network-core';
import { App } from 'cdktf';
import { assumptions } from './assumptions';
import { LANDSCAPE } from './environments';
import { PIPELINE } from './environments/pipeline';
import { ERROR_CODES } from './error-codes';
import { intents } from './intent';
import { buildLandscape } from './landscape';
import { LEDGER_FILE } from './ledger-file';
import { pipelineFile } from './pipeline/pipeline-file';
import { checkLogicalIds } from './synth/check-logical-ids';
import { readJson } from './synth/read-json';
import { reportErrors } from './synth/report-errors';
import { withoutTraces } from './synth/without-traces';
import { writeFolder } from './synth/write-folder';

/**
 * Synthesizes the landscape; run with the stacks folder as working directory.
 * `CDKTF_OUTDIR` names the output folder, by default `cdktf.out`.
 */
reportErrors(() => {
  const ledger = readLedger(readJson(LEDGER_FILE), LEDGER_FILE);
  writeFolder(resolve(process.env['CDKTF_OUTDIR'] ?? 'cdktf.out'), (outdir) => {
    const links = withoutTraces(() => {
      const app = new App({ outdir, stackTraces: false });
      const made = buildLandscape(app, LANDSCAPE, ledger);
      checkLogicalIds(app);
      app.synth();
      return made;
    });
    const beside = {
      'intent.json': intents(LANDSCAPE),
      'assumptions.json': assumptions(LANDSCAPE, links),
      'error-codes.json': ERROR_CODES,
      'pipeline.json': pipelineFile(LANDSCAPE, PIPELINE),
    };
    for (const [name, content] of Object.entries(beside)) {
      writeFileSync(join(outdir, name), `${JSON.stringify(content, undefined, 2)}\n`);
    }
  });
});
