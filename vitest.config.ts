import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'src/**/*.scenario.test.ts', 'test/**/*.test.ts'],
    pool: 'forks',
    // The default leaves one core of two idle.
    maxWorkers: Math.max(2, Math.floor(availableParallelism() / 2)),
    globalSetup: 'test/global-setup.ts',
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
