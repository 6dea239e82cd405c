import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import { createClock } from '../../electron/services/clock.ts';
import { startPracticeService } from '../../electron/services/practice/practice-service.ts';
import type { PracticeService } from '../../electron/services/practice/practice-service.ts';
import type { Bridge } from '../../shared/contract/index.ts';
import type { Take } from '../../shared/contract/takes.ts';
import { estimateMicros } from '../../shared/money.ts';
import { emptyRecipe } from '../../shared/recipe.ts';
import { rooms } from '../e2e/rooms.ts';
import { launchStudio } from '../e2e/studio.ts';
import type { Studio } from '../e2e/studio.ts';
import { median, rounded } from './median.ts';
import type { Probe } from './queue-probe.ts';

declare global {
  // oxlint-disable-next-line typescript/consistent-type-definitions -- only an interface can extend the DOM's.
  interface Window {
    /** Kept by this bench in the page. */
    benchMessages: number[];
    benchPosters: Record<string, number>;
  }
}

const key = 'wsk-bench-0123456789abcdef';
const quietMs = 20_000;
const finished = 10;
const batch = 100;
const limits = { tier: 'custom', concurrent: 5000, perMinute: 5000 } as const;

export type QueueFigures = {
  /** While all takes run and are asked about, and the Queue is on the screen. */
  readonly loopDelayP99Ms: number;
  readonly ipcPerSecondQuiet: number;
  /** In the busiest second, while all are queued and sent; at most one message per frame and topic. */
  readonly ipcPerSecondBusiest: number;
  readonly questionsPerSecond: number;
  /** Main's processor time for one question, the probe's own and all idling included. */
  readonly cpuMsPerQuestion: number;
  readonly heapKBPerTake: number;
  /** From the click to the last POST answered. */
  readonly submitMsPerTake: number;
  /** From the end of a take at the service to its poster on the screen, others still running; the median. */
  readonly completionToPixelsMs: number;
};

/** 2,000 takes at once against 20: what one of them costs must not grow. The built studio, its page, and the practice service. */
export async function run(): Promise<Record<'takes20' | 'takes2000' | 'growth', Record<string, number>>> {
  const takes20 = await measure(20);
  const takes2000 = await measure(2000);
  const growth = Object.fromEntries(
    (Object.keys(takes20) as (keyof QueueFigures)[]).map((figure) => [
      figure,
      rounded(takes2000[figure] / Math.max(takes20[figure], 0.01), 2),
    ]),
  );
  return { takes20, takes2000, growth };
}

