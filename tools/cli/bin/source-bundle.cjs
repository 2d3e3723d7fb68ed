'use strict';
/**
 * Runs TypeScript sources of the workspace with no build step: they are bundled by esbuild into a cache keyed by
 * the content of every source that can be in the bundle, so a changed file means another key and never a stale run.
 */
const { createHash, randomBytes } = require('node:crypto');
const fs = require('node:fs');
const { createRequire } = require('node:module');
const os = require('node:os');
const path = require('node:path');
const vm = require('node:vm');

const WORKSPACE_SCOPE = '@landbridge/';
/** Packages with native parts or files of their own beside the code; they are loaded from node_modules. */
const EXTERNAL = ['esbuild', 'playwright-core', 'elkjs'];
const KEPT_BUNDLES = 8;

/** The package in `packageDir` and every workspace package that it depends on, each with its folder. */
function workspaceClosure(packageDir) {
  const found = new Map();
  const visit = (dir) => {
    if (found.has(dir)) return;
    const manifest = JSON.parse(fs.readFileSync(path.join(dir, 'package.json'), 'utf8'));
    found.set(dir, manifest.name);
    const requireFrom = createRequire(path.join(dir, 'package.json'));
    for (const name of Object.keys(manifest.dependencies ?? {})) {
      if (!name.startsWith(WORKSPACE_SCOPE)) continue;
      visit(fs.realpathSync(path.dirname(requireFrom.resolve(`${name}/package.json`))));
    }
  };
  visit(packageDir);
  return [...found.keys()].sort();
}

function sourceFiles(dir) {
  return fs
    .readdirSync(dir, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const file = path.join(dir, entry.name);
      if (entry.isDirectory()) return sourceFiles(file);
      return /\.(ts|json)$/.test(entry.name) && !entry.name.endsWith('.spec.ts') ? [file] : [];
    });
}

function contentKey(packageDirs, root) {
  const hash = createHash('sha256');
  const add = (file) =>
    hash.update(path.relative(root, file)).update('\0').update(fs.readFileSync(file)).update('\0');
  add(__filename);
  for (const dir of packageDirs) {
    add(path.join(dir, 'package.json'));
    sourceFiles(path.join(dir, 'src')).forEach(add);
  }
  const installed = path.join(root, 'node_modules/.package-lock.json');
  if (fs.existsSync(installed)) add(installed);
  // Bundled code knows the folder it came from, and V8's code cache the version of Node.
  return hash.update(root).update(process.version).digest('hex').slice(0, 24);
}

function workspaceRoot(packageDir) {
  for (let dir = packageDir; ; dir = path.dirname(dir)) {
    if (fs.existsSync(path.join(dir, 'node_modules/esbuild'))) return dir;
    if (dir === path.dirname(dir)) return packageDir;
  }
}

function cacheFolder(root) {
  const beside = path.join(root, 'node_modules/.cache/landbridge');
  try {
    fs.mkdirSync(beside, { recursive: true });
    fs.accessSync(beside, fs.constants.W_OK);
    return beside;
  } catch {
    const fallback = path.join(os.tmpdir(), `landbridge-cache-${os.userInfo().username}`);
    fs.mkdirSync(fallback, { recursive: true, mode: 0o700 });
    return fallback;
  }
}

/** `__dirname` in a bundle would be the cache folder; files that use it get the folder of their source. */
const keepSourceFolder = {
  name: 'keep-source-folder',
  setup(build) {
    build.onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, (args) => {
      const text = fs.readFileSync(args.path, 'utf8');
      if (!/\b__(dirname|filename)\b/.test(text)) return undefined;
      const names = `const __dirname = ${JSON.stringify(path.dirname(args.path))}, __filename = ${JSON.stringify(args.path)};`;
      return { contents: names + text, loader: 'ts' };
    });
  },
};

function bundle(packageDir, entry, outfile) {
  const { build } = createRequire(path.join(packageDir, 'package.json'))('esbuild');
  return build({
    entryPoints: [path.join(packageDir, entry)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    conditions: ['@landbridge/source'],
    external: EXTERNAL,
    // Code from V8's cache can import nothing by itself; esbuild writes `require` instead.
    supported: { 'dynamic-import': false },
    minifySyntax: true,
    keepNames: true,
    legalComments: 'none',
    logLevel: 'error',
    plugins: [keepSourceFolder],
  });
}

/** Two processes may build the same key at once: each writes a file of its own and renames it into place. */
function writeAtomically(file, write) {
  const temporary = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  return Promise.resolve(write(temporary)).then(() => fs.renameSync(temporary, file));
}

function dropOldBundles(folder, current) {
  const bundles = fs
    .readdirSync(folder)
    .filter((name) => /^[0-9a-f]{24}$/.test(name) && name !== current)
    .map((name) => ({ name, used: fs.statSync(path.join(folder, name)).mtimeMs }))
    .sort((a, b) => b.used - a.used);
  for (const { name } of bundles.slice(KEPT_BUNDLES))
    fs.rmSync(path.join(folder, name), { recursive: true, force: true });
}

/** Runs the bundle as the main module; the code cache saves V8 most of the compilation. */
function execute(file, packageDir) {
  const cacheFile = `${file}.v8`;
  const source = fs.readFileSync(file, 'utf8').replace(/^#!.*/, '');
  const cachedData = fs.existsSync(cacheFile) ? fs.readFileSync(cacheFile) : undefined;
  const script = new vm.Script(`(function (exports, require, module, __filename, __dirname) {${source}\n})`, {
    filename: file,
    cachedData,
  });
  if (cachedData === undefined || script.cachedDataRejected) {
    process.once('exit', () => {
      try {
        const temporary = `${cacheFile}.${process.pid}`;
        fs.writeFileSync(temporary, script.createCachedData());
        fs.renameSync(temporary, cacheFile);
      } catch {
        // Only speed is lost: the next start compiles again.
      }
    });
  }
  const module = { exports: {} };
  const requireFrom = createRequire(path.join(packageDir, 'package.json'));
  script
    .runInThisContext()
    .call(module.exports, module.exports, requireFrom, module, file, path.dirname(file));
}

async function prepare(packageDir, entry) {
  const root = workspaceRoot(packageDir);
  const folder = cacheFolder(root);
  const key = contentKey(workspaceClosure(packageDir), root);
  const file = path.join(folder, key, `${entry.replace(/\.ts$/, '').replace(/[\\/]/g, '-')}.cjs`);
  if (!fs.existsSync(file)) {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    await writeAtomically(file, (temporary) => bundle(packageDir, entry, temporary));
    dropOldBundles(folder, key);
  }
  return file;
}

async function run(packageDir, entry) {
  const file = await prepare(packageDir, entry).catch(() => undefined);
  // esbuild has printed what it could not compile.
  if (file === undefined) process.exitCode = 1;
  else execute(file, packageDir);
}

module.exports = { prepare, run };
