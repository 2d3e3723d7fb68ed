'use strict';
// Runs under `landbridge sandbox run <outdir> deploy|plan`: init, plan, apply and a second plan of every stack of a
// synthesis folder, upstream first; with `plan` only the first plan. Prints one JSON document.
const { spawnSync } = require('node:child_process');
const { readFileSync } = require('node:fs');
const { dirname, join, resolve } = require('node:path');

const outdir = resolve(process.argv[2]);
const until = process.argv[3];
const { stacks } = JSON.parse(readFileSync(join(outdir, 'manifest.json'), 'utf8'));
const terraform = process.env.LANDBRIDGE_TERRAFORM || 'terraform';

function run(folder, args, accepted = [0]) {
  const { status, signal, stdout, stderr, error } = spawnSync(terraform, args, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
    env: { ...process.env, CHECKPOINT_DISABLE: '1', TF_IN_AUTOMATION: '1' },
  });
  if (error) throw error;
  if (accepted.includes(status)) return { status, stdout };
  process.stderr.write(
    `terraform ${args.join(' ')} in ${folder} ended with ${signal || status}\n${stdout}\n${stderr}\n`,
  );
  process.exit(1);
}

/** Changes of a saved plan as `{address, actions}`. */
function changes(folder, file) {
  const plan = JSON.parse(run(folder, ['show', '-json', file]).stdout);
  return (plan.resource_changes || [])
    .filter(({ mode }) => mode === 'managed')
    .map(({ address, change }) => ({ address, actions: change.actions }));
}

function effects(all) {
  return all
    .filter(({ actions }) => actions.join() !== 'no-op')
    .map(({ address, actions }) => `${actions.join('/')} ${address}`);
}

function upstreamFirst(names) {
  const done = new Set();
  const order = [];
  const visit = (name) => {
    if (done.has(name)) return;
    done.add(name);
    (stacks[name].dependencies || []).forEach(visit);
    order.push(name);
  };
  names.forEach(visit);
  return order;
}

const result = upstreamFirst(Object.keys(stacks)).map((stack) => {
  const folder = dirname(join(outdir, stacks[stack].synthesizedStackPath));
  run(folder, ['init', '-input=false', '-no-color']);
  run(folder, ['plan', '-input=false', '-no-color', '-out=first.tfplan']);
  const first = changes(folder, 'first.tfplan');
  const count = (action) => first.filter(({ actions }) => actions.includes(action)).length;
  const counts = { stack, add: count('create'), change: count('update'), destroy: count('delete') };
  if (until === 'plan') return { ...counts, secondPlan: effects(first) };
  run(folder, ['apply', '-input=false', '-no-color', 'first.tfplan']);
  const second = run(
    folder,
    ['plan', '-input=false', '-no-color', '-detailed-exitcode', '-out=second.tfplan'],
    [0, 2],
  );
  // Exit status 2 without a changed resource is a changed output, which is a change as well.
  const secondPlan =
    second.status === 0 ? [] : [...effects(changes(folder, 'second.tfplan')), 'terraform plan exits 2'];
  return { ...counts, secondPlan };
});
process.stdout.write(JSON.stringify(result));
