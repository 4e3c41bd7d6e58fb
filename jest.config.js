// The tests run as compiled by tsc: no transformer stands between what is tested and what is bundled.
export default {
  testEnvironment: 'node',
  injectGlobals: false,
  transform: {},
  testMatch: ['<rootDir>/build/__tests__/**/*.test.js'],
  testTimeout: 30_000,
  // Most tests wait for a process they spawned.
  maxWorkers: 2
}
