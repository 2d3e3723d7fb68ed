const preset = require('../../jest.preset.js')(__dirname);

/** Tests of the page in a real browser; `npm run test:page`. */
module.exports = {
  ...preset,
  displayName: 'page',
  testMatch: ['<rootDir>/test/**/*.page.ts'],
  testTimeout: 120_000,
};
