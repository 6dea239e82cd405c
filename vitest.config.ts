import { defineConfig } from 'vitest/config';

// Limits for what hangs, not measures: the machines that run this are shared and noisy.
const limits = { testTimeout: 120_000, hookTimeout: 120_000, expect: { poll: { timeout: 30_000 } } };

/** What puts something in a module's place, which all in its process would get; and what takes longest, so that a run begins with it. */
const alone = ['tests/unit/**/*.alone.test.ts', 'tests/unit/chaos/*.test.ts'];

export default defineConfig({
  test: {
    // One more than vitest takes of itself: on two cores it leaves one idle.
    maxWorkers: '100%',
    // Projects run in the order of their names.
    projects: [
      {
        test: { ...limits, name: 'alone', include: alone, environment: 'node' },
      },
      {
        test: {
          ...limits,
          name: 'components',
          include: ['tests/components/**/*.test.tsx'],
          environment: 'jsdom',
          setupFiles: ['tests/components/limits.ts'],
        },
      },
      {
        test: {
          ...limits,
          name: 'unit',
          include: ['tests/unit/**/*.test.ts', 'tests/architecture/**/*.test.ts'],
          exclude: alone,
          environment: 'node',
          // Files share a process and what it has loaded: a process each took longer than most of them (tests/architecture).
          isolate: false,
          unstubGlobals: true,
        },
      },
    ],
  },
});
