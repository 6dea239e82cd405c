import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.e2e.ts',
  outputDir: 'test-results/e2e',
  // Each test starts a whole studio, and then often waits for what takes seconds by design: three keep two cores busy.
  workers: 3,
  fullyParallel: true,
  retries: 0,
  // Limits for what hangs, not measures: the machines that run this are shared and noisy.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  forbidOnly: true,
  reporter: [['line'], ['json', { outputFile: 'test-results/e2e.json' }]],
  // The film of a trace costs a quarter of the processor's time, with nobody to watch it: of a failure there is a picture, and the
  // page before and after each step is in the trace. With film: npm run e2e -- --trace on
  use: { trace: { mode: 'retain-on-failure', screenshots: false }, screenshot: 'only-on-failure' },
});
