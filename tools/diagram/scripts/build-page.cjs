'use strict';
/** Before packing: the program of the page is bundled once, so that a packed package needs no compiler. */
const { writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { bundlePage } = require('../dist/html/page-script.js');

writeFileSync(join(__dirname, '../dist/page.js'), bundlePage());
