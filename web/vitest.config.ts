import { defineConfig } from 'vitest/config';
import { words } from './words/build/plugin.ts';

/** Plays on a running platform, so it runs only on request. */
const evidence = {
  test: {
    name: 'evidence',
    include: ['browser/*.evidence.ts'],
    environment: 'node' as const,
    hookTimeout: 60_000,
  },
};

/** Games on a running platform, only on request. ./quizcast test sets its URL. */
const real = {
  test: {
    name: 'real',
    include: ['browser/real/*.real.ts'],
    environment: 'node' as const,
    // Runs them side by side, because a game is mostly waiting for its clock.
    maxWorkers: 2,
    hookTimeout: 180_000,
  },
};

/** Lighthouse on a running platform, only on request: `npm run lighthouse -w player`. */
const audits = {
  test: {
    name: 'lighthouse',
    include: ['browser/real/*.lighthouse.ts'],
    environment: 'node' as const,
    fileParallelism: false,
    hookTimeout: 180_000,
  },
};

/** Pictures of every screen, only on request: `npm run shots -w player`. */
const shots = {
  test: {
    name: 'shots',
    include: ['browser/shots/*.shots.ts'],
    environment: 'node' as const,
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 60_000,
  },
};

export default defineConfig({
  test: {
    projects: [
      ...(process.env.QUIZCAST_EVIDENCE ? [evidence] : []),
      ...(process.env.QUIZCAST_TAKE_SHOTS ? [shots] : []),
      ...(process.env.QUIZCAST_LIGHTHOUSE ? [audits] : []),
      ...(process.env.QUIZCAST_REAL ? [real] : []),
      {
        plugins: [words()],
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
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          // Retries once, because a real browser on a busy machine may be slow; a test that passes
          // only then is reported as flaky.
          retry: 1,
          testTimeout: 45_000,
          hookTimeout: 40_000,
          // The default of one second is too short for a busy machine.
          expect: { poll: { timeout: 8_000 } },
          globalSetup: './browser/setup.ts',
        },
      },
    ],
  },
});
