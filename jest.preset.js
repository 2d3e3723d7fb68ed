const { basename } = require('node:path');

/** One Jest project for the folder `dir`: TypeScript by SWC, workspace packages read from their sources. */
module.exports = (dir) => ({
  displayName: basename(dir),
  rootDir: dir,
  testEnvironment: 'node',
  testMatch: ['<rootDir>/**/*.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/out-tsc/', '/cdktf\\.out/', '/\\.landbridge/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/out-tsc/', '/cdktf\\.out/', '/\\.landbridge/'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: { target: 'es2022', parser: { syntax: 'typescript' }, keepClassNames: true },
        module: { type: 'commonjs' },
      },
    ],
  },
  testEnvironmentOptions: { customExportConditions: ['@landbridge/source', 'node', 'require', 'default'] },
});
