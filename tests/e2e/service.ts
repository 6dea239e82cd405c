import path from 'node:path';
import { createClock } from '../../electron/services/clock.ts';
import { startPracticeService } from '../../electron/services/practice/practice-service.ts';
import type { PracticeService } from '../../electron/services/practice/practice-service.ts';
import { test as base } from './studio.ts';

export const testKey = 'wsk-test-4f9a1c7e2b8d4d6fa0c3e5b7d9f1a3c5';

type Fixtures = {
  /** A service of the API's shape on loopback, with a key and play money; ended after the test. */
  service: PracticeService;
  /** The environment that points a studio at it with the right key. */
  liveEnv: Readonly<Record<string, string>>;
};

export const test = base.extend<Fixtures>({
  service: async ({}, use) => {
    const service = await startPracticeService({
      clock: createClock(),
      clipsFolder: path.resolve(import.meta.dirname, '../../electron/assets/practice'),
      key: testKey,
      speed: 200,
      limits: { perMinute: 1000, concurrent: 100 },
    });
    await use(service);
    await service.close();
  },
  liveEnv: async ({ service }, use) => {
    await use({ DAILIES_API_BASE: service.baseUrl.href, DAILIES_API_KEY: testKey });
  },
});
export { expect } from './studio.ts';
