#!/usr/bin/env node
'use strict';
const { join } = require('node:path');
const { run } = require('@landbridge/cli/source-bundle');

run(join(__dirname, '..'), 'src/main.ts');
