#!/usr/bin/env node
'use strict';
const { existsSync } = require('node:fs');
const { join } = require('node:path');

// Stands in for Terraform where cdktf deploys: TERRAFORM_BINARY_NAME=landbridge-terraform
if (existsSync(join(__dirname, '../src/guard/main.ts'))) {
  require('./source-bundle.cjs').run(join(__dirname, '..'), 'src/guard/main.ts');
} else {
  require('../dist/guard/main.js');
}
