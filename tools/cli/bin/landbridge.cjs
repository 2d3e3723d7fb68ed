#!/usr/bin/env node
'use strict';
const { existsSync } = require('node:fs');
const { join } = require('node:path');

// In the workspace the sources run, bundled on first use; a packed package has no sources and runs what was built.
if (existsSync(join(__dirname, '../src/main.ts'))) {
  require('./source-bundle.cjs').run(join(__dirname, '..'), 'src/main.ts');
} else {
  require('../dist/main.js');
}
