#!/usr/bin/env node
'use strict';
/** Runs one of `src/programs`: `program.cjs <name> [args…]`. */
const { join } = require('node:path');
const { run } = require('@landbridge/cli/source-bundle');

const [name] = process.argv.splice(2, 1);
run(join(__dirname, '..'), `src/programs/${name}.ts`);
