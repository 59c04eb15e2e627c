import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['*/test/**/*.test.ts'],
          environment: 'node',
        },
      },
      {
        test: {
          name: 'browser',
          include: ['browser/**/*.test.ts'],
          environment: 'node',
          fileParallelism: false,
          testTimeout: 45_000,
          hookTimeout: 40_000,
          globalSetup: './browser/setup.ts',
        },
      },
    ],
  },
});
