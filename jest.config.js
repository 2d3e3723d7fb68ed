module.exports = {
  projects: ['<rootDir>/packages/*', '<rootDir>/stacks', '<rootDir>/tools/*'],
  testTimeout: 300_000,
};
