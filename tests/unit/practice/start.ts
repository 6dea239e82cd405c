import path from 'node:path';
import { onTestFinished } from 'vitest';
import {
  startPracticeService,
  type PracticeOptions,
  type PracticeService,
} from '../../../electron/services/practice/practice-service.ts';
import { createHttp } from '../../../electron/services/http.ts';
import { createClient } from '../../../electron/services/wavespeed/create-client.ts';
import type { WavespeedClient } from '../../../electron/services/wavespeed/client.ts';
import { klingModel, type Recipe } from '../../../shared/recipe.ts';
import { createVirtualClock, type VirtualClock } from '../../fakes/clock.ts';
import { createSeededRandom } from '../../fakes/random.ts';

export const clipsFolder = path.join(import.meta.dirname, '../../../electron/assets/practice');
export const http = createHttp();

export type Practice = {
  readonly service: PracticeService;
  readonly clock: VirtualClock;
  readonly client: WavespeedClient;
  url(path: string): URL;
};

/** The service on virtual time with seeded chance, and the studio's own client before it. Closed with the test. */
export async function startPractice(
  options: Partial<PracticeOptions> & { clock?: VirtualClock } = {},
): Promise<Practice> {
  const clock = options.clock ?? createVirtualClock();
  const service = await startPracticeService({
    random: createSeededRandom(1),
    clipsFolder,
    ...options,
    clock,
  });
  onTestFinished(() => service.close());
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const client = createClient(
    { http, log },
    { baseUrl: service.baseUrl, key: async () => options.key ?? null },
  );
  return { service, clock, client, url: (at) => new URL(at, service.baseUrl.origin) };
}

export function recipeOf(prompt: string, more: Partial<Recipe> = {}): Recipe {
  return { prompt, negativePrompt: '', aspectRatio: '16:9', durationS: 5, ...more };
}

/** Buys a take and answers its id. */
export async function buy({ client }: Practice, recipe: Recipe): Promise<string> {
  const outcome = await client.submit(klingModel, recipe);
  if (outcome.kind !== 'accepted') throw new Error(`Not accepted: ${JSON.stringify(outcome)}`);
  return outcome.prediction.id;
}

/** Sends JSON as any client might. */
export async function call(
  url: URL,
  init: { method?: string; body?: unknown; headers?: Record<string, string> } = {},
): Promise<{ readonly status: number; readonly headers: Headers; readonly json: unknown }> {
  const response = await fetch(url, {
    method: init.method ?? (init.body === undefined ? 'GET' : 'POST'),
    ...(init.headers !== undefined && { headers: init.headers }),
    ...(init.body !== undefined && {
      body: typeof init.body === 'string' ? init.body : JSON.stringify(init.body),
    }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, json: text === '' ? null : JSON.parse(text) };
}
