module.exports = {
  projects: ['<rootDir>/packages/*', '<rootDir>/stacks', '<rootDir>/tools/*'],
  testTimeout: 120_000,
};