async function measure(count: number): Promise<QueueFigures> {
  const folder = await mkdtemp(path.join(tmpdir(), 'dailies-bench-queue-'));
  const portFile = path.join(folder, 'probe-port');
  const service = await startPracticeService({
    clock: createClock(),
    clipsFolder: path.resolve(import.meta.dirname, '../../electron/assets/practice'),
    key,
    speed: 0.5,
    limits: { perMinute: limits.perMinute, concurrent: limits.concurrent },
  });
  const studio = await launchStudio({
    userDataDir: path.join(folder, 'profile'),
    env: {
      DAILIES_API_BASE: service.baseUrl.href,
      DAILIES_API_KEY: key,
      DAILIES_BENCH_PROBE: portFile,
      NODE_OPTIONS: `--import=${pathToFileURL(path.join(import.meta.dirname, 'queue-probe.ts')).href}`,
    },
  });
  try {
    const probe = async (): Promise<Probe> =>
      (await (await fetch(`http://127.0.0.1:${readFileSync(portFile, 'utf8')}`)).json()) as Probe;
    return await measureStudio(studio, service, probe, count);
  } finally {
    await studio.kill();
    await service.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

async function measureStudio(
  { page }: Studio,
  service: PracticeService,
  probe: () => Promise<Probe>,
  count: number,
): Promise<QueueFigures> {
  await page.evaluate(watchPage);
  await page.evaluate(async (wanted) => {
    await window.bridge.request('settings.update', { limits: wanted });
  }, limits);
  await rooms(page).goTo('Queue');
  const before = await probe();

  const startedAt = performance.now();
  await generate(page, 'A slow river at dusk [slow]', count);
  await until(() => service.predictions().length >= count);
  const submitMsPerTake = (performance.now() - startedAt) / count;
  await sleep(2000);

  const busy = await page.evaluate(() => window.benchMessages);
  await probe();
  const begunAt = Date.now();
  await sleep(quietMs);
  const quiet = await probe();
  const messages = await page.evaluate(() => window.benchMessages);
  const questions = service.requests().filter(({ atMs }) => atMs >= begunAt).length;

  await rooms(page).goTo('Library');
  await generate(page, 'A red fox in falling snow', finished);
  const completionToPixelsMs = await untilPixels(page, service);
  return {
    loopDelayP99Ms: rounded(quiet.loopDelayP99Ms, 1),
    ipcPerSecondQuiet: rounded((messages.length - busy.length) / (quietMs / 1000), 2),
    ipcPerSecondBusiest: busiestSecond(busy),
    questionsPerSecond: rounded(questions / (quietMs / 1000), 1),
    cpuMsPerQuestion: rounded(quiet.cpuMs / questions, 2),
    heapKBPerTake: rounded((quiet.heapBytes - before.heapBytes) / 1024 / count, 1),
    submitMsPerTake: rounded(submitMsPerTake, 1),
    completionToPixelsMs: rounded(completionToPixelsMs, 0),
  };
}

/** Counts what main tells the page, and notes when each clip's poster is there to be seen. */
function watchPage(): void {
  const { bridge } = window as unknown as { bridge: Bridge };
  window.benchMessages = [];
  window.benchPosters = {};
  const names = ['takes.changed', 'library.changed', 'drafts.changed', 'app.statusChanged'] as const;
  for (const name of names) bridge.subscribe(name, () => window.benchMessages.push(Date.now()));
  document.addEventListener(
    'load',
    ({ target }) => {
      if (!(target instanceof HTMLImageElement)) return;
      const clip = /\/media\/poster\/([^/?]+)/.exec(target.src)?.[1];
      if (clip !== undefined) window.benchPosters[clip] ??= Date.now();
    },
    true,
  );
}

function busiestSecond(times: readonly number[]): number {
  return Math.max(0, ...times.map((from) => times.filter((at) => at >= from && at < from + 1000).length));
}

async function generate(page: Page, prompt: string, count: number): Promise<void> {
  const orders = Array.from({ length: Math.ceil(count / batch) }, (_, index) => ({
    intent: `bench-${Date.now()}-${index}`,
    count: Math.min(batch, count - index * batch),
  }));
  const recipe = { ...emptyRecipe, prompt };
  await page.evaluate(
    async ({ orders, recipe, agreedMicros }) => {
      const draft = await window.bridge.request('drafts.create', {});
      if (!draft.ok) throw new Error(draft.error.code);
      for (const order of orders) {
        const wanted = { ...order, draftId: draft.value.id, recipe, agreedMicros };
        const reply = await window.bridge.request('takes.generate', wanted);
        if (!reply.ok) throw new Error(reply.error.code);
      }
    },
    { orders, recipe, agreedMicros: estimateMicros(recipe.durationS) },
  );
}

async function untilPixels(page: Page, service: PracticeService): Promise<number> {
  const delays = new Map<string, number>();
  await until(async () => {
    const { posters, takes } = await page.evaluate(async () => {
      const list = await window.bridge.request('takes.list', {});
      if (!list.ok) throw new Error(list.error.code);
      const kept = list.value.takes.filter(({ clipId }: Take) => clipId !== null);
      return { posters: window.benchPosters, takes: kept };
    });
    for (const { id, clipId, remoteId } of takes) {
      const seenAt = clipId === null ? undefined : posters[clipId];
      const task = service.predictions().find((one) => one.id === remoteId);
      if (seenAt !== undefined && task !== undefined) delays.set(id, seenAt - task.endMs);
    }
    return delays.size >= finished;
  }, 1000);
  return median([...delays.values()]);
}

async function until(isSo: () => boolean | Promise<boolean>, everyMs = 100): Promise<void> {
  const deadline = Date.now() + 5 * 60_000;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error('It did not come to that in five minutes');
    await sleep(everyMs);
  }
}
