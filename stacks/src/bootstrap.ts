import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { App } from 'cdktf';
import { LANDSCAPE } from './environments';
import { PIPELINE } from './environments/pipeline';
import { BootstrapStack } from './pipeline/bootstrap-stack';
import { pipelineFile } from './pipeline/pipeline-file';
import { checkLogicalIds } from './synth/check-logical-ids';
import { reportErrors } from './synth/report-errors';
import { withoutTraces } from './synth/without-traces';
import { writeFolder } from './synth/write-folder';

/**
 * Synthesizes what the pipeline itself needs, apart from the landscape: it is there before any state can be kept, and
 * outlives every environment. `CDKTF_OUTDIR` names the output folder, by default `cdktf.out`.
 */
reportErrors(() => {
  writeFolder(resolve(process.env['CDKTF_OUTDIR'] ?? 'cdktf.out'), (outdir) => {
    withoutTraces(() => {
      const app = new App({ outdir, stackTraces: false });
      new BootstrapStack(app, 'bootstrap', LANDSCAPE, PIPELINE);
      checkLogicalIds(app);
      app.synth();
    });
    const pipeline = JSON.stringify(pipelineFile(LANDSCAPE, PIPELINE), undefined, 2);
    writeFileSync(join(outdir, 'pipeline.json'), `${pipeline}\n`);
  });
});
